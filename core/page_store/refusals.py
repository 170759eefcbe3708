"""Answers to requests that are not even passed on to Django: in two languages, rendered once when the process starts."""

from typing import NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from core.i18n.languages import Language

BUSY, SLOW, LARGE = "busy", "slow", "large"
STATUS = {BUSY: 503, SLOW: 408, LARGE: 413}
RETRY_AFTER = 20  # seconds
LANGUAGES = ("en", "ar")


class Refusal(NamedTuple):
    status: int
    headers: list[tuple[str, str]]
    body: bytes


def render_all() -> dict[tuple[str, str], Refusal]:
    """Return each kind of refusal, with each language first."""
    return {(kind, first): _render(kind, first) for kind in STATUS for first in LANGUAGES}


def language_for(environ: dict) -> str:
    """Return the language to put first: that of the address, or else the first the browser asks for."""
    asked = environ["PATH_INFO"].removeprefix("/")[:3], environ.get("HTTP_ACCEPT_LANGUAGE", "").lower()[:2]
    if asked[0] in {"en/", "ar/"}:
        return asked[0][:2]
    return asked[1] if asked[1] in LANGUAGES else LANGUAGES[0]


def _render(kind: str, first: str) -> Refusal:
    languages = [Language(code) for code in sorted(LANGUAGES, key=lambda code: (code != first, code))]
    context = {
        "kind": kind,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "language": languages[0],
        "languages": languages,
    }
    with translation.override(first):
        body = render_to_string("refusal.html", context).encode()
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Language", first),
        ("Cache-Control", "no-store, private"),
        ("Content-Length", str(len(body))),
    ]
    if STATUS[kind] == 503:
        headers.append(("Retry-After", str(RETRY_AFTER)))
    return Refusal(STATUS[kind], headers, body)
