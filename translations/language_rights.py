"""Nobody who works on one language writes anything of another: the rule stands where rows are written.

Pages follow Wagtail's own permissions. Snippets and glossary entries have no permissions by language; whoever has them only
through a language team is refused here, whichever screen, list, chooser or program asks for the write.
"""

from typing import Any

from django.db import models
from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, TranslatableMixin

from core.permissions.acting_user import acting_request, refuse
from translations.models import GlossaryTerm
from translations.permissions import permissions_of


@receiver([pre_save, pre_delete])
def refuse_other_languages(sender, instance, raw=False, **kwargs) -> None:
    """Refuse the write of a row of a language that is not the acting person's."""
    if raw or not (languages := _languages_of(sender, instance)):
        return
    request = acting_request()
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return
    permissions = permissions_of(user)
    if not permissions.is_limited:
        return
    for locale in Locale.objects.filter(pk__in=languages.difference(permissions.locale_ids or ())):
        words = _("This belongs to a language that is not yours: %(language)s. Ask its team to change it.")
        refuse(words % {"language": locale})


def _languages_of(model: type[models.Model], instance: Any) -> set[int]:
    """Return the languages that a write is about: the row's own, and the one it has in the database."""
    if model is GlossaryTerm:
        field = "target_locale_id"
    elif issubclass(model, TranslatableMixin) and not issubclass(model, Page) and hasattr(model, "snippet_viewset"):
        field = "locale_id"
    else:
        return set()
    before = model._default_manager.filter(pk=instance.pk).values_list(field, flat=True) if instance.pk else []
    return {locale_id for locale_id in (*before, getattr(instance, field)) if locale_id}
