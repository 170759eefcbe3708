"""After all files were read: old addresses, mappings, twins, and a look at every body for what would change in it.

Each step can be done again, so a killed worker does it from its beginning, but bodies only from where it was.
"""

from collections import Counter, defaultdict

from django.conf import settings
from django.db import transaction
from django.db.models import Count
from django.db.models.functions import Left
from wagtail.models import Locale

from core.models import Topic
from core.row_batches import in_batches
from importing.addresses import front_address, own_addresses, save_addresses, term_addresses
from importing.batches import update_items
from importing.bodies import convert, hosts_of
from importing.conversion.bylines import bylines_of
from importing.conversion.language_lines import NEAR_THE_TOP
from importing.media import Library
from importing.models import ExportFile, Item, Kind, Move, State, TermMapping
from importing.proposals import warnings_about
from importing.twins import find_twins

BATCH = 200
BODIES = 25
NO_TOPIC = {"uncategorized", "uncategorised", "غير مصنف", "بدون تصنيف"}
KEPT = {"twin_unclear", "edited", "app_refused", "twin_words"}  # warnings that no look at the body makes


def prepare(move: Move) -> None:
    """Store old addresses and mappings, and find twins."""
    sites = {file.site: file for file in move.files.filter(is_read=True)}
    fields = ("pk", "wp_id", "link", "meta", "upload", "move_id", "language", "file__site")
    rows = move.items.select_related("file").only(*fields)
    batch = []
    for item in in_batches(rows, BATCH):
        batch += own_addresses(item, item.file.site)
        if len(batch) >= BATCH:
            save_addresses(batch)
            batch = []
    save_addresses(batch)
    for site, file in sites.items():
        save_addresses([front_address(move, site, language_of_site(move, site))])
        _map_terms(move, site, file)
    find_twins(move)
    _note_same_texts(move)


def language_of_site(move: Move, site: str) -> str:
    """Return the language of most of a site's posts."""
    rows = move.items.filter(file__site=site, wp_type__in=("post", "page")).values_list("language", flat=True)
    most = Counter(rows).most_common(1)
    return most[0][0] if most else settings.LANGUAGE_CODE


def _map_terms(move: Move, site: str, file: ExportFile) -> None:
    """Store each category, tag and author once; what somebody decided stays."""
    counts: Counter = Counter()
    names: dict[tuple[str, str], str] = {}
    items = move.items.filter(file__site=site, wp_type__in=("post", "page"))
    top = Left("body", NEAR_THE_TOP)
    rows = items.values_list("terms", "author", "language", top).iterator(chunk_size=BATCH)
    for terms, author, language, body in rows:
        people = {author, *(one.author for one in bylines_of(body, language))} - {""}
        for taxonomy, slug, name in [*terms, *(("author", one, one) for one in people)]:
            counts[taxonomy, slug[:255]] += 1
            names[taxonomy, slug[:255]] = name[:255]
    known = {(one.taxonomy, one.slug): one for one in move.mappings.filter(site=site)}
    topics = {name.casefold(): name for name in Topic.objects.values_list("name", flat=True)}
    new = []
    for (taxonomy, slug), count in counts.items():
        mapping = known.get((taxonomy, slug)) or TermMapping(move=move, site=site, taxonomy=taxonomy, slug=slug)
        mapping.count, mapping.name = count, names[taxonomy, slug]
        mapping.number = file.term_numbers.get(f"{taxonomy}:{slug}", "")
        if mapping.pk is None:
            is_topic = taxonomy == TermMapping.Taxonomy.CATEGORY and mapping.name.casefold() not in NO_TOPIC
            mapping.target = topics.get(mapping.name.casefold(), mapping.name if is_topic else "")[:120]
        new.append(mapping)
    TermMapping.objects.bulk_create(
        new,
        update_conflicts=True,
        unique_fields=["move", "site", "taxonomy", "slug"],
        update_fields=["count", "name", "number"],
        batch_size=BATCH,
    )
    language = language_of_site(move, site)
    save_addresses(row for one in move.mappings.filter(site=site) for row in term_addresses(one, language))


def _note_same_texts(move: Move) -> None:
    """Name under each text the others that are the same."""
    posts = move.items.filter(wp_type__in=("post", "page")).exclude(text_digest="")
    doubled = posts.values("text_digest").annotate(count=Count("pk")).filter(count__gt=1).values("text_digest")
    groups = defaultdict(list)
    for item in posts.filter(text_digest__in=doubled).only("pk", "title", "text_digest", "warnings").order_by("pk"):
        groups[item.text_digest].append(item)
    changed = []
    for members in groups.values():
        for item in members:
            others = "; ".join(f"{one.title} ({one.pk})" for one in members if one != item)
            item.warnings = [*(one for one in item.warnings if one[0] != "same_text"), ["same_text", others[:300]]]
            changed.append(item)
    update_items(changed, ["warnings"])


def examine_some(move: Move, library: Library) -> int:
    """Look at the next bodies as if they were taken, and note what would change; return how many there were."""
    rows = move.items.filter(is_examined=False).select_related("file", "move").order_by("pk")
    items = list(rows[:BODIES])
    hosts, languages = hosts_of(move), set(Locale.objects.values_list("language_code", flat=True))
    for item in items:
        if item.kind not in (Kind.MEDIA, Kind.LEAVE_OUT) and item.wp_type in ("post", "page"):
            kept = [one for one in item.warnings if one[0] in KEPT or one[0] == "same_text"]
            found = [list(one) for one in warnings_about(item)]
            found += [] if item.language in languages else [["language_missing", item.language]]
            item.warnings = [*found, *kept, *convert(item, library, hosts, is_taking=False).warnings]
        elif item.kind == Kind.MEDIA and item.state == State.WAITING and item.upload:
            is_there = library.find(item.upload, item.meta.get("original_image", ""))
            item.warnings = [] if is_there else [["picture_missing", item.upload[:300]]]
        item.is_examined = True
    with transaction.atomic():
        Item.objects.bulk_update(items, ["warnings", "is_examined"])
    return len(items)
