"""Inline tags of a text (links, bold, italics) as numbered brackets that a person can move but not break.

wagtail-localize stores `Read <a id="a1">the call</a>`; people see `Read ⟦1⟧the call⟦/1⟧`, where the numbers are those
of the original. With JavaScript the brackets are chips.
"""

import re
from collections import Counter
from dataclasses import dataclass
from html import escape

from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

BRACKET = re.compile(r"⟦(/?)(\d+)⟧")
LEFT_OVER = re.compile(r"[⟦⟧]")
MARKUP = re.compile("[<&]")  # a text without either is plain already; most are
KINDS = {
    "a": gettext_lazy("link"),
    "b": gettext_lazy("bold"),
    "strong": gettext_lazy("bold"),
    "i": gettext_lazy("italic"),
    "em": gettext_lazy("italic"),
    "code": gettext_lazy("code"),
    "abbr": gettext_lazy("abbreviation"),
    "acronym": gettext_lazy("abbreviation"),
}


@dataclass(frozen=True)
class InlineTag:
    """One mark of the original."""

    number: int
    tag: str
    id: str
    words: str
    attrs: dict

    @property
    def kind(self) -> str:
        return str(KINDS.get(self.tag, self.tag))

    @property
    def is_link(self) -> bool:
        return self.tag == "a"

    @property
    def page_id(self) -> int | None:
        is_page = self.attrs.get("linktype") == "page" and str(self.attrs.get("id", "")).isdecimal()
        return int(self.attrs["id"]) if is_page else None

    @property
    def address(self) -> str:
        return self.attrs.get("href", "")

    @property
    def opening(self) -> str:
        return f'<{self.tag} id="{escape(self.id)}">' if self.id else f"<{self.tag}>"

    @property
    def closing(self) -> str:
        return f"</{self.tag}>"


@dataclass(frozen=True)
class Problem:
    """Why a text cannot be saved as it is, in words; `may_insist` where the translator may want it so."""

    message: str
    may_insist: bool = False


