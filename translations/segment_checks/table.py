"""Every check by its kind."""

from collections.abc import Callable, Iterator

from translations.segment_checks import numbers, punctuation, words
from translations.segment_checks.kinds import Comparison, Finding, Kind

CHECKS: dict[Kind, Callable[[Comparison], Iterator[Finding]]] = {
    Kind.UNTRANSLATED: words.is_translated,
    Kind.NUMBERS: numbers.numbers_agree,
    Kind.MONTHS: numbers.months_agree,
    Kind.ORDINALS: numbers.ordinals_agree,
    Kind.ENDING: punctuation.ending_is_kept,
    Kind.FORMS: punctuation.signs_are_of_the_language,
    Kind.SPACES: punctuation.spaces_are_single,
    Kind.REPEATED: punctuation.no_word_is_repeated,
    Kind.BRACKETS: punctuation.brackets_are_closed,
    Kind.QUOTES: punctuation.quotes_are_closed,
    Kind.GLOSSARY: words.glossary_is_followed,
    Kind.LENGTH: words.length_is_alike,
    Kind.LINKS: words.links_lead_into_the_language,
    Kind.INVISIBLE: words.nothing_is_invisible,
}


def findings_in(compared: Comparison) -> list[Finding]:
    """Return what all checks find. A text that is a copy of its original is only told to be one."""
    if not compared.target.strip():
        return []
    copied = [one for one in CHECKS[Kind.UNTRANSLATED](compared) if one.detail == "whole"]
    return copied or [finding for check in CHECKS.values() for finding in check(compared)]
