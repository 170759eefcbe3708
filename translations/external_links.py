"""Addresses outside this site that a page leads to: a translation may lead to another page, in its own language."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import transaction
from wagtail_localize.models import Translation

from translations.overrides import Replaceable, replace, replaceable

BEGINNINGS = ("http://", "https://", "mailto:", "tel:")
LONGEST = 2000


def outside_links(translation: Translation) -> list[Replaceable]:
    """Return the addresses that the original leads to, in its order: one query."""
    return list({one.context_id: one for one in replaceable(translation) if is_outside(one.original)}.values())


def is_outside(value: Any) -> bool:
    """Whether something that may be replaced is an address outside this site."""
    return isinstance(value, str) and value.startswith(BEGINNINGS)


@transaction.atomic
def write_addresses(translation: Translation, typed: Mapping[int, str], user) -> tuple[int, list[Replaceable]]:
    """Keep the addresses that were typed, by context; return how many changed, and the links whose address is none.

    Nothing typed leads where the original leads.
    """
    chosen, wrong = {}, []
    for link in outside_links(translation):
        own = typed.get(link.context_id, link.own or "").strip()
        if own and own != link.own and not is_address(own):
            wrong.append(link)
        else:
            chosen[link.context_id] = own if own not in ("", link.original) else None
    return replace(translation, chosen, user), wrong


def is_address(typed: str) -> bool:
    """Whether a link may lead there."""
    scheme, _, rest = typed.partition(":")
    try:
        if scheme == "mailto":
            EmailValidator()(rest.split("?")[0])
        elif scheme == "tel":
            return bool(rest) and set(rest) <= set("+0123456789-. ()")
        else:
            URLValidator(schemes=["http", "https"])(typed)
    except ValidationError:
        return False
    return len(typed) <= LONGEST
