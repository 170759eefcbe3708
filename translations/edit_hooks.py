"""Hooks of Wagtail's editor: translations open in the workbench, and actions ask about other locales."""

from typing import Any

from django.db import models
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import Translation, TranslationSource

from translations.other_locales import Action, others, translations_to_copy
from translations.permissions import permissions_of, require
from translations.remarks import questions_about
from translations.views.workbench import WorkbenchView

MOST_TOLD = 3  # questions of translators in one message
MOST_ASKED = 60  # pages in one question: their keys stand in its address


def instead_of_editor(request, instance: Any):
    """Answer with the workbench if what is to be edited is a translation, else leave it to the editor."""
    translation = Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale_id=instance.locale_id, enabled=True
    ).first()
    if translation is None or (isinstance(instance, Page) and instance.alias_of_id):
        return None
    if "localize-convert-to-alias" in request.POST:
        messages.error(request, _("A translation is never replaced by its original."))
    return WorkbenchView.as_view()(request, pk=translation.pk)


def tell_of_questions(request, instance: Any) -> None:
    """Show those who edit an original what translators ask about it: one query."""
    if request.method != "GET" or not isinstance(instance, TranslatableMixin):
        return
    open_questions = list(questions_about(instance).filter(closed_at=None).order_by("pk")[: MOST_TOLD + 1])
    source = TranslationSource.objects.filter(object_id=instance.translation_key).first() if open_questions else None
    if source is None or source.locale_id != instance.locale_id:
        return
    words = "; ".join(f"“\u2068{question.words}\u2069”" for question in open_questions[:MOST_TOLD])
    more = "…" if len(open_questions) > MOST_TOLD else ""
    button = messages.button(reverse("translations:questions", args=[source.pk]), _("Answer"))
    messages.warning(request, _("Translators ask: %(questions)s") % {"questions": words + more}, buttons=[button])


def ask_about_others(request, pages: list[Page], action: Action):
    """Lead to the question whether the pages' other languages should follow, if there is anything to ask."""
    if not pages:
        return None
    parent = Page.objects.filter(path=pages[0].path[: -Page.steplen]).first()
    asked = pages[:MOST_ASKED]
    if not others(action, [page.translation_key for page in asked], request.user, parent):
        return None
    if len(pages) > MOST_ASKED:
        messages.warning(request, _("These are too many pages to ask about at once: look at the others by hand."))
    query = [("key", str(page.translation_key)) for page in asked]
    query += [("parent", parent.pk), ("back", parent.pk)] if parent else []
    query += [("below", "1")] if request.POST.get("include_descendants") else []
    return redirect(f"{reverse('translations:elsewhere', args=[action])}?{urlencode(query)}")


def ask_about_copies(request, old: Page, new: Page):
    """Lead to the question whether a copied page's translations should go along, if it has any."""
    if new.alias_of_id or not translations_to_copy(old.specific, new, request.user):
        return None
    url = reverse("translations:copied", args=[old.pk, new.pk])
    parent = Page.objects.filter(path=new.path[: -Page.steplen]).first()
    return redirect(f"{url}?back={parent.pk}" if parent else url)


def require_own_language(user, instance: models.Model, publishing: bool = False) -> None:
    """Refuse a snippet of a language that is not the user's."""
    if isinstance(instance, TranslatableMixin) and not isinstance(instance, Page):
        require(permissions_of(user).may_change_snippet(type(instance), instance.locale_id, publishing))
