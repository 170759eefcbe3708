"""What an administrator decides about items before they are taken over. Items that have a page are left alone."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from importing.models import Item, Kind, Move, State, TermMapping
from importing.twins import choose

BY_HAND = gettext_noop("Left out by hand.")
CHUNK = 500


@transaction.atomic
def change_kind(rows: QuerySet, kind: Kind) -> int:
    """Set the kind of items that were not taken over; return how many."""
    rows = Item.objects.filter(
        pk__in=list(rows.filter(page=None, image=None, document=None).values_list("pk", flat=True))
    )
    if kind == Kind.LEAVE_OUT:
        return rows.update(kind=kind, is_decided=True, state=State.LEFT_OUT, reason=BY_HAND)
    return rows.update(kind=kind, is_decided=True, state=State.WAITING, reason="", is_examined=False)


@transaction.atomic
def change_language(rows: QuerySet, language: str) -> int:
    """Set the language of items that were not taken over; what was left out for its language waits again."""
    rows = Item.objects.filter(pk__in=list(rows.filter(page=None).values_list("pk", flat=True)))
    try_again(rows.filter(state=State.LEFT_OUT))
    return rows.update(language=language, is_decided=True, is_examined=False)


def try_again(rows: QuerySet) -> int:
    """Have items wait again that failed, or were left out because the site did not have their language."""
    rows = rows.filter(state__in=(State.FAILED, State.LEFT_OUT), page=None).exclude(kind=Kind.LEAVE_OUT)
    return rows.exclude(kind=Kind.MEDIA, state=State.LEFT_OUT).update(state=State.WAITING, reason="")


def pair_two(rows: QuerySet) -> int:
    """Make two items one page in two languages; nothing happens unless they are two, of two languages, not taken yet."""
    items = list(rows.filter(page=None)[:3])
    if len(items) != 2 or items[0].language == items[1].language:
        return 0
    choose(items[0], items[1])
    return 2


@transaction.atomic
def map_term(mapping: TermMapping, target: str, kind: str) -> None:
    """Say what a category, tag or author becomes; a kind is given to all its items that were not taken over."""
    is_new_kind = kind and kind != mapping.kind
    mapping.target, mapping.kind = target[:120], kind
    mapping.save(update_fields=["target", "kind"])
    if is_new_kind:
        change_kind(Item.objects.filter(pk__in=_items_of(mapping.move, mapping)), Kind(kind))


def _items_of(move: Move, mapping: TermMapping) -> list[int]:
    rows = move.items.filter(file__site=mapping.site, wp_type="post").values_list("pk", "terms")
    wanted = (mapping.taxonomy, mapping.slug)
    return [
        pk
        for pk, terms in rows.iterator(chunk_size=CHUNK)
        if any((taxonomy, slug[:255]) == wanted for taxonomy, slug, _name in terms)
    ]
