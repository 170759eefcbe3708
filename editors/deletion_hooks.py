"""The delete button moves pages into the trash, from which they can be restored for 30 days.

Where a page has translations, the editor is asked first, for each language, whether they go along.
"""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.utils import type_to_delete_confirmation
from wagtail.models import Page

from core.publishing.trash import is_binned, put_into_bin, without_binned
from editors.affected_translations import OtherLanguage, other_languages

ASKED = "others"  # prefix of the answers: others-ar=bin


def trash_instead_of_deleting(request, page: Page):
    """Move a page to the trash in place of Wagtail's deletion, after Wagtail's own confirmation."""
    if request.method != "POST" or not type_to_delete_confirmation(request):
        return None
    above = _explorer(page.get_parent())
    return _ask_or_trash(request, [page], get_valid_next_url_from_request(request) or above)


def trash_many_instead_of_deleting(request, action_type, objects, action):
    """Do the same for pages selected in a list."""
    pages = [page for page in objects if isinstance(page, Page)]
    if action_type != "delete" or not pages:
        return None
    return _ask_or_trash(request, sorted(pages, key=lambda page: page.path), action.next_url)


def _ask_or_trash(request, pages: list[Page], address: str):
    languages = other_languages(pages, request.user)
    answers = [request.POST.get(f"{ASKED}-{language.code}") for language in languages]
    if not all(answer in {"bin", "leave"} for answer in answers):
        kept = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"]
        context = {"languages": languages, "pages": pages, "kept": kept, "back": address, "asked": ASKED}
        return TemplateResponse(request, "editors/delete_languages.html", context)
    going = [language for language, answer in zip(languages, answers, strict=True) if answer == "bin"]
    _bin(request, pages, going)
    return HttpResponseRedirect(address)


def _bin(request, pages: list[Page], going: list[OtherLanguage]) -> None:
    left = {page.pk: page for language in going for page in language.pages}
    for page in pages:
        if is_binned(page):
            _say(request, page, _("“%(page)s” was in the bin already."))  # with one above it, or by somebody faster
            continue
        along = [left.pop(other.pk) for other in _roots_of(page, left.values())]
        words = _("“%(page)s” is in the bin. It can be put back for 30 days.")
        if along:
            words = _("“%(page)s” and its translations are in the bin. They can be put back for 30 days.")
        if put_into_bin(page, request.user, *along) is None:
            words = _("“%(page)s” was in the bin already.")
        _say(request, page, words)


def _say(request, page: Page, words: str) -> None:
    words = words % {"page": page.get_admin_display_title()}
    messages.success(request, format_html('{} <a href="{}">{}</a>', words, reverse("editors:bin"), _("To the bin")))


def _roots_of(page: Page, others) -> list[Page]:
    """Return those of the others that translate the page or something below it."""
    keys = set(page.get_descendants(inclusive=True).values_list("translation_key", flat=True))
    return [other for other in others if other.translation_key in keys]


def redirect_from_trashed_page(request, page: Page):
    """Redirect from the edit screen of a page in the trash to the trash."""
    if not is_binned(page):
        return None
    messages.warning(request, _("This page is in the bin. Put it back before you change it."))
    return HttpResponseRedirect(reverse("editors:bin"))


def hide_trash_in_lists(parent, pages, request):
    return without_binned(pages)


def hide_trash_in_choosers(pages, request):
    return without_binned(pages)


def _explorer(page: Page) -> str:
    return reverse("wagtailadmin_explore", args=[page.pk])
