"""A page and what belongs to it in one step: what is said of each."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from translations.publication import WordsMissing


class Refused(Exception):  # noqa: N818  it is an answer, not a fault
    """One of them cannot be published; the words say which, and why."""


@contextmanager
def refused_in_words(thing: Any, missing: str = "") -> Iterator[None]:
    """Raise Refused where the thing breaks a rule of its own, or with the words `missing` where texts are missing."""
    title = {"title": thing}
    try:
        yield
    except ValidationError as error:
        raise Refused(" ".join([_("“%(title)s” cannot be published like this.") % title, *error.messages])) from error
    except WordsMissing as refusal:
        if not missing:
            raise
        raise Refused(missing % title) from refusal


def named(things: Iterable) -> str:
    """Name several things in one line, whatever the direction of each."""
    return ", ".join(f"“{thing}”" for thing in things)
