"""The body of an item as blocks: what the converter asks about addresses is answered from what was found."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from typing import Any, NamedTuple
from urllib.parse import urljoin

from importing import media
from importing.addresses import host_of, look_up
from importing.conversion.bylines import bylines_of
from importing.conversion.inline import plain
from importing.conversion.language_lines import without_language_line
from importing.conversion.markup import clean_html, tree_of
from importing.conversion.media_blocks import Picture
from importing.conversion.streams import StreamMaker
from importing.conversion.texts import ordinary
from importing.export_items import at_home
from importing.intros import intro_of
from importing.media import Library
from importing.models import Item, Kind, Move, OldAddress, State
from importing.twins import LIKELY

ADDRESSES = re.compile(r"""(?:href|src|data-(?:sound|film|captions|poster))="([^"]+)\"""")
NUMBERS = re.compile(r'wp-image-(\d{1,18})|data-gallery="([\d,\s]+)"')
WORD = re.compile(r"\w{2,}")
NOT_TEXT = {"image", "id", "type", "document", "page"}


class Body(NamedTuple):
    blocks: list[dict[str, Any]]
    warnings: list[list[str]]
    intro: str
    has_open_links: bool
    lead: dict[str, Any] | None = None  # the picture at the top, with the values of a picture block


class OldLinks:
    """Answers for one item what an address of the old sites is now. While examining, nothing is stored: any number stands
    for what would be."""

    def __init__(
        self, item: Item, clean: str, library: Library, hosts: set[str], is_taking: bool, made: Mapping[int, int]
    ):
        self.item, self.library, self.hosts, self.is_taking, self.made = item, library, hosts, is_taking, made
        self.has_open_links = False
        self.site = item.file.site
        own = {found for found in map(unescape, ADDRESSES.findall(clean)) if self.is_own(found)}
        self.rows = look_up({self._whole(found) for found in own}, item.move)
        lead = item.meta.get("_thumbnail_id", "")
        self.lead = int(lead) if re.fullmatch(r"\d{1,18}", lead) else 0
        numbers = {int(n) for pair in NUMBERS.findall(clean) for part in pair for n in re.findall(r"\d{1,18}", part)}
        numbers |= {self.lead} - {0}
        self.by_number = {one.wp_id: one for one in self._attachments(wp_id__in=numbers)} if numbers else {}

    def _attachments(self, **wanted):
        rows = Item.objects.filter(
            move=self.item.move_id, file__site=self.item.file.site, wp_type="attachment", **wanted
        )
        return rows.select_related("image", "document").order_by("pk")

    def _whole(self, address: str) -> str:
        return at_home(urljoin(f"//{self.site}/", address))

    def is_own(self, address: str) -> bool:
        if address.startswith(("#", "mailto:", "tel:")):
            return False
        return host_of(self._whole(address)) in self.hosts

    def _row(self, address: str) -> OldAddress | None:
        return self.rows.get(self._whole(address))

    def page(self, address: str) -> int | None:
        row = self._row(address)
        if row is None or row.item is None or row.item.kind in (Kind.MEDIA, Kind.LEAVE_OUT):
            return None
        if made := self.made.get(row.item.pk):
            return made
        if row.item.page_id is None:
            self.has_open_links |= row.item.state == State.WAITING
            return None if self.is_taking else 1
        return row.item.page_id

    def document(self, address: str) -> int | None:
        row = self._row(address)
        if row is None or row.item is None or not row.item.upload or media.is_picture(row.item.upload):
            return None
        return self._taken(row.item, "document_id")

    def picture(self, address: str, number: int | None) -> Picture | None:
        row = self._row(address) if address else None
        item = (row and row.item) or (self.by_number.get(number) if number else None)
        if item is None or not media.is_picture(item.upload):
            return None
        pk = self._taken(item, "image_id")
        return Picture(pk, item.meta.get("_wp_attachment_image_alt", ""), plain(item.excerpt)) if pk else None

    def attached(self) -> list[int]:
        found = [one for one in self._attachments(parent_wp_id=self.item.wp_id) if media.is_picture(one.upload)]
        self.by_number |= {one.wp_id: one for one in found}
        return [one.wp_id for one in found if one.wp_id]

    def _taken(self, item: Item, field: str) -> int | None:
        if getattr(item, field):
            return getattr(item, field)
        if not self.is_taking:
            return item.pk if self.library.find(item.upload, item.meta.get("original_image", "")) else None
        return getattr(item, field) if media.take(item, self.library) else None


def hosts_of(move: Move) -> set[str]:
    """Return the hosts of the old sites of a move."""
    return {host_of(f"//{site}") for site in move.files.values_list("site", flat=True)} - {""}


def convert(
    item: Item, library: Library, hosts: set[str], is_taking: bool, made: Mapping[int, int] | None = None
) -> Body:
    """Return the body of an item as blocks. When taking, its pictures and documents are stored.

    `made` are the pages of items whose rows do not name them yet.
    """
    warnings: list[list[str]] = []
    markup = without_language_line(item.body) if item.twin_id and item.twin_score >= LIKELY else item.body

    def warn(key: str, about: str) -> None:
        warnings.append([key, about[:300]])

    clean = clean_html(markup, warn, _reusable(item))
    links = OldLinks(item, clean, library, hosts, is_taking, made or {})
    maker = StreamMaker(links, item.language)
    blocks = maker.make(tree_of(clean))
    lead = maker.lead_picture(links.lead) if links.lead else None
    warnings += [one for one in maker.warnings if one not in warnings]
    if lost := lost_words(clean, [blocks, maker.dropped], item.language):
        warnings.append(["words_lost", " ".join(lost[:12])])
    warnings += [["byline", one.line] for one in bylines_of(item.body, item.language)]
    return Body(blocks, warnings, intro_of(item, blocks), links.has_open_links, lead)


def _reusable(item: Item) -> Callable[[int], str]:
    def body_of(number: int) -> str:
        rows = Item.objects.filter(move=item.move_id, file__site=item.file.site, wp_type="wp_block", wp_id=number)
        return rows.values_list("body", flat=True).first() or ""

    return body_of


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text in the stored form of blocks."""
    if isinstance(value, str):
        yield plain(re.sub(r"</(?:p|li|ul|ol)>", " ", value)) if "<" in value else unescape(value)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in NOT_TEXT:
                yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)


def lost_words(clean: str, kept: list, language: str) -> list[str]:
    """Return the words of clean HTML that stand neither in a block nor among what is left out on purpose."""
    text = plain(re.sub(r"(<[^>]+>)", r" \1", clean))
    whole = unicodedata.normalize("NFKC", " ".join(texts_in(kept)))  # raised numbers are numbers
    text = unicodedata.normalize("NFKC", text)
    missing = Counter(WORD.findall(ordinary(text, language))) - Counter(WORD.findall(whole))
    return [word for word in missing if word not in whole]
