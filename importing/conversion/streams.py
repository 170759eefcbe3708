"""From clean HTML to the site's own blocks, in their stored form."""

import re
from copy import deepcopy
from typing import Any
from uuid import uuid4

from django.utils.html import escape

from importing.conversion.inline import plain
from importing.conversion.media_blocks import ADDRESS, PLAYED, MediaWriter, played_kind, provider
from importing.conversion.tables import TableWriter
from importing.conversion.update_lines import update_of
from importing.conversion.writer import APART, HEADINGS

INSIDE = ".//" + " | .//".join(sorted(APART))
LONGEST = {"heading": 160, "quote": 600, "speaker": 160, "label": 60, "title": 160, "question": 200}
MOST_QUESTIONS = 40
BUTTON = "wp-block-button__link"


class StreamMaker(TableWriter, MediaWriter):
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
            "details": self.question,
            "summary": self.heading,
            "dt": self.term,
        }.get(node.tag, self.flow)
        read(node)

    def division(self, node) -> None:
        if (gallery := node.get("data-gallery")) is not None:
            numbers = [int(one) for one in re.findall(r"\d{1,18}", gallery)] or self.links.attached()
            self.gallery([("", number, "", "") for number in numbers])
        elif (address := node.get("data-embed")) is not None:
            self.embed(address)
        elif node.xpath(PLAYED):
            self.player(node)
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
            address = words if ADDRESS.fullmatch(words) else ""
            is_film, update = address and provider(address), update_of(line)
            kind = played_kind(address) if address and self.links.is_own(address) else ""
            if is_film or kind or update:
                self.put_lines(text)
                text = []
            if is_film:
                self.embed(words)
            elif kind:
                self.play(kind, address)
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

    def question(self, node) -> None:
        """Write what opens on a click as a question and its answer, else as a heading with what follows."""
        summary = next(iter(node.xpath("./summary")), None)
        question = plain(self.inline.line(summary)) if summary is not None else ""
        inside = StreamMaker(self.links, self.language)
        inside.flow(_without(node, summary))
        inside.close()
        is_text = [block["type"] for block in inside.blocks] == ["paragraph"]
        if not is_text or not 0 < len(question) <= LONGEST["question"]:
            self.flow(node)
            return
        self.inline.missed += inside.inline.missed
        self.warnings += [one for one in inside.warnings if one not in self.warnings]
        self.dropped += inside.dropped
        entry = {
            "type": "item",
            "value": {"question": question, "answer": inside.blocks[0]["value"]},
            "id": str(uuid4()),
        }
        last = self.blocks[-1] if self.blocks and not self.waiting else None
        if last and last["type"] == "questions" and len(last["value"]) < MOST_QUESTIONS:
            last["value"].append(entry)
        else:
            self.add("questions", [entry])

    def term(self, node) -> None:
        """Write what is explained in a list of definitions in bold."""
        words = "" if node.xpath(INSIDE) else self.inline.line(node)
        if words and "<b>" not in words:
            self.waiting.append(("p", f"<b>{words}</b>"))
        else:
            self.flow(node)

    def typed_list(self, node) -> None:
        if node.xpath(".//img | .//table | .//figure"):
            for entry in node:
                self.flow(entry)
            return
        if (numbers := _own_numbers(node)) and not node.xpath(".//ul | .//ol"):
            lines = [" ".join(self.inline.lines(_unwrapped([one.text or "", *one]))) for one in node.xpath("./li")]
            self.waiting.append(("p", "<br/>".join(f"{n}. {line}" for n, line in zip(numbers, lines, strict=True))))
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
        words = "\n".join(filter(None, (plain(line) for line in self.lines_in(node, cite))))
        if (
            node.xpath(".//a | .//img | .//ul | .//ol | .//table")
            or len(words) > LONGEST["quote"]
            or not words
            or len(speaker) > LONGEST["speaker"]
        ):
            self.flow(node)
        else:
            self.add("quote", {"words": words, "speaker": speaker.lstrip("–—- ")})


def _own_numbers(node) -> list[int]:
    """Return the numbers of a list that does not count from one: the site's lists do."""
    found, number = [], _whole(node.get("start"), 1) if node.tag == "ol" else 1
    for entry in node.xpath("./li") if node.tag == "ol" else []:
        number = _whole(entry.get("value"), number)
        found.append(number)
        number += 1
    return found if found != list(range(1, len(found) + 1)) else []


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,9}", text) else otherwise


def _unwrapped(parts: list) -> list:
    """Return the parts of a list entry with paragraphs inside it opened."""
    found: list = []
    for one in parts:
        if not isinstance(one, str) and one.tag in ("p", "div"):
            found += [" ", one.text or "", *_unwrapped(list(one)), " ", one.tail or ""]
        else:
            found.append(one)
    return found


def _without(node, child):
    """Return a copy of an element without one of its children; the words after that stay."""
    found = deepcopy(node)
    if child is not None:
        inner = found[list(node).index(child)]
        found.text = (found.text or "") + (inner.tail or "")
        found.remove(inner)
    return found
