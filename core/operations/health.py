"""What watches over the site is told the truth, without a word about anybody."""

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.operations.health_checks import BAD, database, disk, look


@never_cache
@require_safe
def live(request) -> HttpResponse:
    """Say that the process answers: it need not be started again."""
    return HttpResponse("alive\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request) -> JsonResponse:
    """Say whether the site works; 503 if forms, searches or the admin do not. Stored pages are served even then.

    Who sends HEALTH_TOKEN as a bearer token is told what each check has found. What is bad and yet no reason to send
    readers elsewhere, such as late mail, stands there alone.
    """
    if not _knows_the_token(request):
        return _answer(is_ready=_is_ready(database(), disk()))
    findings = {finding.name: finding for finding in look()}
    details = {name: {"state": finding.state} | finding.figures for name, finding in findings.items()}
    return _answer(is_ready=_is_ready(findings["database"], findings["disk"]), checks=details)


def _is_ready(database, disk) -> bool:
    return database.state != BAD and disk.figures["writable"]


def _answer(is_ready: bool, **more) -> JsonResponse:
    return JsonResponse({"ready": is_ready, **more}, status=200 if is_ready else 503)


def _knows_the_token(request) -> bool:
    sent = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return bool(settings.HEALTH_TOKEN) and constant_time_compare(sent, settings.HEALTH_TOKEN)
