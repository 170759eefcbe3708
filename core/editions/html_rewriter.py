"""Rewrites a finished HTML page element by element and leaves every other byte as it is."""

from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser

Attributes = dict[str, str | None]

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


class Unwrapped:
    """The tags of the element are removed, its content stays."""


UNWRAPPED = Unwrapped()


class Rewriter(HTMLParser):
    """Parses a page and writes it again; a subclass decides in `visit` what becomes of an element."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.written: list[str] = []
        self.unwrapped: list[str] = []
        self.dropping = ""
        self.depth = 0  # of elements with the name of the one that is dropped

    def visit(self, tag: str, attributes: Attributes) -> Attributes | str | Unwrapped:
        """Return the attributes of the element, changed or not; or HTML to replace it with; or UNWRAPPED."""
        return attributes

    @classmethod
    def rewrite(cls, page: str, *args, **kwargs) -> str:
        """Return the page rewritten."""
        rewriter = cls(*args, **kwargs)
        rewriter.feed(page)
        rewriter.close()
        return "".join(rewriter.written)

    def handle_starttag(self, tag, attrs):
        if self.dropping:
            self.depth += tag == self.dropping
            return
        before = dict(attrs)
        after = self.visit(tag, dict(before))
        if isinstance(after, Unwrapped):
            self.unwrapped.append(tag)
        elif isinstance(after, str):
            self.written.append(after)
            if tag not in VOID:
                self.dropping, self.depth = tag, 1
        else:
            self.written.append(self.get_starttag_text() if after == before else start_tag(tag, after))

    def handle_startendtag(self, tag, attrs):
        if not self.dropping:
            after = self.visit(tag, dict(attrs))
            if isinstance(after, dict):
                self.written.append(self.get_starttag_text() if after == dict(attrs) else start_tag(tag, after))
            elif isinstance(after, str):
                self.written.append(after)

    def handle_endtag(self, tag):
        if self.dropping:
            self.depth -= tag == self.dropping
            if not self.depth:
                self.dropping = ""
        elif tag in self.unwrapped:
            self.unwrapped.remove(tag)
        else:
            self.written.append(f"</{tag}>")

    def _write_text(self, text: str) -> None:
        if not self.dropping:
            self.written.append(text)

    def handle_data(self, data):
        self._write_text(data)

    def handle_entityref(self, name):
        self._write_text(f"&{name};")

    def handle_charref(self, name):
        self._write_text(f"&#{name};")

    def handle_decl(self, decl):
        self._write_text(f"<!{decl}>")

    def handle_comment(self, data):
        """Leave comments out."""


def start_tag(tag: str, attributes: Mapping[str, str | None]) -> str:
    """Return the start of an element."""
    written = "".join(
        f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in attributes.items()
    )
    return f"<{tag}{written}>"
