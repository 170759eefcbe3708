"""Directions, kinds and destinations in the screens about translations."""

from django import template

from core.i18n.languages import Language
from translations.inline_tags import InlineTag
from translations.workbench import Workbench

register = template.Library()


@register.filter
def language(locale) -> Language:
    """Return a Wagtail locale as a language with its own name and direction."""
    return Language(locale.language_code)


@register.filter
def leads_to(mark: InlineTag, bench: Workbench) -> str:
    """Say where a link leads in the translation."""
    return bench.destination(mark)
