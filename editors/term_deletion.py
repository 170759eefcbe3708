"""The delete button of topics, places, people, organisations and series shows where one is used, and moves it to the bin."""

from typing import Any, NamedTuple

from django.apps import apps
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.widgets.button import ListingButton
from wagtail.models import Page, ReferenceIndex

from core.models import TermRemoval
from core.models.terms import Term
from core.publishing.term_removals import NotPossible, delete, versions_of
from core.publishing.term_restoration import put_back

SHOWN = 50


class Usage(NamedTuple):
    title: str
    kind: str
    language: str
    is_public: bool
    url: str | None


class Usages:
    """What names a term, in whichever language, the first of them to show."""

    def __init__(self, term: Term, user: Any):
        self.term, self.versions = term, list(versions_of(term).values())
        found: dict[tuple, Any] = {}
        for row in self.versions:
            for reference in ReferenceIndex.get_references_to(row).select_related("base_content_type"):
                found.setdefault((reference.base_content_type_id, reference.object_id), reference)
        self.number = len(found)
        finder = AdminURLFinder(user)
        self.shown = [usage for one in list(found.values())[:SHOWN] if (usage := _usage(one, finder))]
        self.more = self.number - len(self.shown)


def _usage(reference: ReferenceIndex, finder: AdminURLFinder) -> Usage | None:
    model: Any = reference.base_content_type.model_class()
    row = model._default_manager.filter(pk=reference.object_id).select_related("locale").first() if model else None
    if row is None:
        return None
    row = row.specific if isinstance(row, Page) else row
    title = row.get_admin_display_title() if isinstance(row, Page) else str(row)
    is_public = getattr(row, "live", True)
    return Usage(title, str(row._meta.verbose_name), str(row.locale), is_public, finder.get_edit_url(row))


def bin_instead_of_deleting(request, rows):
    """Ask, then move terms to the bin, in every language."""
    terms = list({row.translation_key: row for row in rows if isinstance(row, Term)}.values())
    if not terms:
        return None
    back = reverse(terms[0].snippet_viewset.get_url_name("list"))
    if request.method != "POST":
        usages = [Usages(term, request.user) for term in terms]
        context = {"usages": usages, "back": back, "merge_url": merge_address(terms[0]) if len(terms) == 1 else ""}
        return TemplateResponse(request, "editors/delete_terms.html", context)
    try:
        with transaction.atomic():
            for term in terms:
                delete(term, request.user)
    except NotPossible as problem:
        messages.error(request, str(problem))
        return HttpResponseRedirect(back)
    words = _("“%(name)s” is in the bin. It can be put back for 30 days.") % {"name": terms[0]}
    if len(terms) > 1:
        words = _("%(number)s names are in the bin. They can be put back for 30 days.") % {"number": len(terms)}
    messages.success(request, format_html('{} <a href="{}">{}</a>', words, reverse("editors:bin"), _("To the bin")))
    return HttpResponseRedirect(back)


def merge_button(term, user, next_url=None):
    """Lead from a term in the list to the screen that merges it."""
    if isinstance(term, Term) and may_remove(user, term._meta.label_lower):
        yield ListingButton(_("Merge with another"), merge_address(term), icon_name="resubmit", priority=45)


def merge_address(term: Term) -> str:
    return reverse("editors:merge_terms", args=[term._meta.app_label, term._meta.model_name, term.pk])


def may_remove(user: Any, label: str) -> bool:
    app, name = label.split(".")
    return user.has_perm(f"{app}.delete_{name}")


def undoable_removals(user: Any) -> list[TermRemoval]:
    """Return what the user may undo, the newest first."""
    rows = TermRemoval.objects.undoable().select_related("removed_by")
    found = [row for row in rows if may_remove(user, row.model)]
    for row in found:
        row.kind = apps.get_model(row.model)._meta.verbose_name  # type: ignore[attr-defined]
    return found


def undo_removal(request, removal: TermRemoval) -> None:
    """Undo a removal and say what became of it."""
    try:
        left = put_back(removal, request.user)
    except NotPossible as problem:
        messages.error(request, str(problem))
        return
    if left:
        words = _("“%(name)s” is there again. %(number)s places that were changed since stay as they are.")
        messages.warning(request, words % {"name": removal.name, "number": left})
    else:
        messages.success(request, _("“%(name)s” is there again, wherever it was.") % {"name": removal.name})
