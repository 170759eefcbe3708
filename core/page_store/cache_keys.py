"""Which requests may be answered from the store, and what makes two of them the same.

A page that is stored was made for a request rebuilt from its address alone, so nothing else that a stranger sends
can find its way into what others read.
"""

from functools import lru_cache
from io import BytesIO
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.utils.translation.trans_real import parse_accept_lang_header

from core.i18n.presets import PRESETS, WAITING_CODES

FILTERS = frozenset({"page", "place", "topic", "year"})
# Put there by whoever passes an address on. They change nothing, so the page is made without them.
TRACKING = frozenset(
    {"dclid", "fbclid", "gad_source", "gbraid", "gclid", "igsh", "igshid", "li_fat_id", "mc_cid", "mc_eid", "msclkid"}
    | {"ref_src", "s_cid", "si", "ttclid", "twclid", "wbraid", "yclid"}
)
NOT_PAGES = ("/admin/", "/documents/", "/health/", "/media/", "/share/", "/static/")
LONGEST_PATH = 1000
LONGEST_QUERY = 1000
LONGEST_FILTER = 120
MOST_LANGUAGES = 3  # of a browser that are looked at

# What the server says of itself; everything the visitor says is left behind.
KEPT = [
    "REMOTE_ADDR",
    "SCRIPT_NAME",
    "SERVER_NAME",
    "SERVER_PORT",
    "SERVER_PROTOCOL",
    "SERVER_SOFTWARE",
    "wsgi.errors",
    "wsgi.multiprocess",
    "wsgi.multithread",
    "wsgi.run_once",
    "wsgi.url_scheme",
    "wsgi.version",
]


class Address(NamedTuple):
    """All that a stored page may depend on."""

    scheme: str
    host: str
    path: str
    query: str = ""
    language: str = ""  # only where the page says that it depends on the reader's

    def environ(self, like: dict) -> dict:
        """Return a request for this address and nothing else, to the server that got the request `like`."""
        clean = {name: like[name] for name in KEPT if name in like}
        clean |= {
            "REQUEST_METHOD": "GET",
            "HTTP_HOST": self.host,
            "PATH_INFO": self.path,
            "QUERY_STRING": self.query,
            "wsgi.input": BytesIO(),
            "CONTENT_LENGTH": "0",
        }
        if settings.SECURE_PROXY_SSL_HEADER and self.scheme == "https":
            header, value = settings.SECURE_PROXY_SSL_HEADER
            clean[header] = value
        if self.language:
            clean["HTTP_ACCEPT_LANGUAGE"] = self.language
        return clean


def address_of(environ: dict) -> Address | None:
    """Return the address a request asks for, or None where only Django can answer it."""
    path = environ.get("PATH_INFO", "")
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or environ.get("SCRIPT_NAME") or has_session(environ):
        return None
    if not path.startswith("/") or path.startswith(NOT_PAGES) or len(path) > LONGEST_PATH:
        return None
    host = known_host(environ)
    query = plain_query(environ.get("QUERY_STRING", ""))
    return None if host is None or query is None else Address(scheme_of(environ), host, path, query)


def scheme_of(environ: dict) -> str:
    """Return the scheme as Django will see it."""
    if settings.SECURE_PROXY_SSL_HEADER:
        header, value = settings.SECURE_PROXY_SSL_HEADER
        return "https" if environ.get(header, "").split(",")[0].strip() == value else "http"
    return environ.get("wsgi.url_scheme", "http")


def has_session(environ: dict) -> bool:
    """Tell whether the visitor is, or was, known to the site."""
    return f"{settings.SESSION_COOKIE_NAME}=" in environ.get("HTTP_COOKIE", "")


def known_host(environ: dict) -> str | None:
    """Return the host in the one way it is written here, or None if it is not one of the site's own by name.

    Names that are only allowed by a pattern are not stored: a stranger could think of any number of them.
    """
    host = environ.get("HTTP_HOST", "").lower()
    name, _, port = host.rpartition(":") if ":" in host else (host, "", "")
    if name not in settings.ALLOWED_HOSTS or name.startswith((".", "*")):
        return None
    ports = {"", str(urlsplit(settings.SITE_URL).port or ""), environ.get("SERVER_PORT", "")}
    return host if port in ports and (port or ":" not in host) else None


@lru_cache(2000)
def plain_query(query: str) -> str | None:
    """Return the filters of a query in one order without what only tracks, or None if Django should see it."""
    if not query:
        return ""
    if len(query) > LONGEST_QUERY:
        return None
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=False, max_num_fields=20)
    except ValueError:
        return None
    pairs = [(name, value) for name, value in pairs if not (name.startswith("utm_") or name in TRACKING)]
    names = [name for name, _value in pairs]
    if not FILTERS.issuperset(names) or len(set(names)) < len(names):
        return None
    if any(len(value) > LONGEST_FILTER or "\0" in value for _name, value in pairs):
        return None
    return urlencode(sorted((name, value) for name, value in pairs if value))


@lru_cache(500)
def language_asked_for(header: str) -> str:
    """Return which languages a browser asks for, as far as they can make a difference.

    Whether one that waits is open by now is not known here: it is named, with the next one to be taken otherwise.
    """
    asked: list[str] = []
    for code, weight in parse_accept_lang_header(header[:500]):
        language = code.split("-")[0]
        if weight and language in PRESETS and language not in asked:
            asked.append(language)
        if (language not in WAITING_CODES and language in PRESETS) or len(asked) == MOST_LANGUAGES:
            break
    return ",".join(asked) or settings.LANGUAGE_CODE
