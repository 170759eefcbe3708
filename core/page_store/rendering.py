"""Have Django answer a request, and tell whether its response may be cached."""

import sys
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from django.conf import settings

from core.page_store.cache_keys import CacheKey, has_session
from core.page_store.entries import Response

MAX_BODY = 4 * 1024 * 1024  # bytes

Application = Callable[[dict, Callable], Iterable[bytes]]


def is_cacheable(key: CacheKey, response: Response) -> bool:
    """Tell whether the response to a request made of the key alone is the same for everybody who sends that request."""
    is_page = response.code == 200 or (response.code == 302 and key.path == "/")
    known = {"accept-encoding", "accept-language"}
    return is_page and response.is_public and response.varies_on <= known and len(response.body) <= MAX_BODY


def depends_on_visitor(key: CacheKey, response: Response, environ: dict) -> bool:
    """Tell whether the visitor's own request could get another response than the request made of the key.

    What is no page, such as a redirect, may go by a session or by a parameter that pages do not know.
    """
    names = response.varies_on - {"accept-encoding"}
    if not is_cacheable(key, response) and (has_session(environ) or environ.get("QUERY_STRING", "") != key.query):
        return True
    return any(f"HTTP_{name.upper().replace('-', '_')}" in environ for name in names) or "*" in names


def render(application: Application, environ: dict) -> Response | None:
    """Return the application's response, or None if it is larger than MAX_BODY."""
    started: list = []

    def start_response(status, headers, exc_info=None):
        started[:] = [status, list(headers)]
        return lambda data: None

    chunks = application(environ, start_response)
    try:
        parts, size = [], 0
        for chunk in chunks:
            parts.append(chunk)
            size += len(chunk)
            if size > MAX_BODY:
                return None
    finally:
        getattr(chunks, "close", lambda: None)()
    return Response(started[0], started[1], b"".join(parts))


def server_environ() -> dict:
    """Return what a web server adds to the WSGI environment of a request to the site's own address."""
    site = urlsplit(settings.SITE_URL)
    return {
        "REMOTE_ADDR": "127.0.0.1",
        "SCRIPT_NAME": "",
        "SERVER_NAME": site.hostname,
        "SERVER_PORT": str(site.port or {"http": 80, "https": 443}[site.scheme]),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.errors": sys.stderr,
        "wsgi.multiprocess": True,
        "wsgi.multithread": True,
        "wsgi.run_once": False,
        "wsgi.url_scheme": site.scheme,
        "wsgi.version": (1, 0),
    }
