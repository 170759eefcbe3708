"""One text in the two languages of the demonstration site."""

from typing import NamedTuple


class Both(NamedTuple):
    """The same words for an English and for an Arabic reader."""

    en: str
    ar: str


def both(en: str, ar: str) -> Both:
    """Pair an English text with its Arabic counterpart."""
    return Both(en, ar)
