"""Directions, kinds and destinations in the screens about translations."""

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from core.i18n.languages import Language
from translations.inline_tags import InlineTag
from translations.workbench import Workbench

register = template.Library()

MARK = re.compile(r"⟦([^⟧]*)⟧")


@register.filter
def language(locale) -> Language:
    """Return a Wagtail locale as a language with its own name and direction."""
    return Language(locale.language_code)


@register.filter
def leads_to(mark: InlineTag, bench: Workbench) -> str:
    """Say where a link leads in the translation."""
    return bench.destination(mark)


@register.filter
def with_marks(words: str) -> SafeString:
    """Return words with their marks, such as ⟦link⟧, as signs of their own that no direction of writing scrambles."""
    pieces = MARK.split(words)  # words and names of marks in turn
    drawn = [
        format_html('<bdi class="tw-mark">{}</bdi>', piece) if number % 2 else conditional_escape(piece)
        for number, piece in enumerate(pieces)
    ]
    return mark_safe("".join(drawn))  # noqa: S308  each piece is escaped
