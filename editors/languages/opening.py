"""Opens a language to readers and closes it; checks what should exist before."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale

from core.i18n.presets import WAITING_CODES
from core.models import Navigation, OpenLanguage, User
from editors.languages.creation import home_of, privacy_page
from editors.languages.saved_texts import count_in


@dataclass(frozen=True)
class Check:
    """One thing readers need: its text, whether it exists, and where it is made."""

    words: str
    is_done: bool
    url: str = ""
    must_be: bool = False
    """Without it the language cannot be opened."""


def checks_of(locale: Locale) -> list[Check]:
    """Return what should be there before readers come."""
    return [*_pages(locale), *_words(locale), *_people(locale)]


def _pages(locale: Locale) -> Iterator[Check]:
    home = home_of(locale)
    url = reverse("wagtailadmin_pages:edit", args=[home.pk]) if home else ""
    yield Check(_("The front page is published."), bool(home and home.live), url, must_be=True)
    navigation = Navigation.objects.filter(locale=locale).first()
    url = reverse("translations:board") + f"?locale={locale.language_code}"
    yield Check(_("Name of the site, menus and footer are translated."), bool(navigation), url)
    privacy = privacy_page(home) if home else None
    url = reverse("wagtailadmin_pages:edit", args=[privacy.pk]) if privacy else url
    yield Check(_("The page about privacy is published."), bool(privacy and privacy.live), url)


def _words(locale: Locale) -> Iterator[Check]:
    if locale.language_code not in WAITING_CODES:
        return
    count, url = count_in(locale), reverse("editors:words", args=[locale.language_code])
    yield Check(
        _("Words of the interface: %(done)s of %(all)s (%(percent)s%%).")
        % {"done": count.done, "all": count.all, "percent": count.percent},
        not count.missing,
        f"{url}?state=missing",
    )
    if count.drafts:
        words = ngettext(
            "%(count)s of these words is a draft that nobody has confirmed.",
            "%(count)s of these words are drafts that nobody has confirmed.",
            count.drafts,
        )
        yield Check(words % {"count": count.drafts}, False, f"{url}?state=draft")


def _people(locale: Locale) -> Iterator[Check]:
    people = User.objects.filter(is_active=True, groups__language_team__locale=locale).distinct().count()
    words = ngettext("%(count)s person is in its team.", "%(count)s people are in its team.", people)
    yield Check(words % {"count": people}, bool(people), reverse("wagtailusers_users:index"))


def opening_problem(locale: Locale) -> str:
    """Say what must be there first, or nothing."""
    return next((check.words for check in checks_of(locale) if check.must_be and not check.is_done), "")


def closing_problem(locale: Locale) -> str:
    """Say why readers must keep a language, or nothing."""
    if OpenLanguage.objects.exclude(locale=locale).exists():
        return ""
    return _("It is the only open language; without it there would be no site.")


@transaction.atomic
def open_to_readers(locale: Locale) -> None:
    OpenLanguage.objects.get_or_create(locale=locale)


@transaction.atomic
def close(locale: Locale) -> None:
    """Hide a language from readers at once; stored copies of its pages are forgotten, what is written stays."""
    for row in OpenLanguage.objects.filter(locale=locale):
        row.delete()
