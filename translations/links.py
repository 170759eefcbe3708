"""Addresses outside this site that a page leads to: a translation may lead to another page, in its own language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import transaction
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation

from translations import standing

BEGINNINGS = ("http://", "https://", "mailto:", "tel:")
LONGEST = 2000


@dataclass(frozen=True)
class OutsideLink:
    """One address of the original, and the one that stands for it in the translation, if another does."""

    pk: int
    context_id: int
    original: str
    own: str


def outside_links(translation: Translation) -> list[OutsideLink]:
    """Return the addresses that the original leads to, in its order: one query."""
    rows = OverridableSegment.objects.filter(source_id=translation.source_id).order_by("order")
    links = {}
    for row in rows.annotate_override_json(translation.target_locale):
        original = json.loads(row.data_json)
        if isinstance(original, str) and original.startswith(BEGINNINGS):
            own = json.loads(row.override_json) if row.override_json else ""
            links[row.context_id] = OutsideLink(row.pk, row.context_id, original, own if own != original else "")
    return list(links.values())


@transaction.atomic
def write_addresses(translation: Translation, typed: Mapping[int, str], user) -> tuple[int, list[OutsideLink]]:
    """Keep the addresses that were typed, by link; return how many changed, and the links whose address is none.

    Nothing typed leads where the original leads.
    """
    changed, wrong = 0, []
    for link in outside_links(translation):
        own = typed.get(link.pk, link.own).strip()
        if own == link.own:
            continue
        if own and not is_address(own):
            wrong.append(link)
            continue
        # What is taken back is kept as the original's address: that it changed is seen by its time.
        SegmentOverride.objects.update_or_create(
            locale_id=translation.target_locale_id,
            context_id=link.context_id,
            defaults={
                "data_json": json.dumps(own or link.original),
                "last_translated_by": user,
                "has_error": False,
                "field_error": "",
            },
        )
        changed += 1
    if changed:
        standing.refresh(translation)
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
