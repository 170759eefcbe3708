"""Which items are one page in two languages: linked by hand, marked by a plug-in, or only alike."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from importing.addresses import SIZE, look_up
from importing.batches import update_items
from importing.conversion.language_lines import NEAR_THE_TOP, language_line
from importing.models import Item, Move, State

REASONS = {
    "group": _("marked as translations by Polylang or WPML"),
    "both": _("linked by hand from both"),
    "one": _("linked by hand from one"),
    "alike": _("only offered: same picture or same day"),
    "chosen": _("chosen by hand"),
    "refused": _("taken apart by hand"),
}
SCORES = {"group": 100, "both": 100, "chosen": 100, "one": 80, "alike": 50, "refused": 0}
LIKELY = 80  # percent from which two items are taken over as one page
AT_ONCE = 300


class Pair(NamedTuple):
    one: int
    other: int
    reason: str


def find_twins(move: Move) -> None:
    """Set the twins of all items that nobody decided about; of two that were taken, each stays as it is."""
    items = {
        item.pk: item
        for item in move.items.filter(wp_type__in=("post", "page"))
        .exclude(state=State.LEFT_OUT)
        .only(
            "pk",
            "file_id",
            "page_id",
            "language",
            "group",
            "twin_id",
            "twin_reason",
            "state",
            "wp_type",
            "meta",
            "published_at",
            "warnings",
        )
    }
    settled = {
        pk for pk, item in items.items() if item.twin_reason in {"chosen", "refused"} or (item.page_id and item.twin_id)
    }
    settled |= {item.twin_id for pk, item in items.items() if pk in settled and item.twin_id}
    open_items = {pk: item for pk, item in items.items() if pk not in settled}
    pairs, unclear = _without_conflicts(open_items, [*_by_group(open_items), *_by_hand(move, open_items)])
    paired = {pk for pair in pairs for pk in pair[:2]}
    pairs += _alike(move, {pk: item for pk, item in open_items.items() if pk not in paired | unclear.keys()})
    pairs = [pair for pair in pairs if not (items[pair.one].page_id and items[pair.other].page_id)]
    _save(open_items, pairs, unclear)


def _by_group(items: dict[int, Item]) -> Iterator[Pair]:
    groups = defaultdict(list)
    for pk, item in items.items():
        if item.group:
            groups[item.group].append(pk)
    for members in groups.values():
        for place, one in enumerate(members):
            for other in members[place + 1 :]:
                yield Pair(one, other, "group")


def _by_hand(move: Move, items: dict[int, Item]) -> Iterator[Pair]:
    """Yield who is linked with whom by a line under the title, once for each pair."""
    links: dict[int, set[int]] = defaultdict(set)
    rows = move.items.filter(pk__in=items).values_list("pk", "body") if len(items) < AT_ONCE else None
    rows = rows or move.items.filter(wp_type__in=("post", "page")).values_list("pk", "body")
    waiting: dict[int, list[str]] = {}
    for pk, body in rows.iterator(chunk_size=AT_ONCE):
        line = language_line(body[:NEAR_THE_TOP]) if pk in items else None
        if line:
            waiting[pk] = line.addresses
        if len(waiting) >= AT_ONCE:
            _resolve(move, waiting, links)
            waiting = {}
    _resolve(move, waiting, links)
    for one, others in links.items():
        for other in others:
            is_mutual = one in links.get(other, ())
            if other in items and other != one and not (is_mutual and other < one):
                yield Pair(one, other, "both" if is_mutual else "one")


def _resolve(move: Move, waiting: dict[int, list[str]], links: dict[int, set[int]]) -> None:
    known = look_up({address for addresses in waiting.values() for address in addresses}, move)
    for pk, addresses in waiting.items():
        links[pk] |= {number for one in addresses if one in known and (number := known[one].item_id)}


def _without_conflicts(items: dict[int, Item], pairs: Iterable[Pair]) -> tuple[list[Pair], dict[int, str]]:
    """Return the pairs in which each item stands once, and what others claim too; the surer link counts."""
    best: dict[frozenset, Pair] = {}
    for pair in pairs:
        key = frozenset(pair[:2])
        if key not in best or SCORES[pair.reason] > SCORES[best[key].reason]:
            best[key] = pair
    fits = [one for one in best.values() if items[one.one].language != items[one.other].language]
    fits = [one for one in fits if items[one.one].wp_type == items[one.other].wp_type]
    kept: list[Pair] = []
    unclear: dict[int, str] = {}
    for score in sorted({SCORES[one.reason] for one in fits}, reverse=True):
        level = [one for one in fits if SCORES[one.reason] == score]
        paired = {pk for pair in kept for pk in pair[:2]}
        claims = defaultdict(set)
        for one, other, _reason in level:
            claims[one].add(other)
            claims[other].add(one)
        for pair in level:
            rivals = (claims[pair.one] | claims[pair.other]) - set(pair[:2])
            if rivals or paired & set(pair[:2]):
                for pk in set(pair[:2]) - paired:
                    unclear[pk] = ", ".join(str(items[other].pk) for other in sorted(claims[pk]))
            else:
                kept.append(pair)
    taken = {pk for pair in kept for pk in pair[:2]}
    return kept, {pk: about for pk, about in unclear.items() if pk not in taken}


def _alike(move: Move, items: dict[int, Item]) -> list[Pair]:
    """Return pairs that only evidence speaks for: one picture, else one day, and nobody else with it."""
    pictures = _pictures(move, items)
    pairs = _only_two({pk: (item.wp_type, pictures.get(pk)) for pk, item in items.items()}, items)
    paired = {pk for pair in pairs for pk in pair[:2]}
    days = {
        pk: (item.wp_type, item.published_at and item.published_at.date())
        for pk, item in items.items()
        if pk not in paired
    }
    return pairs + _only_two(days, items)


def _only_two(signs: dict[int, tuple[str, Any]], items: dict[int, Item]) -> list[Pair]:
    """Return the items of two languages that have a sign, and nobody else has it."""
    by_sign: dict[tuple, list[int]] = defaultdict(list)
    for pk, sign in signs.items():
        if sign[1]:
            by_sign[sign].append(pk)
    return [
        Pair(members[0], members[1], "alike")
        for members in by_sign.values()
        if len(members) == 2 and items[members[0]].language != items[members[1]].language
    ]


def _pictures(move: Move, items: dict[int, Item]) -> dict[int, str]:
    """Return the name of each item's main picture as it was uploaded: both sites number and shrink it in their own way."""
    sites = dict(move.files.values_list("pk", "site"))
    keys = {pk: (sites[item.file_id], item.meta.get("_thumbnail_id", "")) for pk, item in items.items()}
    wanted = set(keys.values())
    files = move.items.filter(wp_type="attachment").exclude(upload="").values_list("file__site", "wp_id", "upload")
    named = {
        (site, str(number)): SIZE.sub("", PurePosixPath(upload).name)
        for site, number, upload in files.iterator(chunk_size=AT_ONCE)
        if (site, str(number)) in wanted
    }
    return {pk: named[key] for pk, key in keys.items() if key in named}


