"""From clean HTML to the site's own blocks, in their stored form."""

import re
from typing import Any
from urllib.parse import unquote

from django.utils.html import escape

from importing.conversion.inline import plain
from importing.conversion.media_blocks import ADDRESS, MediaWriter, provider
from importing.conversion.update_lines import update_of

HEADINGS = {f"h{level}" for level in range(1, 7)}
APART = HEADINGS | {
    "p",
    "div",
    "ul",
    "ol",
    "blockquote",
    "figure",
    "table",
    "hr",
    "pre",
    "details",
    "section",
    "article",
    "dl",
    "address",
    "center",
    "img",
}
INSIDE = ".//" + " | .//".join(sorted(APART))
LONGEST = {"heading": 160, "quote": 600, "speaker": 160, "label": 60, "title": 160}
BUTTON = "wp-block-button__link"


class StreamMaker(MediaWriter):
    """Walks through a tree and writes what it meets."""

    def make(self, root) -> list[dict[str, Any]]:
        self.flow(root)
        self.close()
        for address in dict.fromkeys(self.inline.missed):
            self.warn("link_open", address)
        return self.blocks

    def flow(self, node) -> None:
        """Read what stands in a container: runs of text become paragraphs, the rest blocks of its kind."""
        run: list = [node.text or ""]
        for child in node:
            if child.tag in APART or child.xpath(INSIDE):
                self.paragraph(run)
                self.block(child)
                run = [child.tail or ""]
            else:
                run.append(child)
        self.paragraph(run)

    def block(self, node) -> None:
        read = {
            **dict.fromkeys(HEADINGS, self.heading),
            **dict.fromkeys(("ul", "ol"), self.typed_list),
            "blockquote": self.quote,
            "figure": self.figure,
            "img": lambda image: self.picture(image, ""),
            "table": self.table,
            "hr": lambda _rule: None,
            "div": self.division,
            "summary": self.heading,
        }.get(node.tag, self.flow)
        read(node)

    def division(self, node) -> None:
        if (gallery := node.get("data-gallery")) is not None:
            numbers = [int(one) for one in re.findall(r"\d{1,18}", gallery)] or self.links.attached()
            self.gallery([("", number, "", "") for number in numbers])
        elif (address := node.get("data-embed")) is not None:
            self.embed(address)
        elif (address := node.get("data-media")) is not None:
            self.warn("not_shown", unquote(address.rpartition("/")[2]) or "audio, video")
        elif "wp-block-file" in (node.get("class") or ""):
            self.file(node)
        else:
            self.flow(node)

    def paragraph(self, run: list) -> None:
        links = [one for one in run if not isinstance(one, str) and one.tag == "a"]
        if (
            len(links) == 1
            and not "".join(one for one in run if isinstance(one, str)).strip()
            and self._special_link(links[0])
        ):
            return
        lines = [line for line in self.inline.lines(run) if line]
        text = []
        for line in lines:
            words = plain(line)
            is_film, update = ADDRESS.fullmatch(words) and provider(words), update_of(line)
            if is_film or update:
                self.put_lines(text)
                text = []
            if is_film:
                self.embed(words)
            elif update:
                self.update_line(*update)
            else:
                text.append(line)
        self.put_lines(text)

    def update_line(self, marker: str, rest: str) -> None:
        """Write a line that begins “Update, 3 May:” as a heading if nothing follows in it, else with its marker in bold."""
        self.warn("update_line", marker)
        if rest:
            self.put_lines([f"<b>{escape(marker)}</b> {rest}"])
        else:
            self.add("heading", marker.rstrip(" :"))

    def _special_link(self, link) -> bool:
        """Turn a button, or a link to a document that stands alone, into a block of its own."""
        if (link.tail or "").strip():
            return False
        address, label = link.get("href") or "", plain(self.inline.line(link))
        if BUTTON in (link.get("class") or "") and 0 < len(label) <= LONGEST["label"]:
            page = self.links.page(address) if self.links.is_own(address) else None
            if page or address.startswith(("http://", "https://")):
                self.add("call_to_action", {"page": page, "url": "" if page else address, "label": label, "note": ""})
                return True
        document = (
            self.links.document(address) if self.links.is_own(address) and len(label) <= LONGEST["title"] else None
        )
        if document:
            self.add("document", {"document": document, "title": label})
        return bool(document)

    def heading(self, node) -> None:
        if node.xpath(".//img"):
            self.flow(node)
            return
        text = plain(self.inline.line(node))
        if 0 < len(text) <= LONGEST["heading"]:
            self.add("heading", text)
        elif text:
            self.waiting.append(("p", f"<b>{escape(text)}</b>"))

    def typed_list(self, node) -> None:
        if node.xpath(".//img | .//table | .//figure"):
            for entry in node:
                self.flow(entry)
            return
        self.waiting.append((node.tag, self._list_html(node)))

    def _list_html(self, node) -> str:
        entries = []
        for entry in node:
            if entry.tag in ("ul", "ol"):
                entries.append(self._list_html(entry) if not entries else "")
                if len(entries) > 1:
                    entries[-2:] = [entries[-2].removesuffix("</li>") + self._list_html(entry) + "</li>"]
                continue
            inner = [child for child in entry if child.tag in ("ul", "ol")]
            own = [entry.text or "", *(child for child in entry if child not in inner)]
            words = " ".join(self.inline.lines(_unwrapped(own)))
            nested = "".join(self._list_html(child) for child in inner)
            tails = " ".join(filter(None, ((child.tail or "").strip() for child in inner)))
            if words or nested:
                entries.append(f"<li>{' '.join(filter(None, [words, self.inline.text(tails)]))}{nested}</li>")
        return f"<{node.tag}>{''.join(entries)}</{node.tag}>" if entries else ""

    def quote(self, node) -> None:
        cite = next(iter(node.xpath(".//cite")), None)
        speaker = plain(self.inline.line(cite)) if cite is not None else ""
        words = "\n".join(filter(None, (plain(line) for line in self._lines_without(node, cite))))
        if (
            node.xpath(".//a | .//img | .//ul | .//ol | .//table")
            or len(words) > LONGEST["quote"]
            or not words
            or len(speaker) > LONGEST["speaker"]
        ):
            self.flow(node)
        else:
            self.add("quote", {"words": words, "speaker": speaker.lstrip("–—- ")})

    def _lines_without(self, node, left_out) -> list[str]:
        found, run = [], [node.text or ""]
        for child in node:
            if child is left_out:
                run.append(child.tail or "")
            elif child.tag in APART:
                found += self.inline.lines(run) + self._lines_without(child, left_out)
                run = [child.tail or ""]
            else:
                run.append(child)
        return found + self.inline.lines(run)

    def table(self, node) -> None:
        rows = node.xpath(".//tr")
        for row in rows:
            cells = [
                " ".join(filter(None, self._lines_without(cell, None))) for cell in row if cell.tag in ("td", "th")
            ]
            line = " — ".join(filter(None, cells))
            if line:
                self.waiting.append(("p", line))
        for caption in node.xpath("./caption"):
            self.paragraph([caption.text or "", *caption])
        if len(rows) > 1 or (rows and len(rows[0]) > 1):
            self.warn("table", plain(self.waiting[-1][1])[:80] if self.waiting else "")


def _unwrapped(parts: list) -> list:
    """Return the parts of a list entry with paragraphs inside it opened."""
    found: list = []
    for one in parts:
        if not isinstance(one, str) and one.tag in ("p", "div"):
            found += [" ", one.text or "", *_unwrapped(list(one)), " ", one.tail or ""]
        else:
            found.append(one)
    return found
