"""Public views that are not pages of the tree: the redirect to a language, and error pages."""

import sys

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from wagtail.url_routing import RouteResult
from wagtail.views import serve as serve_page

from core.i18n.languages import Language, best_language, interface_language
from core.models.short_codes import number_of
from core.page_store import outage
from core.routing import find_elsewhere, open_homes_of, public_page, readers_language, specific
from core.site_context import match_of, site_of


@require_safe
def redirect_to_language(request):
    """Redirect to the front page in the language that the browser prefers; set no cookie."""
    open_languages = {home.locale.language_code: home for home in open_homes_of(request)}
    if not open_languages:
        raise Http404("No language is open to readers yet.")
    response = redirect(open_languages[best_language(request, list(open_languages))].url)
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def short_address(request, code: str):
    """Redirect from the short address of a page to where it stands now; the page store keeps no such answer."""
    number = number_of(code)
    page = public_page(number) if number else None
    if page is None or page.url is None:
        raise Http404("No page that everybody may read has this short address.")
    return redirect(page.url)


def serve(request, path):
    """Serve a page of the tree; if only another language has it, answer with a page that links to it."""
    site = site_of(request)
    if site is None:
        raise Http404("No site answers to this host name.")
    match = match_of(request, site, path)
    request.open_homes = match.homes
    if match.page is None:
        is_open = any(home.locale.language_code == translation.get_language() for home in match.homes)
        originals = find_elsewhere(match.homes, path) if is_open else []
        if not originals:
            raise Http404("No page stands at this address.")
        return render(request, "elsewhere.html", {"originals": originals})
    # Wagtail looks for this before it walks the tree itself, level by level.
    request._wagtail_route_for_request = RouteResult(specific(match.page, match))
    return serve_page(request, path)


def not_found(request, exception=None):
    return _error(request, "404.html", 404)


def forbidden(request, exception=None, reason=""):
    return _error(request, "403.html", 403)


def _error(request, template, status):
    """Answer in the language of the address, or else the one that the browser prefers."""
    with translation.override(readers_language(request)):
        return HttpResponse(render_to_string(template, {}, request=request), status=status)


def server_error(request):
    """Answer without database, session or context processors: any of them may have failed.

    An outage that a middleware met comes here, and one that a view met does not: OutageMiddleware has answered it.
    """
    if outage.is_outage(sys.exc_info()[1]):
        return outage.unavailable(request)
    return _plain_error(request, "500.html", 500)


def bad_request(request, exception=None):
    """Answer a request that cannot be trusted, not even its host name; of that the page says what it should be."""
    is_unknown_host = isinstance(exception, DisallowedHost)
    return _plain_error(request, "400.html", 400, site_url=settings.SITE_URL if is_unknown_host else "")


def _plain_error(request, template, status, **more):
    language = Language(interface_language(request))
    context = {"language": language, "site_name": settings.WAGTAIL_SITE_NAME, **more}
    with translation.override(language.code):
        return HttpResponse(render_to_string(template, context), status=status)
