"""What a check is given, and what it finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wagtail.models import Page

from core.i18n.languages import Language
from translations.glossary import Term
from translations.inline_tags import InlineTag


class Kind(StrEnum):
    """What may be wrong with a translation."""

    UNTRANSLATED = "untranslated"
    NUMBERS = "numbers"
    MONTHS = "months"
    ORDINALS = "ordinals"
    ENDING = "ending"
    FORMS = "forms"
    SPACES = "spaces"
    REPEATED = "repeated"
    BRACKETS = "brackets"
    QUOTES = "quotes"
    GLOSSARY = "glossary"
    LENGTH = "length"
    LINKS = "links"
    INVISIBLE = "invisible"


@dataclass(frozen=True)
class Comparison:
    """A source and its target as plain words, with what is known about both."""

    source: str
    target: str
    source_language: Language
    target_language: Language
    unfollowed: list[Term] = field(default_factory=list)
    links: list[InlineTag] = field(default_factory=list)
    # The pages that links lead to, as readers of the translation get them, by the id the original has.
    linked_pages: Mapping[int, Page] = field(default_factory=dict)

    @property
    def is_rtl(self) -> bool:
        return self.target_language.direction == "rtl"


@dataclass(frozen=True)
class Finding:
    """What a check has found. `detail` tells two findings of a kind apart, in no language."""

    kind: Kind
    detail: str
    message: str

    @property
    def key(self) -> str:
        return f"{self.kind.value}:{self.detail}"


def isolated(words: object) -> str:
    """Return words in their own direction, for use inside a message."""
    return f"\u2068{words}\u2069"
