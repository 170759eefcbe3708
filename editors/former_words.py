"""What the texts of a copied call still say of the season before: its number, ordinals and days, each with the new one."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page
from wagtail.rich_text import RichText

from campaigns.models import CallPage, FormerSeason
from core.i18n.calendar_names import month_names
from core.i18n.dates import short_date
from core.i18n.digits import WESTERN_DIGITS
from core.i18n.languages import Language
from core.i18n.ordinals import ORDINALS
from core.i18n.presets import ARABIC_INDIC
from core.streams import nodes_of

MARKUP = re.compile(r"(<[^>]*>|&#?\w+;)")
SENTENCE_END = re.compile(r"[.!?؟…]\s|\n")
FREE = r"(?<![^\W_])(?<![\d.,:/–-])"  # what stands before a number that is no part of another
FREE_AFTER = r"(?![^\W_])(?![.,:/٫–-]?\d)"
NUMBER = r"[0-9٠-٩۰-۹]{1,2}"
LEFT_OUT = {"title", "slug"} | {field.name for field in Page._meta.fields} - {"title"}
NO_WORDS = {"url", "link"}  # of blocks


class Passage(NamedTuple):
    """A place in a text: its number among all, what stands around it, and what would be written in its place."""

    number: int
    before: str
    old: str
    after: str
    new: str


class Text:
    """A text of a page, in the field or block that holds it."""

    def __init__(self, holder: Any, name: str, value: str | RichText):
        self.holder, self.name, self.value = holder, name, value

    @property
    def parts(self) -> list[str]:
        """The text and, at odd places, its markup."""
        return MARKUP.split(self.value.source) if isinstance(self.value, RichText) else [str(self.value)]

    def write(self, source: str) -> None:
        value = RichText(source) if isinstance(self.value, RichText) else source
        if isinstance(self.holder, models.Model):
            setattr(self.holder, self.name, value)
        else:
            self.holder.replace(value)


def texts_of(page: Page) -> Iterator[Text]:
    """Yield every text of a page and of the rows below it, without addresses."""
    yield Text(page, "title", page.title)
    yield from _texts_in(page)
    for relation in get_all_child_relations(type(page)):
        if relation.get_accessor_name() != COMMENTS_RELATION_NAME:
            for row in getattr(page, relation.get_accessor_name()).all():
                yield from _texts_in(row)
    for node in nodes_of(page):
        if isinstance(node.value, str | RichText) and node.name not in NO_WORDS:
            yield Text(node, node.name, node.value)


def _texts_in(instance: Any) -> Iterator[Text]:
    for field in instance._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
        is_left_out = isinstance(field, models.URLField) or (isinstance(instance, Page) and field.name in LEFT_OUT)
        if is_text and not is_left_out:
            yield Text(instance, field.name, getattr(instance, field.name))


class FormerWords:
    """Finds and changes what is left of the season before in the texts of a call, in the language of the call."""

    def __init__(self, call: CallPage, former: FormerSeason):
        self.call, self.former = call, former
        self.language = Language(call.locale.language_code)
        self.days = (call.starts_on - former.starts_on).days if call.starts_on else 0
        self.months = month_names(self.language.code)
        self.pattern = self._pattern()

    def passages(self) -> list[Passage]:
        """Return every place, in the order of the page."""
        found: list[Passage] = []
        for text in texts_of(self.call):
            for part in text.parts[::2]:
                for match, new in self._matches(part):
                    before = SENTENCE_END.split(part[: match.start()])[-1]
                    after = SENTENCE_END.split(part[match.end() :])[0]
                    found.append(Passage(len(found), before, match[0], after, new))
        return found

    def change(self, numbers: set[int]) -> None:
        """Change the places with these numbers, in the page in memory."""
        counter = 0
        for text in texts_of(self.call):
            parts = text.parts
            for place in range(0, len(parts), 2):
                pieces, end = [], 0
                for match, new in self._matches(parts[place]):
                    pieces += [parts[place][end : match.start()], new if counter in numbers else match[0]]
                    end, counter = match.end(), counter + 1
                parts[place] = "".join([*pieces, parts[place][end:]])
            if parts != text.parts:
                text.write("".join(parts))

    def _matches(self, text: str) -> Iterator[tuple[re.Match, str]]:
        for match in self.pattern.finditer(text):
            new = self._new_date(match) if match["day"] else self._new_number(match)
            if new and new != match[0]:
                yield match, new

    def _pattern(self) -> re.Pattern:
        months = "|".join(map(re.escape, sorted(self.months, key=len, reverse=True)))
        date_in_words = (
            rf"(?:(?P<first>{NUMBER})(?P<to>\s*(?:[–-]|to|until|إلى|حتى)\s*))?(?P<day>{NUMBER})\s+(?P<month>{months})"
        )
        ordinals = "|".join(map(re.escape, self._ordinals())) or "(?!)"
        number = self.former.number or 0
        digits = "|".join({str(number), _in_digits_like(str(number), "٠")}) if number else "(?!)"
        return re.compile(
            rf"{FREE}(?:{date_in_words}|(?P<ordinal>{ordinals})|(?P<number>{digits})){FREE_AFTER}", re.IGNORECASE
        )

    def _ordinals(self) -> list[str]:
        number = self.former.number or 0
        rows = [row.split() for row in ORDINALS.get(self.language.code, [])]
        return [row[number - 1] for row in rows if 0 < number <= len(row)]

    def _new_number(self, match: re.Match) -> str:
        number = self.call.season_number
        if not number or number == self.former.number:
            return ""
        if match["number"]:
            return _in_digits_like(str(number), match[0])
        for row in (row.split() for row in ORDINALS[self.language.code]):
            if match[0].lower() in row:
                new = row[number - 1] if number <= len(row) else ""
                return new.capitalize() if match[0][0].isupper() else new
        return ""

    def _new_date(self, match: re.Match) -> str:
        last = self._moved(match["day"], match["month"])
        if last is None:
            return ""
        written = short_date(last, self.language)
        first = self._moved(match["first"], match["month"]) if match["first"] else None
        if first:
            start = str(first.day) if first.month == last.month else short_date(first, self.language)
            written = f"{start}{match['to']}{written}"
        return _in_digits_like(written, match["day"])

    def _moved(self, day: str, month: str) -> date | None:
        """Return the new day of one of the former season's days, or None for any other."""
        former = self.former
        for year in {former.starts_on.year, former.ends_on.year}:
            try:
                found = date(year, self.months[month.casefold()], int(day.translate(WESTERN_DIGITS)))
            except ValueError:
                continue
            if former.starts_on <= found <= former.ends_on:
                return found + timedelta(self.days)
        return None


def _in_digits_like(text: str, written: str) -> str:
    digits = text.translate(WESTERN_DIGITS)
    return digits if written.isascii() else digits.translate(str.maketrans("0123456789", ARABIC_INDIC))
