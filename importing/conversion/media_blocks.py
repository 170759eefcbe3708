"""Pictures, galleries, films and files as blocks."""

import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from uuid import uuid4

from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override

from importing.conversion.embedded import PLAYABLE
from importing.conversion.inline import Inline, plain
from importing.conversion.texts import is_file_name, ordinary
from importing.conversion.writer import BlockWriter

LONGEST = {"caption": 250, "credit": 120, "alt": 250, "title": 160}
MOST_PICTURES = 40
PROVIDERS = {"youtube.com": "YouTube", "youtu.be": "YouTube", "vimeo.com": "Vimeo", "facebook.com": "Facebook"}
PLAYERS = (
    (
        re.compile(r"youtube(?:-nocookie)?\.com/(?:embed|v)/(?!videoseries)([\w-]{6,20})"),
        "https://www.youtube.com/watch?v=",
    ),
    (re.compile(r"player\.vimeo\.com/video/(\d{3,15})"), "https://vimeo.com/"),
    (re.compile(r"facebook\.com/plugins/(?:video|post)\.php\?(?:.*&)?href=(https?[^&]+)"), ""),
)
ADDRESS = re.compile(r"https?://\S+")
CREDIT = re.compile(
    r"[\s.,–-]*\(?(?:Photos?|Photo by|Photo credit|تصوير|عدسة|الصور[ةه]?)\s*[:：]\s*([^()]{2,90})\)?\s*$", re.I
)
PLAYED = "self::div[@data-sound or @data-film]"
PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp)(?:\?|$)", re.IGNORECASE)
NUMBER = re.compile(r"wp-image-(\d{1,18})\b")


class Picture(NamedTuple):
    """A picture of this site, and what the old one said of it."""

    pk: int
    alt: str = ""
    caption: str = ""


