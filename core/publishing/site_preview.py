"""A page of the site as it will be once some drafts are published, with links that lead on within that site.

Only pages of the tree that everybody may read are shown so. The search, feeds, forms and calendars stay the public ones.
"""

import fcntl
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.html import escape
from wagtail.models import Page

from core import views
from core.memo import GENERATION
from core.publishing.as_published import as_published

PAUSE = 0.3  # seconds between two looks
LINK = re.compile(r'(<(?:a|form)\b[^>]*?\b(?:href|action)=")(/[^"]*)')
NOT_ASKED = {GENERATION, "HTTP_COOKIE", "HTTP_AUTHORIZATION"}


class BusyError(Exception):
    """Somebody else looks at the site so at this moment."""


@contextmanager
def _alone() -> Iterator[None]:
    """Let one request of the whole site in, with a pause after it: SQLite's writers wait meanwhile. Raises BusyError."""
    path = Path(settings.DATA_DIR) / "preview.lock"
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError from error
        rest = path.stat().st_mtime + PAUSE - time.time()
        if 0 < rest <= PAUSE:
            time.sleep(rest)
        try:
            yield
        finally:
            os.utime(path)


def preview_path(
    pages: list[Page], path: str, request: HttpRequest, address_of: Callable[[str], str], **more
) -> HttpResponse:
    """Show what will stand at a path, such as /en/news/, once the pages are published; raise Http404 for nothing.

    `address_of` says where a path of the site is shown so; `more` are attributes of the request that templates read.
    """
    with _alone(), as_published(pages):
        return _shown(path, request, address_of, more)


def preview_page(
    pages: list[Page], page: Page, request: HttpRequest, address_of: Callable[[str], str], **more
) -> HttpResponse:
    """Show one of the pages in its place once all of them are published; raise Http404 if readers have no way to it."""
    with _alone(), as_published(pages):
        path = Page.objects.get(pk=page.pk).url
        if not path:
            raise Http404("The page has no address.")
        return _shown(unquote(urlsplit(path).path), request, address_of, more)


def _shown(path: str, request: HttpRequest, address_of: Callable[[str], str], more: dict) -> HttpResponse:
    if not is_page(path):
        raise Http404("Only pages are shown as if published.")
    environ = {name: value for name, value in request.META.items() if name not in NOT_ASKED}
    asked = WSGIRequest({**environ, "REQUEST_METHOD": "GET", "PATH_INFO": path.encode().decode("latin-1")})
    asked.user, asked.session = AnonymousUser(), {}  # type: ignore[assignment]  # nobody's, for pages with a password
    for name, value in more.items():
        setattr(asked, name, value)
    code = translation.get_language_from_path(path)
    with translation.override(code):
        below = path.split("/", 2)[2]
        page = Page.find_for_request(asked, below)
        if page and page.get_view_restrictions().exists():
            raise Http404("Only pages that everybody may read are shown as if published.")
        response = views.serve(asked, below)
        if hasattr(response, "render"):
            response.render()
    if response.status_code != 200:
        raise Http404("This page is not shown as if published.")
    found = response.content.decode()
    response.content = LINK.sub(lambda link: link[1] + _led_on(link[2], address_of), found)
    return response


def _led_on(href: str, address_of: Callable[[str], str]) -> str:
    raw, mark, rest = re.split(r"([?#]|$)", href, maxsplit=1)
    path = unquote(raw)
    return escape(address_of(path)) + mark + rest if is_page(path) else href


@lru_cache(1000)
def _name_of(path: str, code: str) -> str:
    with translation.override(code):
        try:
            return resolve(path).url_name or ""
        except Resolver404:
            return ""


def is_page(path: str) -> bool:
    """Tell whether the tree of pages answers at a path."""
    code = translation.get_language_from_path(path)
    return bool(code) and _name_of(path, code) == "wagtail_serve"
