"""Make ordinary text of what word processors, PDF files and old keyboards left in bodies."""

import re
import unicodedata
from functools import cache

from core.checks.alt_texts import FILE_NAME
from core.i18n.calendar_names import month_names
from core.i18n.digits import WESTERN_DIGITS
from core.i18n.invisible_characters import without_invisible_characters

PRESENTATION = re.compile("[\ufb50-\ufd3d\ufd50-\ufdfb\ufdfd\ufe70-\ufefc]+")  # not the ornate brackets
MIXED = re.compile("[0-9]+[٠-٩۰-۹][0-9٠-٩۰-۹]*|[٠-٩۰-۹]+[0-9][0-9٠-٩۰-۹]*")
ALONE = re.compile("[\u061c\u200e\u200f]+(?=\\s|$)|(?:^|(?<=\\s))[\u061c\u200e\u200f]+")
BLANKS = re.compile("[ \t\r\n\u00a0\u2000-\u200a\u202f\u3000]+")
NUMBERS_OF_A_FILE = re.compile(r"(?=.*\d{4})[\d_\-.\s]+(?:_?[nosx])?", re.IGNORECASE)  # Facebook's: 10154_7731_n


def ordinary(text: str, language: str = "") -> str:
    """Return a text with letters for presentation forms, one name for a doubled month, one kind of digits in a number."""
    text = without_invisible_characters(text)
    text = PRESENTATION.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = MIXED.sub(lambda found: found[0].translate(WESTERN_DIGITS), text)
    text = ALONE.sub("", text)
    if language:
        text = _doubled_months(language).sub(r"\1", text)
    return BLANKS.sub(" ", text)


def has_presentation_forms(text: str) -> bool:
    return bool(PRESENTATION.search(text))


def is_file_name(text: str) -> bool:
    """Tell whether a caption or an alternative text is only what a camera or a network called the file."""
    text = text.strip()
    return bool(FILE_NAME.fullmatch(text) or NUMBERS_OF_A_FILE.fullmatch(text))


@cache
def _doubled_months(language: str) -> re.Pattern:
    names = sorted(month_names(language), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, names))})(?:\s+\1)+(?!\w)", re.IGNORECASE)
