"""Text-only versions of pages, at addresses below /en/text/: no pictures, no fonts, and no script but a small one.

That one registers the service worker, so that these pages can be read again without a network, too.

A text-only page is made by the view of the page and then rewritten. Its links lead to text-only pages, so that a
reader who chose it once stays there, and no cookie is needed.
"""

# Messages: for readers

import re
from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404
from django.templatetags.static import static
from django.urls import resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.editions.html_rewriter import UNWRAPPED, Attributes, Rewriter, Unwrapped
from core.i18n.isolation import isolate
from core.i18n.languages import active_language
from core.page_store.cache_keys import FILTERS, MAX_FILTER

PREFIX = "text/"
OFFERED = {"wagtail_serve", "topic", "place", "organisation", "series"}  # names of views with a text-only version
CODES = "|".join(code for code, _name in settings.LANGUAGES)
PAGE = re.compile(
    rf"/(?P<code>{CODES})/(?!text/|forms/|search/|offline/|kept/|[^?#]*(?:poster|signatories)/)(?P<rest>[^?#]*/)?(?P<more>[?#].*)?$"
)

INDENTATION = re.compile(r"\s*\n\s*")
# Fields of forms are named by keys of 36 letters, in up to five places each; what only ties them together may be short.
FIELD = re.compile(r"\bform\d+-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TIES = ("id", "for", "aria-describedby", "aria-labelledby")


class Switch(NamedTuple):
    """The link to the other version of a page, full or text-only."""

    url: str
    is_text_only: bool


@require_safe
def text_only(request, path: str = ""):
    """Answer with the text-only version of the page at the path."""
    request.path = request.path_info = f"/{active_language().code}/{path}"
    found = resolve(request.path_info)
    if found.url_name not in OFFERED:
        raise Http404("This has no text-only version.")
    request.is_text_only = True
    request.resolver_match = found
    response = found.func(request, *found.args, **found.kwargs)
    if hasattr(response, "render"):
        response = response.render()
    if response.status_code == 200 and response.get("Content-Type", "").startswith("text/html"):
        response.content = TextOnlyRewriter.rewrite(response.content.decode())
    return response


def address(path: str) -> str:
    """Return the path of the text-only version of the page at a path, or the path itself where there is none."""
    page = PAGE.match(path)
    return f"/{page['code']}/{PREFIX}{page['rest'] or ''}{page['more'] or ''}" if page else path


def other_path(path: str, **_kwargs) -> str:
    """Tell the page store where else the page at a path is shown."""
    return address(path)


def switch(request) -> Switch | None:
    """Return the link to the other version of a page, or None if there is only one."""
    if getattr(request, "is_text_only", False):
        return Switch(f"{request.path}{_query(request)}", True)
    other = address(request.path)
    return Switch(f"{other}{_query(request)}", False) if other != request.path else None


def _query(request) -> str:
    """Return the part of a list that the reader is on: its page, and what it was narrowed down to."""
    known = {name: value[:MAX_FILTER] for name, value in sorted(request.GET.items()) if name in FILTERS}
    return f"?{urlencode(known)}" if known else ""


class TextOnlyRewriter(Rewriter):
    """Removes pictures, fonts and scripts from a page (but for the one that is marked), and puts the alternative text in the place of pictures."""

    def __init__(self):
        super().__init__()
        self.fields: dict[str, str] = {}

    def visit(self, tag: str, attributes: Attributes) -> Attributes | str | Unwrapped:
        # What is hidden waits for a script; what social networks are told stands in the full page, the canonical one.
        if tag == "script" and "data-everywhere" in attributes:
            return attributes
        if (
            tag in {"audio", "script", "source", "svg", "track", "video"}
            or "hidden" in attributes
            or (tag == "meta" and "property" in attributes)
        ):
            return ""
        if tag == "picture":
            return UNWRAPPED
        if tag == "img":
            alt = attributes.get("alt")
            said = isolate(_("[Picture: %(alt)s]") % {"alt": alt}, active_language().direction)
            return f'<span class="picture">{said}</span>' if alt else ""
        if tag == "link":
            return self.link(attributes)
        if tag == "a" and "data-full" not in attributes and attributes.get("href"):
            attributes["href"] = address(attributes["href"] or "")
        return self.shortened(attributes)

    def shortened(self, attributes: Attributes) -> Attributes:
        """Return the attributes without those for scripts, and with short names for the ids of fields."""
        kept = {
            name: value for name, value in attributes.items() if name == "data-script" or not name.startswith("data-")
        }
        return kept | {name: FIELD.sub(self.short, kept[name] or "") for name in TIES if name in kept}

    def short(self, field: re.Match[str]) -> str:
        return self.fields.setdefault(field[0], f"f{len(self.fields)}")

    def handle_data(self, data):
        """Remove the indentation of templates, a third of a page, but not from what somebody typed into a field."""
        super().handle_data(data if self.lasttag in {"pre", "textarea"} else INDENTATION.sub("\n", data))

    def link(self, attributes: Attributes) -> Attributes | str:
        if attributes.get("rel") == "stylesheet":
            return {"rel": "stylesheet", "href": static("css/text.css")}
        if attributes.get("rel") == "icon":
            return {"rel": "icon", "href": "data:,"}  # or browsers would look for one by themselves
        # The full page is the one that is found: it names other languages, feeds and programs.
        return "" if attributes.get("rel") in {"alternate", "preload", "manifest", "apple-touch-icon"} else attributes
