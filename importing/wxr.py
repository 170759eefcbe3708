"""Read a WordPress export (WXR 1.0 to 1.2) as a stream: one item in memory at a time, nothing fetched, no entities.

Personal data is left where it is: comments, answers to forms, mail addresses and passwords are counted, not returned.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from lxml import etree

from importing.php_values import php_array

# What some plug-ins keep as posts, and what holds what people sent or who they are.
PERSONAL_TYPES = {
    "feedback",
    "flamingo_contact",
    "flamingo_inbound",
    "nf_sub",
    "shop_order",
    "user_request",
    "wpforms_entry",
}
CONTROLS = bytes([*range(9), 11, 12, *range(14, 32)])
WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
SPACES = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
}
READER: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,  # libxml2 then bounds depth (256) and the length of one text (10 MB)
    "remove_comments": True,
    "remove_pis": True,
}
FIELDS = {
    "title": "title",
    "link": "link",
    "guid": "guid",
    "pubDate": "pub_date",
    "dc:creator": "author",
    "content:encoded": "body",
    "excerpt:encoded": "excerpt",
    "wp:post_id": "wp_id",
    "wp:post_date": "date",
    "wp:post_date_gmt": "date_gmt",
    "wp:post_name": "slug",
    "wp:status": "status",
    "wp:post_parent": "parent",
    "wp:post_type": "post_type",
    "wp:attachment_url": "attachment_url",
}


class UnreadableExportError(Exception):
    """The file is no export that can be read; the message says why, where, and what to do."""


class PrefixError(UnreadableExportError):
    """Names in the file have prefixes that it does not declare; nothing else is wrong with it so far."""


@dataclass
class Record:
    """An item as it stands in the file; every value is text, missing ones are empty."""

    values: dict[str, str] = field(default_factory=dict)
    terms: list[tuple[str, str, str]] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    has_password: bool = False
    comments: int = 0

    def __getattr__(self, name: str) -> str:
        if name in FIELDS.values():
            return self.values.get(name, "")
        raise AttributeError(name)


@dataclass
class Channel:
    """What the file says of the site. `groups` has Polylang's group for each number of an item."""

    site_url: str = ""
    version: str = ""
    authors: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    term_numbers: dict[str, str] = field(default_factory=dict)
    not_stored: Counter = field(default_factory=Counter)
    removed: int = 0


class Export:
    """The items of one export, in their order; `channel` is complete when all were read."""

    def __init__(self, stream: Any, is_lenient: bool = False):
        self.channel = Channel()
        self._stream = CleanStream(stream)
        self._is_lenient = is_lenient

    def __iter__(self) -> Iterator[Record]:
        """Yield the items. Raises UnreadableExportError."""
        events = etree.iterparse(self._stream, events=("start", "end"), recover=self._is_lenient, **READER)
        try:
            _event, root = next(iter(events))
            _refuse_declarations(root)
            yield from self._records(events)
        except (etree.XMLSyntaxError, StopIteration):
            self._refuse_damage(events.error_log)
            raise PrefixError from None
        if len(events.error_log):
            self._refuse_damage(events.error_log)
        self.channel.removed = self._stream.removed

    def _refuse_damage(self, log) -> None:
        """Raise UnreadableExportError for the first fault that is not about prefixes."""
        if not len(log):
            raise UnreadableExportError(_("The file is empty. Export again, and upload it to its end."))
        for entry in log:
            if entry.domain_name != "NAMESPACE":
                raise UnreadableExportError(_line_words(entry.line, entry.message, self._stream.is_cut_off))

    def _records(self, events) -> Iterator[Record]:
        channel = None
        for event, element in events:
            if event == "start":
                channel = element if channel is None and name_of(element) == "channel" else channel
            elif channel is not None and element.getparent() is channel:
                if name_of(element) == "item":
                    yield self._record(element)
                else:
                    self._note(element)
                _forget(element)
        if channel is None:
            raise UnreadableExportError(
                _(
                    "This is no export of WordPress: there is no channel in it. Choose “Tools, Export, All content” there."
                )
            )

    def _note(self, element) -> None:
        """Keep what the head of the file says of the site, its authors, terms and Polylang's groups."""
        name = name_of(element)
        if name in {"wp:author", "wp:term", "wp:category", "wp:tag"}:
            self._note_term(name, {name_of(child): _text(child) for child in element})
        elif name == "wp:base_blog_url" or (name == "link" and not self.channel.site_url):
            self.channel.site_url = _text(element)
        elif name == "wp:wxr_version":
            self.channel.version = _text(element)

    def _note_term(self, name: str, values: dict[str, str]) -> None:
        if name == "wp:author":
            login, shown = values.get("wp:author_login", ""), values.get("wp:author_display_name", "")
            self.channel.not_stored["authors_mail"] += bool(values.get("wp:author_email"))
            self.channel.authors[login] = "" if "@" in shown else shown
        elif name == "wp:term":
            numbers = php_array(values.get("wp:term_description", "")).values()
            if values.get("wp:term_taxonomy") == "post_translations":
                slug = values.get("wp:term_slug", "")
                self.channel.groups |= {str(number): slug for number in numbers if isinstance(number, int)}
        else:
            slug = values.get("wp:category_nicename") or values.get("wp:tag_slug") or ""
            taxonomy = "category" if name == "wp:category" else "post_tag"
            self.channel.term_numbers[f"{taxonomy}:{slug}"] = values.get("wp:term_id", "")[:20]

    def _record(self, item) -> Record:
        record = Record()
        for child in item:
            name = name_of(child)
            if name in FIELDS:
                record.values.setdefault(FIELDS[name], _text(child))
            elif name == "category":
                record.terms.append((child.get("domain") or "category", child.get("nicename") or "", _text(child)))
            elif name == "wp:comment":
                record.comments += 1
            elif name == "wp:post_password":
                record.has_password = bool(_text(child))
            elif name == "wp:postmeta":
                values = {name_of(one): _text(one) for one in child}
                record.meta.setdefault(values.get("wp:meta_key", ""), values.get("wp:meta_value", ""))
        return self._without_people(record)

    def _without_people(self, record: Record) -> Record:
        counts = self.channel.not_stored
        counts["comments"] += record.comments
        counts["passwords"] += record.has_password
        if record.post_type in PERSONAL_TYPES:
            counts["answers"] += 1
            kept = {name: record.values.get(name, "") for name in ("wp_id", "post_type", "status")}
            return Record(values=kept)
        login = record.author
        record.values["author"] = self.channel.authors.get(login, "" if "@" in login else login)
        return record


