"""Checks that a page that is no translation speaks its own language."""

from collections.abc import Iterator

from wagtail.models import Page

from core.checks.registry import Advice, asked_at_the_gate, register_check
from translations.foreign_texts import foreign_texts_in_words
from translations.gate import translation_of


@register_check
@asked_at_the_gate
def page_holds_no_words_of_another_language(page: Page) -> Iterator[Advice]:
    if translation_of(page) is None:
        yield from (Advice(words, is_blocking=True) for words in foreign_texts_in_words(page))
