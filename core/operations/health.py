"""What watches over the site is told the truth, without a word about anybody."""

import shutil
import tempfile
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.models.outbox import OutboxLetter

LEAST_SPACE = 50 * 1024 * 1024  # bytes
LATE = timedelta(hours=1)

GOOD, BAD = "good", "bad"


@never_cache
@require_safe
def live(request) -> HttpResponse:
    """Say that the process answers: it need not be started again."""
    return HttpResponse("alive\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request) -> JsonResponse:
    """Say whether everything works; 503 if forms, searches or the admin do not. Stored pages are served even then."""
    found = {"database": database(), "disk": disk()}
    found["mail"] = mail() if found["database"] == GOOD else "unknown"
    # Late mail is no reason to send readers elsewhere.
    is_ready = found["database"] == found["disk"] == GOOD
    return JsonResponse({"ready": is_ready, **found}, status=200 if is_ready else 503)


def database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM django_migrations")
    except DatabaseError:
        return BAD
    return GOOD


def disk() -> str:
    """Return whether something can be written where the site keeps its files, with some room to spare."""
    try:
        with tempfile.NamedTemporaryFile(dir=settings.DATA_DIR) as file:
            file.write(bytes(4096))
            file.flush()
        return GOOD if shutil.disk_usage(settings.DATA_DIR).free >= LEAST_SPACE else BAD
    except OSError:
        return BAD


def mail() -> str:
    """Return whether a mail that should have gone out is still here."""
    try:
        waits = OutboxLetter.objects.waiting().filter(created_at__lt=timezone.now() - LATE).exists()
    except DatabaseError:
        return "unknown"
    return "late" if waits else GOOD
