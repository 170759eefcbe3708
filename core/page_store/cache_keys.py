"""Which requests may be answered from the cache, and under which key.

A cached page is rendered for a request that is made of its key alone. So nothing else that a stranger sends can get into
what others read.
"""

from functools import lru_cache
from io import BytesIO
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote_to_bytes, urlencode, urlsplit

from django.conf import settings
from django.utils.translation.trans_real import parse_accept_lang_header

from core.i18n.presets import PRESETS, WAITING_CODES

# The parameters that public pages know. All others change nothing on a page, so they are left out of its key.
FILTERS = frozenset({"page", "place", "source", "topic", "year"})
# What a search knows besides; with one of these it is made for each question, and not cached.
QUESTIONS = frozenset({"kind", "q"})
SEARCH = "/search/"
NOT_PAGES = ("/admin/", "/documents/", "/drafts/", "/health/", "/media/", "/share/", "/static/")
MAX_PATH = 1000
MAX_QUERY = 1000
MAX_FILTER = 120  # characters; a filter that is longer is left out
MAX_LANGUAGES = 3  # of a browser's list

# What the server itself puts into the environment; nothing of the visitor's.
SERVER_VARIABLES = [
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


class CacheKey(NamedTuple):
    """Everything that a cached page may depend on."""

    scheme: str
    host: str
    path: str
    query: str = ""
    language: str = ""  # the browser's, only if the page varies on Accept-Language

    def to_environ(self, like: dict) -> dict:
        """Return the WSGI environment of a request made of this key alone, with the server's variables of `like`."""
        clean = {name: like[name] for name in SERVER_VARIABLES if name in like}
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


def path_of(address: str) -> str:
    """Return the path of an address as a server hands it over (PATH_INFO): percent signs read, bytes as Latin-1 letters."""
    return unquote_to_bytes(address).decode("latin-1")


def cache_key_of(environ: dict) -> CacheKey | None:
    """Return the key of a request, or None if only Django can answer it."""
    path = environ.get("PATH_INFO", "")
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or environ.get("SCRIPT_NAME"):
        return None
    if not path.startswith("/") or path.startswith(NOT_PAGES) or len(path) > MAX_PATH:
        return None
    host = allowed_host(environ)
    query = normalised_query(environ.get("QUERY_STRING", ""), path.endswith(SEARCH))
    return None if host is None or query is None else CacheKey(scheme_of(environ), host, path, query)


def scheme_of(environ: dict) -> str:
    """Return the scheme as Django will see it."""
    if settings.SECURE_PROXY_SSL_HEADER:
        header, value = settings.SECURE_PROXY_SSL_HEADER
        return "https" if environ.get(header, "").split(",")[0].strip() == value else "http"
    return environ.get("wsgi.url_scheme", "http")


def has_session(environ: dict) -> bool:
    """Tell whether the visitor is signed in, or was."""
    return f"{settings.SESSION_COOKIE_NAME}=" in environ.get("HTTP_COOKIE", "")


def allowed_host(environ: dict) -> str | None:
    """Return the host in lower case, or None if its full name is not in ALLOWED_HOSTS.

    Hosts that only a pattern allows are not cached: a stranger could send any number of them. Neither are those of old
    sites, whose addresses are told apart by what the key leaves out.
    """
    host = environ.get("HTTP_HOST", "").lower()
    name, _, port = host.rpartition(":") if ":" in host else (host, "", "")
    if name not in settings.ALLOWED_HOSTS or name in settings.OLD_HOSTS or name.startswith((".", "*")):
        return None
    ports = {"", str(urlsplit(settings.SITE_URL).port or ""), environ.get("SERVER_PORT", "")}
    return host if port in ports and (port or ":" not in host) else None


@lru_cache(2000)
def normalised_query(query: str, is_search: bool = False) -> str | None:
    """Return the filters of a query string in one order, without anything else; None for a search with a question.

    Of a filter that stands there twice the last counts, as for Django.
    """
    if not query:
        return ""
    if len(query) > MAX_QUERY:
        return None if is_search else ""
    given = dict(parse_qsl(query, keep_blank_values=True))
    if is_search and not QUESTIONS.isdisjoint(given):
        return None
    known = {name: value for name, value in given.items() if name in FILTERS and value}
    return urlencode(
        sorted((name, value) for name, value in known.items() if len(value) <= MAX_FILTER and "\0" not in value)
    )


@lru_cache(500)
def requested_languages(header: str) -> str:
    """Return the languages of an Accept-Language header, separated by commas, as far as they can make a difference.

    A language that came later may be open to readers or not, so the next one in the list is included, too.
    """
    requested: list[str] = []
    for code, weight in parse_accept_lang_header(header[:500]):
        language = code.split("-")[0]
        if weight and language in PRESETS and language not in requested:
            requested.append(language)
        if (language not in WAITING_CODES and language in PRESETS) or len(requested) == MAX_LANGUAGES:
            break
    return ",".join(requested) or settings.LANGUAGE_CODE
