"""What people type, with the marks taken out that keyboards and other apps slip in."""

import re
import unicodedata

from core.i18n.digits import WESTERN_DIGITS
from core.i18n.invisible_characters import CONTROLS, DIRECTION_MARKS, JOINERS, NEVER

# The Arabic signs that stand between the parts of a date and between thousands.
_THOUSANDS = 0x066C
_SIGNS = {**WESTERN_DIGITS, 0x060D: "/", _THOUSANDS: None}

_CONTROLS = dict.fromkeys([*CONTROLS, *map(ord, "\t\n\r")])
_LINES = {9: " ", 10: "\n", 0x2028: "\n", 0x2029: "\n"}
_NOT_IN_WORDS = dict.fromkeys([*NEVER, *DIRECTION_MARKS])


def machine_text(text: str, keep_thousands: bool = False) -> str:
    """Return text that a machine reads (a number, a date, an address) in plain digits, without marks."""
    signs = {**_SIGNS, _THOUSANDS: "\u066c"} if keep_thousands else _SIGNS
    western = unicodedata.normalize("NFKC", text.translate(signs))
    return western.translate({**_NOT_IN_WORDS, **dict.fromkeys(JOINERS), **_CONTROLS}).strip()


def human_text(text: str) -> str:
    """Return words on one line; joiners stay, since Kurdish and Persian are misspelt without them."""
    return re.sub(r"\s+", " ", human_lines(text)).strip()


def human_lines(text: str) -> str:
    """Return words with their line breaks."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return composed.translate({**_NOT_IN_WORDS, **_CONTROLS, **_LINES}).strip()
