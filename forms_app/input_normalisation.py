"""What people type, with the marks taken out that keyboards and other apps slip in."""

import re
import unicodedata

# Arabic-Indic and Persian digits, and the Arabic signs that stand between the parts of a date.
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹؍", "01234567890123456789/")
_THOUSANDS = "\u066c"

_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)])
_LINES = {9: " ", 10: "\n", 0x2028: "\n", 0x2029: "\n"}
# Overrides and isolates turn the order of a name round in the organisers' list.
_BIDI = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_INVISIBLE = {
    **_BIDI,
    **dict.fromkeys([0x00AD, *range(0x200B, 0x200E), *range(0x2060, 0x2066), *range(0x206A, 0x2070), 0xFEFF]),
}


def machine_text(text: str) -> str:
    """Return text that a machine reads (a number, a date, an address) in plain digits, without marks."""
    western = unicodedata.normalize("NFKC", text.translate(_DIGITS).replace(_THOUSANDS, ""))
    return western.translate({**_INVISIBLE, **_CONTROLS}).strip()


def human_text(text: str) -> str:
    """Return words on one line; joiners stay, since Kurdish and Persian are misspelt without them."""
    return re.sub(r"\s+", " ", human_lines(text)).strip()


def human_lines(text: str) -> str:
    """Return words with their line breaks."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return composed.translate({**_BIDI, **_CONTROLS, **_LINES}).strip()
