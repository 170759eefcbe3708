"""Who may run languages, and who may word the interface in one."""

from wagtail.models import Locale

from translations.models import LanguageTeam


def may_run(user) -> bool:
    """Whether somebody may add, open, close and remove languages: administrators."""
    return user.has_perms(["wagtailcore.add_locale", "wagtailcore.change_locale", "wagtailcore.delete_locale"])


def may_word(user, locale: Locale) -> bool:
    """Whether somebody may write the words of the interface: administrators, and the team of that language."""
    return may_run(user) or LanguageTeam.objects.filter(group__user=user, locale=locale).exists()


def locales_of(user) -> list[Locale]:
    """Return the languages somebody has to do with, in the order in which they were added."""
    locales = Locale.objects.order_by("pk").select_related("opening")
    if may_run(user):
        return list(locales)
    return list(locales.filter(teams__group__user=user).distinct())