class MediaWriter(BlockWriter):
    """Writes what is seen or played; what it cannot read as such it hands to `flow`."""

    def flow(self, node) -> None:
        raise NotImplementedError

    def block(self, node) -> None:
        raise NotImplementedError

    def table(self, node, caption: str = "") -> None:
        raise NotImplementedError

    def figure(self, node) -> None:
        kind, images = node.get("class") or "", node.xpath(".//img")
        captions = node.xpath("./figcaption" if len(images) > 1 else ".//figcaption")
        words = " ".join(filter(None, (self.inline.line(one) for one in captions)))
        if "wp-block-embed" in kind:
            address = next(iter(ADDRESS.findall(plain(self._outside(node, captions)))), "")
            if address:
                self.embed(address, plain(words))
            else:
                self.flow(node)
        elif tables := node.xpath("./table"):
            self.table(tables[0], words)
        elif len(images) > 1:
            inner = [
                (_source(one), _number(one), one.get("alt") or "", _own_caption(one, self.inline)) for one in images
            ]
            self.gallery(inner)
            self.put_lines([words] if words else [])
        elif images:
            self.picture(images[0], words, _number(node))
        elif players := node.xpath(f".//div[{PLAYED}]"):
            self.player(players[0], words)
        elif node.xpath(".//blockquote"):
            self.block(node.xpath(".//blockquote")[0])
            self.put_lines([words] if words else [])
        else:
            self.flow(node)

    def _outside(self, node, captions) -> str:
        return " ".join(text for text in node.itertext() if not any(text in one.itertext() for one in captions))

    def picture(self, image, caption_html: str, number: int | None = None) -> None:
        if image.get("width") in {"0", "1"} or image.get("height") in {"0", "1"}:
            return  # it counts readers
        source = _source(image)
        self._note_link(image.getparent())
        found = self.links.picture(source, number or _number(image))
        if found is None:
            self.warn("picture_missing", _file_name(source))
            self.put_lines(self._unless_file_name(caption_html))
            return
        value, rest = self._picture_value(found, image.get("alt") or "", caption_html, source)
        self.add("picture", value)
        self.put_lines([rest] if rest else [])

    def lead_picture(self, number: int) -> dict | None:
        """Return the picture at the top of a text, with the words that stand below it in the text if it is there too."""
        found = self.links.picture("", number)
        if found is None:
            self.warn("picture_missing", str(number))
            return None
        pictures = [one["value"] for one in self.blocks if one["type"] == "picture"]
        if shown := next((one for one in pictures if one["image"] == found.pk), None):
            return shown
        value, rest = self._picture_value(found, "", "", "")
        if rest:
            self.blocks.insert(0, {"type": "paragraph", "value": f"<p>{rest}</p>", "id": str(uuid4())})
        return value

    def _note_link(self, parent) -> None:
        """Say where a picture led that was a link to something else than itself."""
        address = (parent.get("href") or "") if parent is not None and parent.tag == "a" else ""
        if address.startswith("http") and "attachment_id" not in address and not PICTURE_FILE.search(address):
            self.warn("picture_link", address)

    def _picture_value(self, found: Picture, alt: str, caption_html: str, source: str) -> tuple[dict, str]:
        """Return the value of a picture block, and a caption that does not fit, which stands below it as text."""
        said = [ordinary(one, self.language).strip() for one in (alt, found.alt)]
        alt = next((one for one in said if one and not is_file_name(one)), "")
        caption = plain(caption_html) or found.caption
        caption = " ".join(self._unless_file_name(caption))
        credit = CREDIT.search(caption)
        by = credit[0].lstrip(" .,–-").strip(" ()") if credit else ""
        if credit and by:
            caption = caption[: credit.start()]
        is_text = len(caption) > LONGEST["caption"] or "<a " in caption_html
        rest = (caption_html or escape(caption)) if is_text else ""
        if not alt:
            self.warn("alt_missing", _file_name(source) or str(found.pk))
        values = {"alt": alt[: LONGEST["alt"]], "caption": "" if rest else caption.strip(), "credit": by}
        return {"image": found.pk, **values}, rest

    def _unless_file_name(self, caption: str) -> list[str]:
        if caption and is_file_name(plain(caption)):
            self.dropped.append(plain(caption))
            return []
        return [caption] if caption else []

    def gallery(self, given: list[tuple[str, int | None, str, str]]) -> None:
        values = []
        for source, number, alt, caption in given:
            found = self.links.picture(source, number)
            if found is None:
                self.warn("picture_missing", _file_name(source) or str(number))
                self.put_lines(self._unless_file_name(caption))
                continue
            value, rest = self._picture_value(found, alt, caption, source)
            values.append(value)
            self.put_lines([rest] if rest else [])
        if len(values) == 1:
            self.add("picture", values[0])
        for start in range(0, len(values) if len(values) > 1 else 0, MOST_PICTURES):
            part = values[start : start + MOST_PICTURES]
            items = [{"type": "item", "value": value, "id": str(uuid4())} for value in part]
            self.add(*("gallery", {"pictures": items}) if len(part) > 1 else ("picture", part[0]))

    def embed(self, address: str, caption: str = "") -> None:
        address = page_of_film("https:" + address if address.startswith("//") else address)
        host = urlsplit(address).hostname if ADDRESS.fullmatch(address) else None
        if not host or len(address) > 2000:
            self.warn_not_shown(address)
            return
        with override(self.language or "en"):
            name = provider(address) or host
            title = _("Post on %(site)s") if name == "Facebook" else _("Film on %(site)s")
            title = title % {"site": name} if provider(address) else host
        fits = 0 < len(caption) <= LONGEST["title"]
        self.add("embed", {"url": address, "title": caption if fits else title, "note": ""})
        self.put_lines([escape(caption)] if caption and not fits else [])

    def player(self, node, caption: str = "") -> None:
        """Write the sound or film that an empty `div` names; `caption` is rich text."""
        kind = "sound" if node.get("data-sound") is not None else "film"
        address, words = node.get(f"data-{kind}") or "", plain(caption)
        fits = 0 < len(words) <= LONGEST["title"] and "<a " not in caption
        if provider(address) or not self._is_ours(address):
            self.embed(address, words if fits else "")
        else:
            more = {"captions": node.get("data-captions") or "", "poster": node.get("data-poster") or ""}
            fits = self.play(kind, address, words if fits else "", **more) and fits
        self.put_lines([caption] if words and not fits else [])

    def play(self, kind: str, address: str, title: str = "", captions: str = "", poster: str = "") -> bool:
        """Write a sound or film of the old site; return whether it is here and can be played."""
        document = self.links.document(address) if played_kind(address) == kind else None
        if not document:
            self.warn_not_shown(_file_name(address) or kind)
            return False
        with override(self.language or "en"):
            title = title or (_("Sound") if kind == "sound" else _("Film"))
        value: dict = {"title": title, "file": document}
        if kind == "sound":
            value["transcript"] = ""
        else:
            shown = self.links.picture(poster, None) if poster else None
            value |= {
                "captions": self.links.document(captions) if captions else None,
                "picture": shown.pk if shown else None,
            }
        self.add(kind, value)
        return True

    def _is_ours(self, address: str) -> bool:
        return not address.startswith(("http://", "https://", "//")) or self.links.is_own(address)

    def file(self, node) -> None:
        link = next(iter(node.xpath(".//a[@href]")), None)
        document = self.links.document(link.get("href")) if link is not None else None
        if document:
            self.add("document", {"document": document, "title": plain(self.inline.line(link))[: LONGEST["title"]]})
            return
        if link is not None:
            self.warn("document_missing", _file_name(link.get("href")))
            self.put_lines(self.inline.lines([link]))


def page_of_film(address: str) -> str:
    """Return where people see a film whose player lies at an address."""
    for pattern, page in PLAYERS:
        if found := pattern.search(address):
            return page + unquote(found[1])
    return address


def played_kind(address: str) -> str:
    """Return whether a file is a sound or a film that this site can play, "" if neither."""
    suffix = urlsplit(address).path.rpartition(".")[2].lower()
    return next((kind for kind, suffixes in PLAYABLE.items() if suffix in suffixes), "")


def provider(address: str) -> str:
    host = (urlsplit(address).hostname or "").removeprefix("www.").removeprefix("m.")
    return next((name for known, name in PROVIDERS.items() if host == known or host.endswith("." + known)), "")


def _source(image) -> str:
    return (image.get("src") or "").strip()


def _number(node) -> int | None:
    found = NUMBER.search(node.get("class") or "")
    return int(found[1]) if found else None


def _own_caption(image, inline: Inline) -> str:
    figure = next((one for one in image.iterancestors("figure")), None)
    captions = figure.xpath("./figcaption") if figure is not None and len(figure.xpath(".//img")) == 1 else []
    return " ".join(inline.line(one) for one in captions)


def _file_name(address: str) -> str:
    return unquote(urlsplit(address).path.rpartition("/")[2])
