"""Atom feeds: the newest pages of one language, or of one of its lists; with their summaries, or with their whole texts."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from unicodedata import bidirectional

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from core.i18n.invisible_characters import without_invisible_characters
from core.i18n.languages import Language, active_language
from core.models.images import SiteImage
from core.models.listing import ListingPage, ListingQuerySet
from core.models.pages import BasePage
from core.prefetch.page_links import prefetch_references
from core.prefetch.renditions import picture_ids, prefetch_renditions
from core.routing import find, specific
from core.seo.feed_content import FeedContentRewriter
from core.site_context import SiteContext

ENTRIES = 30
WHOLE_ENTRIES = 10  # of a feed with whole texts
LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\u200e", "\u200f"  # direction marks


class WellFormedFeed(Atom1Feed):
    """A feed that any reader of XML takes, whatever stands in old rows, such as a vertical tab in a title."""

    def add_item(self, title, link, description, **kwargs):
        title, description = (self._directed(without_invisible_characters(text)) for text in (title, description))
        super().add_item(title, link, description, **kwargs)

    def latest_post_date(self):
        """Return when an entry changed last; a fixed day without entries, so that an empty feed stays the same."""
        return super().latest_post_date() if self.items else datetime.fromtimestamp(0, UTC)

    def add_item_elements(self, handler, item):
        """Write the summary as the text it is: Django says it were HTML, so that a reader would lose "a < b"."""
        super().add_item_elements(handler, item | {"description": None})
        if item["description"] is not None:
            handler.addQuickElement("summary", item["description"], {"type": "text"})
        if item["content"]:
            handler.addQuickElement("content", item["content"], {"type": "html"})

    def _directed(self, text: str) -> str:
        """Return a text that begins with its direction mark if its first letter runs the other way."""
        runs = next((bidirectional(letter) for letter in text if bidirectional(letter) in {"L", "R", "AL"}), None)
        is_rtl = Language(self.feed["language"]).direction == "rtl"
        if runs is None or (runs != "L") == is_rtl:
            return text
        return f"{RIGHT_TO_LEFT if is_rtl else LEFT_TO_RIGHT}{text}"


@require_safe
def listing_feed(request, path: str, is_whole: bool = False) -> HttpResponse:
    """Answer with the newest pages of the list at this path."""
    page = public_page_at(request, path)
    if not isinstance(page, ListingPage):
        raise Http404("Only lists have a feed.")
    return feed(request, page, newest(page.listed_pages(), is_whole), is_whole)


def newest(pages: ListingQuerySet, is_whole: bool) -> list[BasePage]:
    """Return the newest of these pages as a feed needs them."""
    found = pages.ours().newly_published(WHOLE_ENTRIES if is_whole else ENTRIES).prefetch_related("locale")
    return list(found.defer(None) if is_whole else found)


def public_page_at(request, path: str) -> Page | None:
    """Return the public page of the active language at a path, as its own type."""
    site = Site.find_for_request(request)
    found = find(site, path) if site else None
    if found is None or found.page is None:
        return None
    request.open_homes = found.homes
    page = specific(found.page, found)
    return None if page.get_view_restrictions().exists() else page


def feed(request, page: BasePage, entries: Sequence[BasePage], is_whole: bool = False) -> HttpResponse:
    """Return a feed of these entries, with title and description of the page that lists them."""
    site_context = SiteContext(request)
    name = without_invisible_characters(site_context.navigation.site_name)
    title, description = without_invisible_characters(page.title), without_invisible_characters(page.description)
    is_home = site_context.home is not None and page.pk == site_context.home.pk
    made = WellFormedFeed(
        title=name if is_home else f"{title} · {name}",
        description=description,
        subtitle=description,
        link=page.full_url,
        feed_url=site_context.site_url + request.path,
        feed_guid=page.full_url,
        language=active_language().code,
        author_name=name,
    )
    contents = _contents(request, entries, site_context.site_url) if is_whole else {}
    for entry in entries:
        made.add_item(
            title=entry.title,
            content=contents.get(entry.pk),
            link=entry.full_url,
            unique_id=entry.version_key.urn,
            description=entry.intro,
            pubdate=_written_at(entry),
            updateddate=entry.last_published_at or entry.put_up_at,
        )
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _contents(request, entries: Sequence[BasePage], site_url: str) -> dict[int, str]:
    """Return the body of each entry as HTML with full addresses, by the id of the page."""
    prefetch_references(*entries, also={SiteImage: set().union(*map(picture_ids, entries))})
    found = {}
    for entry in entries:
        prefetch_renditions(entry)
        body = render_to_string("components/feed_content.html", {"page": entry}, request=request)
        found[entry.pk] = without_invisible_characters(FeedContentRewriter.rewrite(body, f"{site_url}{entry.url}"))
    return found


def _written_at(entry: BasePage) -> datetime:
    """Return when an entry was written: at noon of the day it bears, or when it was put up."""
    if entry.dated_on == timezone.localdate(entry.put_up_at):
        return entry.put_up_at
    return datetime.combine(entry.dated_on, time(12), timezone.get_default_timezone())
