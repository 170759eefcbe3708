"""Who has a translation: somebody of its team, or the whole team."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import Translation

from core.models import User
from translations.models import Assignment, LanguageTeam
from translations.permissions import permissions_of


def translators_into(locales: Iterable[Locale]) -> QuerySet[User]:
    """Return the people who translate into any of the languages, by name."""
    people = User.objects.filter(groups__language_team__locale__in=list(locales), is_active=True).distinct()
    return people.order_by("first_name", "username")


def languages_without(person: User, locales: Iterable[Locale]) -> list[Locale]:
    """Return those of the languages into which somebody does not translate."""
    theirs = set(LanguageTeam.objects.filter(group__user=person).values_list("locale", flat=True))
    return [locale for locale in locales if locale.pk not in theirs]


def may_have(person: User, translation: Translation) -> bool:
    """Whether somebody could do the work."""
    return person.is_active and permissions_of(person).may_translate(translation)


def give(translation: Translation, person: User | None) -> None:
    """Give a translation to somebody, or back to the whole team. Raises ValidationError if they could not do it."""
    if person and not may_have(person, translation):
        name = person.get_full_name() or person.get_username()
        words = _("%(name)s may not translate this. Choose somebody of the team for %(language)s.")
        raise ValidationError(words % {"name": name, "language": translation.target_locale})
    Assignment.objects.filter(translation=translation).update(assigned_to=person)