@transaction.atomic
def _save(items: dict[int, Item], pairs: list[Pair], unclear: dict[int, str]) -> None:
    wanted: dict[int, tuple[int | None, str]] = dict.fromkeys(items, (None, ""))
    for one, other, reason in pairs:
        wanted[one], wanted[other] = (other, reason), (one, reason)
    changed = []
    for pk, item in items.items():
        warnings = [one for one in item.warnings if one[0] != "twin_unclear"]
        warnings += [["twin_unclear", unclear[pk]]] if pk in unclear else []
        twin, reason = wanted[pk]
        if (item.twin_id, item.twin_reason, item.warnings) != (twin, reason, warnings):
            item.twin_id, item.twin_reason, item.twin_score = twin, reason, SCORES.get(reason, 0)
            item.warnings = warnings
            changed.append(item)
    update_items(changed, ["twin", "twin_reason", "twin_score", "warnings"])


@transaction.atomic
def choose(one: Item, other: Item | None) -> None:
    """Pair two items by hand, or take one out of its pair. Whoever they were paired with stands alone."""
    for item in filter(None, (one, other)):
        Item.objects.filter(twin=item).update(twin=None, twin_reason="", twin_score=0)
    if other is None:
        Item.objects.filter(pk=one.pk).update(twin=None, twin_reason="refused", twin_score=0)
        return
    for item, twin in ((one, other), (other, one)):
        Item.objects.filter(pk=item.pk).update(twin=twin, twin_reason="chosen", twin_score=SCORES["chosen"])
