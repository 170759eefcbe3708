"""Excerpts of pages with the words of the query highlighted."""

from django.db import connection
from django.db.models import QuerySet
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from core.analysis.index_fields import tokens_in, without_forms
from core.analysis.tokens import forms_of
from core.analysis.words import Word, words_of

LENGTH, BEFORE = 220, 60  # characters of an excerpt, and of those before the first word
READ = 20_000  # characters of a page that are looked through

# PostgreSQL keeps the words as a vector and the text beside it.
TITLE, TEXT = ("title_text", "body_text") if connection.vendor == "postgresql" else ("title", "body")


def indexed_texts(pages: list[Page]) -> dict[int, str]:
    """Return the text of each page from the search index, by id: one query."""
    return {int(pk): without_forms(text)[:READ] for pk, text in _entries(pages).values_list("object_id", TEXT)}


def indexed_tokens(pages: list[Page]) -> dict[int, set[str]]:
    """Return the forms of all words of each page from the search index, by id: one query."""
    return {
        int(pk): tokens_in(title + text) for pk, title, text in _entries(pages).values_list("object_id", TITLE, TEXT)
    }


def _entries(pages: list[Page]) -> QuerySet:
    return IndexEntry.objects.filter(
        content_type_id__in={page.content_type_id for page in pages}, object_id__in=[str(page.pk) for page in pages]
    )


def highlight(text: str, forms: frozenset[str]) -> SafeString:
    """Return a text as HTML, with `<mark>` around the words that have one of the forms."""
    return _highlight(text, _matches(text, forms))


def excerpt(text: str, forms: frozenset[str]) -> SafeString:
    """Return the part of a text that has most of the words, or its beginning, as HTML."""
    matches = _matches(text, forms)
    start = _beginning(text, _best(matches))
    end = _end(text, start + LENGTH)
    inside = [
        Word(word.text, word.start - start, word.end - start)
        for word in matches
        if start <= word.start and word.end <= end
    ]
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return format_html("{}{}{}", before, _highlight(text[start:end], inside), after)


def _matches(text: str, forms: frozenset[str]) -> list[Word]:
    return [word for word in words_of(text) if forms_of(word.text).possible & forms]


def _best(matches: list[Word]) -> int:
    """Return the position of the match from which an excerpt holds most different words."""

    def worth(first: Word) -> tuple[int, int]:
        near = {word.text for word in matches if first.start <= word.start <= first.start + LENGTH - BEFORE}
        return len(near), -first.start

    return max(matches[:50], key=worth).start if matches else 0


def _beginning(text: str, position: int) -> int:
    """Return where an excerpt begins, shortly before a word: at a line, a sentence, or a word."""
    if position <= BEFORE:
        return 0
    earliest = position - BEFORE
    for divider in ("\n", ". ", "؟ ", "? ", "! ", " "):
        found = text.find(divider, earliest, position)
        if found >= 0:
            return found + len(divider)
    return position


def _end(text: str, limit: int) -> int:
    if limit >= len(text):
        return len(text)
    space = text.rfind(" ", limit - LENGTH // 3, limit)
    return space if space >= 0 else limit


def _highlight(text: str, matches: list[Word]) -> SafeString:
    pieces, position = [], 0
    for word in matches:
        pieces.append(
            (
                conditional_escape(text[position : word.start]),
                format_html("<mark>{}</mark>", text[word.start : word.end]),
            )
        )
        position = word.end
    return format_html("{}{}", format_html_join("", "{}{}", pieces), conditional_escape(text[position:]))
