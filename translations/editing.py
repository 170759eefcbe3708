"""What stands at the address of Wagtail's editor: the workbench, where a translation is edited."""

from typing import Any

from django.db import models
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import Translation

from translations.elsewhere import Deed, others
from translations.rights import demand, rights_of
from translations.views.workbench import WorkbenchView


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


def ask_about_others(request, page: Page, deed: Deed):
    """Lead to the question whether the page's other languages should follow, if there is anything to ask."""
    parent = Page.objects.filter(path=page.path[: -Page.steplen]).first()
    if not others(deed, page.translation_key, request.user, parent):
        return None
    url = reverse("translations:elsewhere", args=[deed, page.translation_key])
    return redirect(f"{url}?parent={parent.pk}&back={parent.pk}")


def demand_own_language(user, instance: models.Model, publishing: bool = False) -> None:
    """Refuse a snippet of a language that is not the user's."""
    if isinstance(instance, TranslatableMixin) and not isinstance(instance, Page):
        demand(rights_of(user).may_change_snippet(type(instance), instance.locale_id, publishing))
