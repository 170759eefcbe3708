"""Pages for reading offline: the service worker, its page for missing networks, the list of stored pages, the manifest."""

# Messages: for readers

import json
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from core.i18n import digits
from core.i18n.languages import Language, active_language
from core.models.site import SiteFacts
from core.page_store.cache_keys import FILTERS
from core.routing import open_home, open_homes_of
from core.site_context import SiteContext

WORKER = "js/worker.js"


@require_safe
def worker(request) -> HttpResponse:
    """Return the service worker, from the root of the site because it may keep only what lies below itself.

    Before the script stands what it must know of the site: the parameters that make another page, as in the page store,
    and for each open language the words over a kept page.
    """
    site = Site.find_for_request(request)
    facts = SiteFacts.for_site(site) if site else SiteFacts()
    languages = [_words_of(Language(home.locale.language_code), facts) for home in open_homes_of(request)]
    known = {"parameters": sorted(FILTERS), "languages": languages}
    script = Path(str(finders.find(WORKER))).read_text(encoding="utf-8")
    content = f"const SITE = {json.dumps(known, ensure_ascii=False)};\n{script}"
    return HttpResponse(content, content_type="text/javascript; charset=utf-8")


def _words_of(language: Language, facts: SiteFacts) -> dict[str, str]:
    numerals = "arab" if facts.digits == digits.NATIVE else "latn"
    with translation.override(language.code):
        # Translators: %s is a date.
        copy = _("There is no network. This is a copy that your phone keeps, of %s.")
    return {
        "code": language.code,
        "copy": copy,
        "locale": f"{language.region.replace('_', '-')}-u-ca-gregory-nu-{numerals if language.preset.native_digits else 'latn'}",
    }


@require_safe
def manifest(request) -> JsonResponse:
    """Return what a phone needs to put the site among its programs, in one language."""
    open_home(request)
    site_context = SiteContext(request)
    language, name, colours = active_language(), site_context.navigation.site_name, site_context.facts.colours
    content = {
        "name": name,
        "short_name": settings.WAGTAIL_SITE_NAME if len(name) > 30 else name,
        "lang": language.code,
        "dir": language.direction,
        "id": f"/{language.code}/",
        "start_url": f"/{language.code}/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": colours.main,
        "theme_color": colours.main,
        "icons": [
            {"src": static(colours.icon(size)), "sizes": f"{size}x{size}", "type": "image/png"} for size in (180, 512)
        ],
    }
    return JsonResponse(content, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})


@require_safe
def offline(request) -> HttpResponse:
    """Return the page that the service worker shows without a network and without a stored copy."""
    return _page(request, "offline.html")


@require_safe
def kept_pages(request) -> HttpResponse:
    """Return the page that lists what is stored on this phone, and deletes it."""
    return _page(request, "kept.html")


def _page(request, template: str) -> HttpResponse:
    open_home(request)
    return render(request, template)
