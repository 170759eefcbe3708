"""Counting words, in the database and here: what spaces and line breaks separate; marks such as links are none."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Value
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Length, Replace, Trim
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from translations.segments import ADDRESS
from translations.sources import latest_content

BREAK, MARK = "<br/>", " id="


def word_count(field: str) -> CombinedExpression:
    """Return the number of words of a field that holds a segment's HTML."""
    text = Trim(Replace(Replace(F(field), Value(BREAK), Value(" ")), Value(MARK), Value("")))
    return Length(text) - Length(Replace(text, Value(" "), Value(""))) + 1


@dataclass(frozen=True)
class WordCount:
    """Words of an original, and those in texts that stand in it more than once."""

    words: int
    repeated: int


def count_words(instance: Any) -> WordCount:
    """Count the words of a page or snippet that was perhaps never sent."""
    values = [one for one in extract_segments(latest_content(instance)) if isinstance(one, StringSegmentValue)]
    texts = [one.string.data for one in values if one.path != ADDRESS]
    seen, repeated = set(), 0
    for text in texts:
        repeated += _length(text) if text in seen else 0
        seen.add(text)
    return WordCount(sum(map(_length, texts)), repeated)


def _length(html: str) -> int:
    return len(html.replace(BREAK, " ").replace(MARK, "").strip().split(" "))
