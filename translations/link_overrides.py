"""External links: a translation may replace the address of a link."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import transaction
from wagtail_localize.models import Translation

from translations.draft_rows import segments_changed
from translations.overrides import Override, overrides_of, set_overrides

BEGINNINGS = ("http://", "https://", "mailto:", "tel:")
LONGEST = 2000


def external_links_of(translation: Translation) -> list[Override]:
    """Return the addresses that the original leads to, in its order: one query."""
    return list({one.context_id: one for one in overrides_of(translation) if is_external(one.original)}.values())


def is_external(value: Any) -> bool:
    """Whether something that may be replaced is an address outside this site."""
    return isinstance(value, str) and value.startswith(BEGINNINGS)


@transaction.atomic
def save_addresses(translation: Translation, typed: Mapping[int, str], user) -> tuple[int, list[Override]]:
    """Store typed addresses by context id; return the number changed, and the links with an invalid address.

    Nothing typed leads where the original leads.
    """
    chosen, wrong = {}, []
    for link in external_links_of(translation):
        own = typed.get(link.context_id, link.own or "").strip()
        if own and own != link.own and not is_address(own):
            wrong.append(link)
        else:
            chosen[link.context_id] = own if own not in ("", link.original) else None
    if changed := set_overrides(translation, chosen, user):
        segments_changed(translation, user)
    return changed, wrong


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
