"""Checks whether a wording fits its source: placeholders, HTML tags, plural forms.

Templates write these words into pages as they are, into attributes too. So a wording may hold no mark and no straight
quotation mark that its source does not hold.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.i18n.invisible_characters import without_invisible_characters
from editors.languages.public_texts import PublicText

LONGEST = 2000
FILLED_IN = re.compile(r"%%|%\(\w+\)[a-z]|%[sd]|%|(?<!\{)\{\w*\}(?!\})")
TAG = re.compile(r"<[^<>]*>")
IN_PAIRS = re.compile(r"<(/?)(\w+)[^<>]*>")
SIGNS = '<>"{}'
WHOLE = re.compile(f"((?:{TAG.pattern}|{FILLED_IN.pattern})+)")


def shown(words: str) -> SafeString:
    """Return words as HTML in which what is filled in, and each mark, keeps its own direction."""
    pieces = WHOLE.split(words)
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<bdi dir="ltr">{}</bdi>', piece) if number % 2 else piece,)
            for number, piece in enumerate(pieces)
        ),
    )


def tidied(wording: str, source: str) -> str:
    """Return a wording with blanks only where its source has some, and without letters nobody sees."""
    words = without_invisible_characters(wording).replace("\r\n", "\n")
    words = words.strip() if "\n" in source else " ".join(words.split())
    if not words:
        return ""
    before = source[: len(source) - len(source.lstrip())]
    after = source[len(source.rstrip()) :]
    return f"{before}{words}{after}"


def problems_of(text: PublicText, wordings: Sequence[str], forms: int) -> list[str]:
    """Say in words why these wordings cannot stand on a page; `forms` is how many plurals the language has."""
    expected = forms if text.plural else 1
    if len(wordings) != expected or (any(wordings) and not all(wordings)):
        return [_("Write all %(count)s forms, or none.") % {"count": expected}]
    if not any(wordings):
        return []
    found = []
    for number, wording in enumerate(wordings):
        is_last = number == len(wordings) - 1
        found += _problems(text.english[-1 if text.plural else 0], wording, may_drop=bool(text.plural) and not is_last)
    return list(dict.fromkeys(found))


def _problems(source: str, wording: str, may_drop: bool) -> Iterator[str]:
    """`may_drop` allows for "one page", which says its number in a word."""
    if len(wording) > LONGEST:
        yield _("This is too long.")
        return
    wanted, used = Counter(FILLED_IN.findall(source)), Counter(FILLED_IN.findall(wording))
    for sign in sorted(used.keys() - wanted.keys()):
        yield _("“%(sign)s” is not in the English. Only what stands there can be filled in.") % {"sign": sign}
    for sign in sorted(wanted.keys() - used.keys()):
        if not may_drop:
            yield _("“%(sign)s” is missing. Put it where the site is to fill something in.") % {"sign": sign}
    yield from _broken_marks(source, wording)


def _broken_marks(source: str, wording: str) -> Iterator[str]:
    wanted, used = Counter(TAG.findall(source)), Counter(TAG.findall(wording))
    for tag in sorted((wanted - used).keys()):
        yield _("The mark “%(sign)s” is missing.") % {"sign": tag}
    for tag in sorted((used - wanted).keys()):
        yield _("The mark “%(sign)s” is not in the English, or not as often.") % {"sign": tag}
    if wanted == used and not _is_nested(wording):
        yield _("The marks are not closed in the order in which they were opened.")
    plain_source, plain = FILLED_IN.sub("", TAG.sub("", source)), FILLED_IN.sub("", TAG.sub("", wording))
    for sign in SIGNS:
        if sign in plain and sign not in plain_source:
            yield _("“%(sign)s” would break the page. Write “ ” or « » for quotation marks.") % {"sign": sign}


def _is_nested(wording: str) -> bool:
    is_open: list[str] = []
    for closing, name in IN_PAIRS.findall(wording):
        if not closing:
            is_open.append(name)
        elif not is_open or is_open.pop() != name:
            return False
    return not is_open
