"""The language a request is answered in, with the digits of its numbers, and security headers."""

from urllib.parse import urlsplit

from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from core import interface_texts
from core.i18n.languages import interface_language
from core.page_store.cache_keys import NOT_PAGES
from core.routing import readers_language
from core.site_context import choose_digits

PUBLIC_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",  # the admin's preview shows pages in a frame
        "base-uri 'none'",
    ]
)
# Wagtail's admin sets styles inline. Pages that it previews come with the policy of public pages.
ADMIN_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "media-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
    ]
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


class LanguageMiddleware(LocaleMiddleware):
    """Django's middleware, limited to languages that are open to readers.

    An address without a language, such as the admin's, is answered in one that came with the site. What is not found
    there may be below a language: then the reader is led to one of those that are open.
    """

    def process_request(self, request):
        if not request.path_info.startswith("/health/"):  # which must be answered while the database is away
            interface_texts.refresh()
        super().process_request(request)
        choose_digits(request)
        if not translation.get_language_from_path(request.path_info):
            translation.activate(interface_language(request))
            request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request, response):
        if response.status_code == 404 and not translation.get_language_from_path(request.path_info):
            if request.path_info.startswith(NOT_PAGES):
                return response
            translation.activate(readers_language(request))
        return super().process_response(request, response)


class AdminLanguageMiddleware:
    """Answer whoever is signed in to the admin in the language they chose, all of the answer.

    Wagtail does so only inside its own views. What is said of a refusal, and what is written while a table is being
    sent, would be in the language of the browser.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info.startswith("/admin/") and request.user.is_authenticated:
            profile = getattr(request.user, "wagtail_userprofile", None)
            if profile and profile.preferred_language:
                translation.activate(profile.preferred_language)
                request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)


class SecurityHeadersMiddleware:
    """Set the content security policy and the permissions policy of all pages."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        policy = ADMIN_POLICY if request.path.startswith("/admin/") else PUBLIC_POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if settings.ONION_URL and is_public_page(request, response):
            response.headers["Onion-Location"] = settings.ONION_URL + request.get_full_path()
        return response


def is_public_page(request, response) -> bool:
    """Return whether the response is a public page that Tor Browser may open at the site's onion address."""
    is_page = response.status_code == 200 and response.get("Content-Type", "").startswith("text/html")
    is_there = request.META.get("HTTP_HOST") == urlsplit(settings.ONION_URL).netloc
    return is_page and not is_there and not request.path.startswith("/admin/")
