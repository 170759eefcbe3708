"""Publish or review a page together with its related objects, and explain a refusal."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from translations.publication import MissingTranslations


class ActionRefused(Exception):  # noqa: N818  it is an answer, not a fault
    """One of several objects cannot be published; the message says which, and why."""


@contextmanager
def explain_refusal(thing: Any, missing: str = "") -> Iterator[None]:
    """Turn a validation error, or missing translations if `missing` is a message, into ActionRefused."""
    title = {"title": thing}
    try:
        yield
    except ValidationError as error:
        raise ActionRefused(
            " ".join([_("“%(title)s” cannot be published like this.") % title, *error.messages])
        ) from error
    except MissingTranslations as refusal:
        if not missing:
            raise
        raise ActionRefused(missing % title) from refusal


def named(things: Iterable) -> str:
    """Name several things in one line, whatever the direction of each."""
    return ", ".join(f"“{thing}”" for thing in things)