class InlineTags:
    """The marks of one original, and the way between its HTML and what people type."""

    def __init__(self, source: str, attrs: dict | None = None):
        self.source = source
        self.attrs = attrs or {}

    @cached_property
    def all(self) -> list[InlineTag]:
        if not MARKUP.search(self.source):
            return []
        return [
            InlineTag(number, tag.name, _id(tag), tag.get_text(), self.attrs.get(_id(tag), {}))
            for number, tag in enumerate(_tags(_soup(self.source)), 1)
        ]

    @cached_property
    def by_number(self) -> dict[int, InlineTag]:
        return {mark.number: mark for mark in self.all}

    def to_text(self, html: str) -> str:
        """Return stored HTML as people see and type it; a mark the original does not have becomes plain words."""
        if not MARKUP.search(html):
            return LEFT_OVER.sub("", html)
        free: dict[tuple[str, str], list[int]] = {}
        for mark in self.all:
            free.setdefault((mark.tag, mark.id), []).append(mark.number)
        return _as_text(_soup(html), free)

    def from_text(self, text: str) -> tuple[str, list[Problem]]:
        """Return what people typed as HTML to be stored, with everything that is wrong with it."""
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()
        problems = self._order_problems(text) or self._count_problems(text)
        pieces, last = [], 0
        for found in BRACKET.finditer(text):
            pieces.append(_escaped(text[last : found.start()]))
            mark = self.by_number.get(int(found[2]))
            if mark:
                pieces.append(mark.closing if found[1] else mark.opening)
            last = found.end()
        pieces.append(_escaped(text[last:]))
        return "".join(pieces), problems

    def to_html(self, html: str) -> str:
        """Return the HTML of another text with only those marks that this original has."""
        return self.from_text(self.to_text(html))[0]

    def problems(self, html: str) -> list[Problem]:
        """Return what is wrong with the marks of stored HTML."""
        wanted = Counter((mark.tag, mark.id) for mark in self.all)
        found = Counter((tag.name, _id(tag)) for tag in _tags(_soup(html)))
        if found - wanted:
            return [Problem(_("There is a mark in it that the original does not have."))]
        return self._missing({mark.number for mark in self.all if not found[mark.tag, mark.id]})

    def _order_problems(self, text: str) -> list[Problem]:
        """Find marks that are unknown, opened twice, closed before they are opened, or crossed."""
        opened, seen = [], set()
        if LEFT_OVER.search(BRACKET.sub("", text)):
            return [Problem(_("A mark is broken. Put the whole sign back, such as ⟦1⟧, or insert it with its button."))]
        for closes, digits in BRACKET.findall(text):
            number = int(digits)
            if number not in self.by_number:
                return [Problem(_("The original has no mark %(number)s.") % {"number": number})]
            if closes and (not opened or opened.pop() != number):
                return [Problem(_("Mark %(number)s ends where it should not.") % {"number": number})]
            if not closes and number in seen:
                return [Problem(_("Mark %(number)s stands there twice.") % {"number": number})]
            if not closes:
                opened.append(number)
                seen.add(number)
        return [Problem(_("Mark %(number)s has no end.") % {"number": number}) for number in opened]

    def _count_problems(self, text: str) -> list[Problem]:
        there = {int(digits) for closes, digits in BRACKET.findall(text) if not closes}
        empty = [
            mark for mark in self.all if mark.words.strip() and re.search(rf"⟦{mark.number}⟧\s*⟦/{mark.number}⟧", text)
        ]
        if empty:
            message = _("Mark %(number)s (%(kind)s) has no words in it.")
            return [Problem(message % {"number": mark.number, "kind": mark.kind}) for mark in empty]
        return self._missing(set(self.by_number) - there) if text else []

    def _missing(self, numbers: set[int]) -> list[Problem]:
        lost = [self.by_number[number] for number in sorted(numbers)]
        links = _("The link “%(words)s” (mark %(number)s) is missing.")
        others = _("The original has “%(words)s” in %(kind)s (mark %(number)s).")
        return [
            Problem(
                (links if mark.is_link else others) % {"words": mark.words, "number": mark.number, "kind": mark.kind},
                may_insist=not mark.is_link,
            )
            for mark in lost
        ]


def plain(html: str) -> str:
    """Return only the words of a text."""
    if not MARKUP.search(html):
        return html
    soup = _soup(html)
    for br in soup.find_all("br"):
        br.replace_with("\n")
    return soup.get_text()


def with_tags(html: str) -> str:
    """Return the words of a text with its inline tags as ⟦link⟧…⟦/link⟧, in the language of the interface."""
    return _named(_soup(html))


def _named(node: Tag) -> str:
    pieces = []
    for child in node.children:
        if isinstance(child, NavigableString):
            pieces.append(LEFT_OVER.sub("", str(child)))
        elif isinstance(child, Tag) and child.name == "br":
            pieces.append("\n")
        elif isinstance(child, Tag):
            kind = KINDS.get(child.name, child.name)
            pieces.append(f"⟦{kind}⟧{_named(child)}⟦/{kind}⟧")
    return "".join(pieces)


def _soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def _id(tag: Tag) -> str:
    return str(tag.get("id", ""))


def _tags(soup: BeautifulSoup) -> list[Tag]:
    return [tag for tag in soup.find_all(True) if tag.name != "br"]


def _as_text(node: Tag, free: dict) -> str:
    pieces = []
    for child in node.children:
        if isinstance(child, NavigableString):
            pieces.append(LEFT_OVER.sub("", str(child)))
        elif not isinstance(child, Tag):
            continue
        elif child.name == "br":
            pieces.append("\n")
        else:
            numbers = free.get((child.name, _id(child)))
            number = numbers.pop(0) if numbers else None
            inner = _as_text(child, free)
            pieces.append(f"⟦{number}⟧{inner}⟦/{number}⟧" if number else inner)
    return "".join(pieces)


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br/>")
