"""Targets that equal their source: when that is a translation, and when it was only copied by a program.

Programs such as OmegaT fill untranslated texts with their source. Such a target counts only if a person or the file says
so, or if there is nothing in it to translate: numbers, addresses, names that the glossary keeps as they are.
"""

import re
from collections.abc import Iterable

from translations.glossary import Term
from translations.inline_tags import plain
from translations.segments import Segment

ADDRESS_IN_TEXT = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w+|#\w+")
LETTER = re.compile(r"[^\W\d_]")


def is_copy(segment: Segment, html: str) -> bool:
    """Whether a target says nothing but its source does."""
    return plain(html).split() == plain(segment.source).split()


def may_stay(source: str, terms: Iterable[Term]) -> bool:
    """Whether nothing in a source, HTML, needs to be translated. `terms` are the glossary's for both languages."""
    words = ADDRESS_IN_TEXT.sub(" ", plain(source))
    for term in terms:
        if term.term == term.wording and term.is_in(words):
            words = re.sub(re.escape(term.term), " ", words, flags=re.IGNORECASE)
    return not LETTER.search(words)
