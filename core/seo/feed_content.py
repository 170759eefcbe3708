"""The body of a page as programs for feeds show it: text and pictures with full addresses, without our styles and forms."""

from urllib.parse import urljoin

from core.editions.html_rewriter import UNWRAPPED, Attributes, Rewriter, Unwrapped

KEPT = {"href", "src", "alt", "width", "height", "lang", "dir", "datetime"}
UNWANTED = {"audio", "form", "script", "source", "style", "svg", "track", "video"}


class FeedContentRewriter(Rewriter):
    """Makes addresses full, and removes what only our pages need: forms, scripts, icons, and attributes for styles."""

    def __init__(self, base: str):
        super().__init__()
        self.base = base

    def visit(self, tag: str, attributes: Attributes) -> Attributes | str | Unwrapped:
        classes = (attributes.get("class") or "").split()
        if tag in UNWANTED or "close" in classes:
            return ""
        if tag == "picture" or "enlarge" in classes:
            return UNWRAPPED
        kept = {name: value for name, value in attributes.items() if name in KEPT}
        return kept | {name: urljoin(self.base, kept[name] or "") for name in ("href", "src") if name in kept}
