"""Answer at the old sites' host names: each old address leads where its content is now, for ever.

One query finds the row of an address; a second one the list of a language, or a picture in the size that readers get.
"""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from core.i18n.languages import Language
from core.middleware import PUBLIC_POLICY
from core.models import SiteImage
from core.operations.missed_addresses import note_miss
from core.prefetch.renditions import UNREADABLE
from core.routing import open_homes_of, readers_language
from core.seo.sitemaps import PICTURE
from importing.addresses import DATES, look_up_with_front, path_key
from importing.kinds import stories_in
from importing.models import OldAddress, State

FEED = re.compile(r"/feed(?:/|$)")
TERM = re.compile(r"^(?:category|post_tag|author):|/(?:category|tag|author)/")
OWN = ("/static/", "/health/")


class OldHostMiddleware:
    """Stands before everything that asks for encryption or a session: an old address is answered at once."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = request.META.get("HTTP_HOST", "").lower().partition(":")[0]
        if host not in settings.OLD_HOSTS or request.path_info.startswith(OWN):
            return self.get_response(request)
        return answer(request, host)


def answer(request: HttpRequest, host: str) -> HttpResponse:
    """Redirect for ever, or say in the reader's language that the content is gone or never was."""
    address = f"http://{host}{request.get_full_path()}"
    row, front = look_up_with_front(address)
    known = row or front
    language = known.language if known else ""
    path = _path_of(row, language, address) if row else _archive(language, address)
    if path:
        return HttpResponsePermanentRedirect(settings.SITE_URL + path)
    if row and row.item and row.item.state == State.LEFT_OUT:
        return _page(request, language, 410)
    codes = {home.locale.language_code for home in open_homes_of(request)}
    if path_key(urlsplit(address).path).split("/")[1] in codes:  # a link of the answer below, read at the old host
        return HttpResponseRedirect(settings.SITE_URL + request.get_full_path())
    redirect = made_redirect(urlsplit(address).path)
    if redirect:
        return HttpResponsePermanentRedirect(settings.SITE_URL + redirect if redirect.startswith("/") else redirect)
    if request.method == "GET":
        note_miss(host, path_key(urlsplit(address).path))
    return _page(request, "", 404)


def made_redirect(path: str) -> str:
    """Return where a redirect leads that editors made for a path which readers did not find; "" if there is none."""
    for start in dict.fromkeys([Redirect.normalise_path(path), path_key(path)]):
        found = Redirect.objects.filter(old_path=start, site=None).first() if "\0" not in start else None
        if found and found.link:
            return found.link
    return ""


def _path_of(row: OldAddress, language: str, address: str) -> str:
    """Return where a row leads on this site, "" where readers find nothing."""
    if row.topic:
        return f"/{language}/topics/{row.topic.key}/"
    if row.item is None:
        return _list(language, address) if TERM.search(row.key) else _front(language, address)
    item = row.item
    if item.page and item.page.live:
        return _address(item.page)
    if item.image:
        return _picture(item.image)
    return item.document.url if item.document else ""


def _picture(image: SiteImage) -> str:
    """Return where a picture lies in the largest size that readers get; the first time it may have to be drawn."""
    made = image.renditions.filter(filter_spec__endswith="jpeg").order_by("-width").first()
    try:
        return (made or image.get_rendition(PICTURE)).url
    except UNREADABLE:
        return ""  # its file is lost


def _front(language: str, address: str) -> str:
    return f"/{language}/feed.xml" if FEED.search(urlsplit(address).path) else f"/{language}/"


def _list(language: str, address: str) -> str:
    """Return the list of stories of a language, of one year if the old address was an archive of it."""
    found = stories_in(language)
    year = DATES.search(path_key(urlsplit(address).path))
    return (_address(found) + (f"?year={year[1]}" if year else "")) if found else ""


def _address(page: Page) -> str:
    """Return the path of a page: its language, then what stands below the front page. No query."""
    return f"/{page.locale.language_code}/{page.url_path.split('/', 2)[2]}"


def _archive(language: str, address: str) -> str:
    """Return the list for an archive that nothing more is known of: of days, an author, a category without items."""
    path = path_key(urlsplit(address).path)
    return _list(language, address) if language and (DATES.search(path) or TERM.search(path)) else ""


def _page(request: HttpRequest, language: str, status: int) -> HttpResponse:
    code = language or readers_language(request)
    context = {
        "language": Language(code),
        "site_name": settings.WAGTAIL_SITE_NAME,
        "site_url": settings.SITE_URL,
        "is_gone": status == 410,
    }
    with translation.override(code):
        response = HttpResponse(render_to_string("importing/old_address.html", context), status=status)
    response["Content-Language"], response["Content-Security-Policy"] = code, PUBLIC_POLICY
    return response
