"""Turning the demonstration's plain data into the raw form of stream fields."""

from collections.abc import Callable
from uuid import NAMESPACE_URL, uuid5

from wagtail.models import Page

from core.models import SiteImage


class BodyWriter:
    """Writes the body of one page: knows the pictures, pages and forms that blocks may name by key."""

    def __init__(self, pictures: dict[str, SiteImage], pages: dict[str, Page], forms: dict[str, int], prefix: str):
        self.pictures = pictures
        self.pages = pages
        self.forms = forms
        self.prefix = prefix
        self.count = 0

    def write(self, blocks: list[tuple]) -> list[dict]:
        """Return raw stream data; every block and list item gets an id that is the same in each build."""
        return [raw for kind, value in blocks for raw in self._block(kind, value)]

    def picture(self, value: dict) -> dict:
        return {
            "image": self.pictures[value["picture"]].pk,
            "alt": value["alt"],
            "caption": value.get("caption") or "",
            "credit": value.get("credit") or "",
        }

    def stream(self, kind: str, values: list) -> list[dict]:
        """Return raw stream data of one kind of block."""
        return [self._raw(kind, value) for value in values]

    def _raw(self, kind: str, value) -> dict:
        self.count += 1
        return {"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, f"{self.prefix}/{self.count}"))}

    def _items(self, values: list) -> list[dict]:
        return [self._raw("item", value) for value in values]

    def _block(self, kind: str, value) -> list[dict]:
        write: Callable | None = getattr(self, f"_{kind}", None)
        return [self._raw(kind, value)] if write is None else write(value)

    def _paragraph(self, value) -> list[dict]:
        return [self._raw("paragraph", "".join(f"<p>{text}</p>" for text in value))]

    def _list(self, value) -> list[dict]:
        return [self._raw("list", self._items(value))]

    def _picture(self, value) -> list[dict]:
        return [self._raw("picture", self.picture(value))]

    def _gallery(self, value) -> list[dict]:
        return [self._raw("gallery", {"pictures": self._items([self.picture(picture) for picture in value])})]

    def _call_to_action(self, value) -> list[dict]:
        page = self.pages[value["page"]].pk if value.get("page") else None
        link = {"page": page, "url": value.get("link") or "", "label": value["label"], "note": value.get("note") or ""}
        return [self._raw("call_to_action", link)]

    def _related(self, value) -> list[dict]:
        pages = self._items([self.pages[slug].pk for slug in value])
        return [self._raw("related_pages", {"heading": "", "pages": pages})]

    def _signup(self, value) -> list[dict]:
        return [self._raw("signup", {"form": self.forms[value]})]