class CleanStream:
    """A file without the control characters that XML forbids and old databases hold; it counts them."""

    def __init__(self, stream: Any):
        self._stream, self.removed, self.is_cut_off = stream, 0, False
        self._tail = b""
        self._head = stream.read(4096)
        self._is_wide = self._head.startswith(WIDE)

    def read(self, size: int = -1) -> bytes:
        while chunk := self._head or self._stream.read(size):
            self._head = b""
            clean = chunk if self._is_wide else chunk.translate(None, CONTROLS)
            self.removed += len(chunk) - len(clean)
            self._tail = (self._tail + clean)[-100:]
            if clean:
                return clean
        self.is_cut_off = not self._is_wide and b"</rss" not in self._tail
        return b""


def name_of(element) -> str:
    """Return the name of an element with its usual prefix, whatever the version or a missing declaration makes of it."""
    tag = element.tag
    if not isinstance(tag, str) or not tag.startswith("{"):
        return tag if isinstance(tag, str) else ""
    space, _brace, local = tag[1:].partition("}")
    if re.match(r"https?://(?:www\.)?wordpress\.org/export/", space):
        return f"{'excerpt' if space.rstrip('/').endswith('excerpt') else 'wp'}:{local}"
    return f"{SPACES[space]}:{local}" if space in SPACES else f"?:{local}" if space else local


def is_lenient_needed(open_stream) -> bool:
    """Read a whole export without storing anything; tell whether prefixes are used that nobody declared.

    Raises UnreadableExportError.
    """
    for is_lenient in (False, True):
        try:
            with open_stream() as stream:
                for _record in Export(stream, is_lenient):
                    pass
        except PrefixError:
            continue
        return is_lenient
    raise UnreadableExportError(_line_words(0, ""))


def _refuse_declarations(element) -> None:
    if element.getroottree().docinfo.doctype or element.getroottree().docinfo.internalDTD is not None:
        raise UnreadableExportError(
            _("The file declares entities (DOCTYPE), which no export of WordPress does. Nothing of it was read.")
        )


def _line_words(line: int, message: str, is_cut_off: bool = False) -> str:
    """Say what is wrong and what to do. The parser's own words may quote the file: only their kind is told."""
    if "ncoding" in message:
        words = _(
            "Line %(line)s: this is not in the encoding that the file names. Export again, and change nothing in it."
        )
    elif "huge" in message or "depth" in message.lower():
        words = _("Line %(line)s: what stands there is deeper or longer than any text. Nothing of the file was read.")
    elif is_cut_off:
        words = _("Line %(line)s: the file breaks off there, so a part is missing. Export or upload it again.")
    else:
        words = _("Line %(line)s: the file is not well-formed XML there. Export again, and change nothing in it.")
    return words % {"line": line}


def _text(element) -> str:
    return "".join(element.itertext()).strip()


def _forget(element) -> None:
    """Free the memory of an element that was read, and of what stands before it."""
    element.clear()
    while (before := element.getprevious()) is not None:
        element.getparent().remove(before)
