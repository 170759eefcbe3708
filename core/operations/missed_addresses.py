"""Count addresses that readers asked for and did not find, so that editors see what to mend.

Only the path is kept, and only if it looks like that of a page: no query, no mail address, no telephone number, nothing
that could be a secret. Counts wait in memory and are written once a minute by whichever request misses something then;
however many requests come, there is one write a minute, of at most `MOST_WAITING` rows, and never more than `MOST` rows.
"""

import logging
import re
import threading
import time
from collections import Counter
from datetime import timedelta
from urllib.parse import unquote

from django.conf import settings
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from core.models import MissedAddress

logger = logging.getLogger(__name__)

MOST = 2_000
MOST_WAITING = 200
WRITTEN_EVERY = 60  # seconds
KEPT_FOR = timedelta(days=90)
LONGEST = 200
DEEPEST = 8
PART = re.compile(r"[\w\u0300-\u036f\u064b-\u065f\u0670\u200c-]+")  # letters and digits of any script, with their marks
NUMBER_OF_SOMEBODY = re.compile(r"\d(?:[-_/]*\d){6,}")
DATE = re.compile(r"(?<!\d)(?:19|20)\d\d[-_/]?(?:0[1-9]|1[0-2])[-_/]?(?:0[1-9]|[12]\d|3[01])(?!\d)")
SECRET = re.compile(
    r"(?=\w*\d)(?=\w*[^\W\d_])\w{20,}|\w{40,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE
)
ADDRESS = re.compile(r"[-_]at[-_][\w-]+[-_](?:com|org|net|edu|info|iq)\b", re.IGNORECASE)  # of mail, in words
NO_PAGES = {
    *("admin", "api", "static", "media", "documents", "share", "health", "drafts", "s", "_util", "forms", "text"),
    *(
        "wp-admin",
        "wp-includes",
        "wp-content",
        "wp-json",
        "cgi-bin",
        "phpmyadmin",
        "vendor",
        "node_modules",
        "actuator",
    ),
}


class _Waiting:
    def __init__(self):
        self.lock = threading.Lock()
        self.clear()

    def clear(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.written_at = time.monotonic()


waiting = _Waiting()


def looks_like_a_page(path: str) -> bool:
    """Tell whether a decoded path may be that of a page, and names nobody."""
    parts = [part for part in path.split("/") if part]
    if not parts or len(path) > LONGEST or len(parts) > DEEPEST:
        return False
    begins = parts[1:] if len(parts) > 1 and parts[0] in dict(settings.LANGUAGES) else parts
    if NUMBER_OF_SOMEBODY.search(DATE.sub("", path)):
        return False
    return begins[0].lower() not in NO_PAGES and all(map(_is_harmless, parts))


def _is_harmless(part: str) -> bool:
    return bool(PART.fullmatch(part)) and not SECRET.search(part) and not ADDRESS.search(part)


def note_miss(host: str, path: str) -> None:
    """Count an address of this site, or of an old one; written at once if the last time is a minute ago."""
    path = "/" + unquote(path).strip("/")
    if not looks_like_a_page(path):
        return
    with waiting.lock:
        if (host, path) in waiting.counts or len(waiting.counts) < MOST_WAITING:
            waiting.counts[host[:255], path] += 1
        if time.monotonic() - waiting.written_at < WRITTEN_EVERY:
            return
        counts = waiting.counts
        waiting.clear()
    _write(counts)


def write_waiting() -> None:
    """Write what waits in memory now."""
    with waiting.lock:
        counts = waiting.counts
        waiting.clear()
    _write(counts)


def _write(counts: Counter) -> None:
    """Add counts to the rows in the order of keys; they are lost if the database is away."""
    today = timezone.localdate()
    try:
        with transaction.atomic():
            rows = MissedAddress.objects.select_for_update().order_by("pk")
            known = {(row.host, row.path): row for row in rows.filter(path__in={path for _host, path in counts})}
            for key, row in known.items():
                row.count, row.last_on = min(row.count + counts[key], 2**31 - 1), today
            MissedAddress.objects.bulk_update([known[key] for key in known if key in counts], ["count", "last_on"])
            MissedAddress.objects.bulk_create(
                [
                    MissedAddress(host=host, path=path, count=number, last_on=today)
                    for (host, path), number in sorted(counts.items())
                    if (host, path) not in known
                ],
                ignore_conflicts=True,
            )
            _keep_most_asked()
    except DatabaseError:  # nobody's page waits for a count
        logger.warning("%s addresses that were not found could not be counted.", len(counts))


def _keep_most_asked() -> None:
    """Let those go that were asked for least, then longest ago, where there are too many."""
    if MissedAddress.objects.count() > MOST:
        kept = MissedAddress.objects.order_by("-count", "-last_on", "pk").values_list("pk", flat=True)
        MissedAddress.objects.filter(pk__in=list(kept[MOST : MOST + MOST_WAITING])).delete()


def forget_old_misses() -> None:
    MissedAddress.objects.filter(last_on__lt=timezone.localdate() - KEPT_FOR).delete()


class MissedAddressMiddleware:
    """Notes what is not found after redirects and languages were tried."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 404 and request.method == "GET" and not request.path_info.startswith(_admin()):
            note_miss("", request.path_info)
        return response


def _admin() -> str:
    return reverse("wagtailadmin_home")
