"""States of translations on edit screens and in listings."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation

from translations.models import Assignment, State


def assignments_of(instance, user) -> list[Assignment]:
    """Return how far each translation of an original is; pages of one list are asked for together."""
    if not isinstance(instance, Page):
        return list(_assignments(translation__source__object_id=instance.translation_key))
    memo = user.__dict__.setdefault("_translation_states", {})
    parent = instance.path[: -Page.steplen]
    if parent not in memo:
        keys = Page.objects.filter(path__startswith=parent, depth=instance.depth).values("translation_key")
        memo[parent] = list(_assignments(translation__source__object_id__in=keys))
    key, locale = instance.translation_key, instance.locale_id
    found = [row for row in memo[parent] if row.translation.source.object_id == key]
    return [row for row in found if locale in (row.translation.source.locale_id, row.translation.target_locale_id)]


def label_for(row: Assignment) -> str:
    """Say the state in a few words, such as “Arabic: in work, 40%”."""
    name = str(row.translation.target_locale)
    if row.state in (State.IN_WORK, State.OUTDATED):
        return _("%(language)s: %(state)s, %(percent)s%%") % {
            "language": name,
            "state": row.get_state_display(),
            "percent": row.percent,
        }
    return _("%(language)s: %(state)s") % {"language": name, "state": row.get_state_display()}


def workbench_url(translation: Translation) -> str:
    return reverse("translations:workbench", args=[translation.pk])


def _assignments(**wanted):
    return Assignment.objects.filter(translation__enabled=True, **wanted).select_related(
        "translation__source", "translation__target_locale"
    )
