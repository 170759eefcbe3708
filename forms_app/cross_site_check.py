"""Where a post comes from, as far as a browser says."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def is_cross_site(request: HttpRequest) -> bool:
    """Tell whether a browser says that another site sent this; silence is no suspicion."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site in {"same-origin", "none"} or (site is None and origin is None):
        return False
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return False
    return site is not None or _host_of(origin or "") != request.get_host()


def _host_of(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""
