"""A text in the two languages every starting form comes in."""

from typing import NamedTuple


class Both(NamedTuple):
    en: str
    ar: str
