"""The digits that numbers are written in: one setting for the whole site, looked up only where a number is written."""

from collections.abc import Callable
from contextvars import ContextVar

from django.core.signals import request_started
from django.dispatch import receiver

from core.i18n.languages import Language, active_language

NATIVE = "arabic"  # the other choice of the site's facts is Western digits
WESTERN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

_choice: ContextVar[Callable[[], str] | None] = ContextVar("digits", default=None)


def choose(choice: Callable[[], str] | None) -> None:
    """Set the function that returns the site's setting; it holds until the next request."""
    _choice.set(choice)


def in_digits(text: str, language: Language | None = None) -> str:
    """Return the text with its digits as the site writes them in a language."""
    western = text.translate(WESTERN_DIGITS)
    choice = _choice.get()
    native = (language or active_language()).preset.native_digits
    if not native or choice is None or choice() != NATIVE:
        return western
    return western.translate(str.maketrans("0123456789", native))


def grouped(number: int) -> str:
    """Return a number with its thousands set apart, in the digits of the site, as in 50,000."""
    written = in_digits(f"{number:,}")
    return written if written.isascii() else written.replace(",", "\u066c")


@receiver(request_started)
def forget_choice(**_kwargs):
    choose(None)
