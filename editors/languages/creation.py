"""Adds a language with its page tree and its team; removes one in which nobody has worked."""

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site, get_translatable_models
from wagtail_localize.models import StringTranslation

from core.i18n.presets import WAITING, Preset
from core.models import Navigation, OpenLanguage, User
from editors.roles import make_language_team
from home.models import HomePage, StandardPage
from translations.models import GlossaryTerm
from translations.submission import TranslationRequest, submit

PRIVACY = ("privacy", "الخصوصية")  # in the title or the address of the page that explains it


def presets_left() -> list[Preset]:
    """Return the languages that can be added."""
    there = set(HomePage.objects.values_list("locale__language_code", flat=True))
    return [preset for preset in WAITING if preset.code not in there]


@transaction.atomic
def add(preset: Preset, user: User | None = None) -> Locale:
    """Add a language, closed to readers, with a front page and a team, and send its translators what comes first."""
    locale, _created = Locale.objects.get_or_create(language_code=preset.code)
    original = Site.objects.get(is_default_site=True).root_page.specific
    details = TranslationRequest(asked_by=user)
    for instance in (original, Navigation.objects.order_by("pk").first(), privacy_page(original)):
        if instance:
            submit(instance, locale, details)
    make_language_team(original.get_translation(locale))
    return locale


def privacy_page(home: Page) -> StandardPage | None:
    """Return the page that explains privacy below a front page, published or not."""
    for page in StandardPage.objects.descendant_of(home).order_by("path"):
        if any(word in f"{page.slug} {page.title}".lower() for word in PRIVACY):
            return page
    return None


def home_of(locale: Locale) -> HomePage | None:
    """Return the front page of a language, published or not."""
    return HomePage.objects.filter(locale=locale).order_by("path").first()


def removal_problem(locale: Locale) -> str:
    """Say why a language cannot be removed, or nothing if it can: nobody's work is lost by it."""
    if locale == Locale.get_default():
        return _("The site begins in this language.")
    if OpenLanguage.objects.filter(locale=locale).exists():
        return _("Readers have it. Close it first.")
    elsewhere = Page.objects.exclude(locale=locale).values("translation_key")
    pages = Page.objects.filter(locale=locale)
    if pages.filter(first_published_at__isnull=False).exists() or pages.exclude(translation_key__in=elsewhere).exists():
        return _("It has pages of its own. Keep it closed instead.")
    if StringTranslation.objects.filter(locale=locale).exists() or locale.interface_texts.exists():
        return _("People have translated into it. Keep it closed instead.")
    return ""


@transaction.atomic
def remove(locale: Locale) -> None:
    """Take away a language that nobody has written in; the accounts of its team stay."""
    for page in Page.objects.filter(locale=locale, depth=2):
        page.specific.delete()
    Group.objects.filter(language_team__locale=locale).delete()
    GlossaryTerm.objects.filter(target_locale=locale).delete()
    for model in get_translatable_models():
        model._default_manager.filter(locale=locale).delete()
    locale.delete()
