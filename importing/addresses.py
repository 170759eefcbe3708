"""Old addresses: how they are compared, what each item had, and where each leads now."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qs, quote, unquote, urlsplit

from django.db.models import Q

from importing.export_items import upload_path
from importing.models import Item, Move, OldAddress, TermMapping

LONGEST_SLUG = 200  # encoded characters; WordPress cuts there, between two letters
LONGEST_KEY = 700
NUMBERS = ("p", "page_id", "attachment_id")
ENDINGS = re.compile(r"(?:/(?:feed(?:/(?:rss2?|atom|rdf))?|amp|embed|trackback|page/\d+|comment-page-\d+))+$")
PART = re.compile(r"/\d{1,2}$")  # of a post in several parts
ARCHIVE = re.compile(r"(?:^|/)archives/(\d{1,18})$")
DATES = re.compile(r"(?:^|/)((?:19|20)\d\d)(?:/\d{1,2}){0,2}$")
SIZE = re.compile(r"(?:-\d{1,5}x\d{1,5}|-scaled|-rotated|-e\d{10,13})+(?=\.\w+$)")
TERMS = {"category": "category", "tag": "post_tag", "author": "author"}
FRONT = "/"


def host_of(address: str) -> str:
    """Return the host of an address as it is compared: without `www.`, port and capitals; "" without one."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def keys_of(address: str) -> list[str]:
    """Return what an old address may be known by, the surest first. A fragment or tracking makes no difference."""
    try:
        parts = urlsplit(address)
        query = parse_qs(parts.query.replace("%00", ""), max_num_fields=50)  # no database has such letters
    except ValueError:
        return []
    path = path_key(parts.path)
    found = []
    for name in NUMBERS:
        for number in query.get(name, [])[:1]:
            found += [f"{base}?p={number}" for base in _bases(path)] if number.isdecimal() else []
    for name, taxonomy in (("cat", "category"), ("tag", "post_tag"), ("author_name", "author")):
        found += [f"{taxonomy}:{term}"[:LONGEST_KEY] for term in query.get(name, [])[:1]]
    if upload := upload_path(parts.path):
        return [*found, *upload_keys(upload)]
    shorter = ENDINGS.sub("", path) or FRONT
    if archive := ARCHIVE.search(shorter):
        found.append(f"{shorter[: archive.start()] or FRONT}?p={archive[1]}")
    if not found or path != FRONT:
        found += [path, shorter, PART.sub("", shorter) or FRONT]
    return list(dict.fromkeys(found))


def path_key(path: str) -> str:
    """Return a path as it is compared: decoded, in small letters, no slash at the end, each part cut as WordPress does."""
    parts = [_cut(part) for part in path.split("/") if part]
    return ("/" + "/".join(parts))[:LONGEST_KEY]


def _cut(part: str) -> str:
    encoded = quote(unquote(part), safe="")[:LONGEST_SLUG]
    encoded = re.sub(r"%[0-9A-F]?$", "", encoded)
    return unquote(encoded, errors="ignore").lower().replace("\0", "").rstrip("-")


def _bases(path: str) -> list[str]:
    """Return the paths that a number may belong to: where it stands, and the front of the site."""
    return list(dict.fromkeys([path.removesuffix("/index.php") or FRONT, FRONT]))


def upload_keys(upload: str) -> list[str]:
    """Return the keys of an upload: as it is, and as the original behind a smaller copy."""
    lower = upload.strip("/").lower()
    return list(dict.fromkeys(f"upload:{one}"[:LONGEST_KEY] for one in (lower, SIZE.sub("", lower))))


def own_addresses(item: Item, site: str) -> list[OldAddress]:
    """Return the addresses an item had on its old site, whose address is given as `export_items.site_of` makes it."""
    host, base = host_of(f"//{site}"), path_key(urlsplit(f"//{site}").path)
    keys = []
    if item.link and host_of(item.link) in {host, ""}:
        keys += [key for key in keys_of(item.link)[:1] if key != FRONT]
        slug = path_key(urlsplit(item.link).path).rpartition("/")[0]
        keys += [f"{slug}/{_cut(old)}" for old in [item.meta.get("_wp_old_slug", "")] if old]
    if item.wp_id is not None:
        keys.append(f"{base}?p={item.wp_id}" if base != FRONT else f"/?p={item.wp_id}")
    if item.upload:
        keys.append(upload_keys(item.upload)[0])
    return [
        OldAddress(host=host, key=key, item=item, move_id=item.move_id, language=item.language)
        for key in dict.fromkeys(keys)
    ]


def term_addresses(mapping: TermMapping, language: str) -> list[OldAddress]:
    """Return the addresses of an archive: of a category, a tag or an author."""
    host, base = host_of(f"//{mapping.site}"), path_key(urlsplit(f"//{mapping.site}").path).rstrip("/")
    word = next(word for word, taxonomy in TERMS.items() if taxonomy == mapping.taxonomy)
    keys = [f"{base}/{word}/{_cut(mapping.slug)}", f"{mapping.taxonomy}:{mapping.slug}"]
    keys += [f"{mapping.taxonomy}:{mapping.number}"] if mapping.number else []
    return [OldAddress(host=host, key=key[:LONGEST_KEY], move=mapping.move, language=language) for key in keys]


def front_address(move: Move, site: str, language: str) -> OldAddress:
    host, base = host_of(f"//{site}"), path_key(urlsplit(f"//{site}").path)
    return OldAddress(host=host, key=base, move=move, language=language)


def save_addresses(rows: Iterable[OldAddress]) -> None:
    """Store addresses; one that is there already leads to the newer item from now on."""
    unique = {(row.host, row.key): row for row in rows if row.host}
    OldAddress.objects.bulk_create(
        unique.values(),
        update_conflicts=True,
        unique_fields=["host", "key"],
        update_fields=["item", "move", "language"],
        batch_size=200,
    )


def look_up_with_front(address: str) -> tuple[OldAddress | None, OldAddress | None]:
    """Return the row of an old address, and that of the front of its site, which knows the language: one query."""
    host, keys = host_of(address), keys_of(address)
    rows = OldAddress.objects.filter(host=host, key__in=[*keys, FRONT])
    rows = rows.select_related("item__page__locale", "item__image", "item__document", "topic")
    by_key = {row.key: row for row in rows}
    return next((by_key[key] for key in keys if key in by_key), None), by_key.get(FRONT)


def look_up(addresses: Iterable[str], move: Move | None = None) -> dict[str, OldAddress]:
    """Return the row for each of some old addresses that is known: one query for all of them."""
    asked = {address: (host_of(address), keys_of(address)) for address in addresses}
    wanted = Q(pk=None)
    for host, keys in asked.values():
        wanted |= Q(host=host, key__in=keys) if host and keys else Q()
    if not wanted.children[1:]:
        return {}
    rows = OldAddress.objects.filter(wanted, **({"move": move} if move else {}))
    rows = rows.select_related("item__page__locale", "item__image", "item__document", "topic")
    by_key = {(row.host, row.key): row for row in rows}
    found = {
        address: next((by_key[host, key] for key in keys if (host, key) in by_key), None)
        for address, (host, keys) in asked.items()
    }
    return {address: row for address, row in found.items() if row}
