"""Who may manage languages, and who may edit the interface texts of one."""

from wagtail.models import Locale

from core.i18n.presets import WAITING_CODES
from translations.permissions import permissions_of


def may_manage_languages(user) -> bool:
    """Whether somebody may add, open, close and remove languages: administrators."""
    return user.has_perms(["wagtailcore.add_locale", "wagtailcore.change_locale", "wagtailcore.delete_locale"])


def works_on_languages(user) -> bool:
    """Whether there is a language that somebody has to do with; asks for nothing that the menu has not asked for."""
    return may_manage_languages(user) or bool(permissions_of(user).teams)


def may_edit_texts(user, locale: Locale) -> bool:
    """Whether somebody may write the words of the interface: administrators, and the team of one that came later."""
    is_team = locale.language_code in WAITING_CODES and any(
        team.locale_id == locale.pk for team in permissions_of(user).teams
    )
    return is_team or may_manage_languages(user)


def locales_of(user) -> list[Locale]:
    """Return the languages somebody has to do with, in the order in which they were added."""
    locales = Locale.objects.order_by("pk").select_related("opening")
    return list(
        locales
        if may_manage_languages(user)
        else locales.filter(pk__in={team.locale_id for team in permissions_of(user).teams})
    )
