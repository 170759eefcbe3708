"""From what WordPress stores to clean HTML: shortcodes, block comments, paragraphs by blank lines; then nh3."""

import json
import re
from collections.abc import Callable
from html import escape

import nh3
from lxml import html as lxml_html

from importing.conversion.embedded import KINDS, Warn, attributes_of, player, sentence_before, with_embedded
from importing.conversion.inline import plain

TAGS = {
    "a",
    "b",
    "strong",
    "i",
    "em",
    "br",
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "cite",
    "figure",
    "figcaption",
    "img",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "caption",
    "hr",
    "pre",
    "details",
    "summary",
    "section",
    "article",
    "dl",
    "dt",
    "dd",
    "address",
    "center",
    "sub",
    "sup",
}
WITHOUT_CONTENT = {
    "script",
    "style",
    "noscript",
    "iframe",
    "svg",
    "math",
    "template",
    "title",
    "select",
}
ATTRIBUTES = {
    "a": {"href", "class"},
    "img": {"src", "alt", "class", "width", "height"},
    "figure": {"class"},
    "div": {"class", "data-gallery", "data-embed", "data-sound", "data-film", "data-captions", "data-poster"},
    "ol": {"start"},
    "li": {"value"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
BLOCK = re.compile(
    r"^\s*</?(?:p|div|h[1-6]|ul|ol|li|blockquote|figure|table|thead|tbody|tr|td|th|hr|pre|section|details|dl)\b"
)
BLOCK_TAG = re.compile(r"(</?(?:p|div|ul|ol|blockquote|figure|table|hr|pre|section|details|dl)\b[^>]*>)", re.I)
HEADING = re.compile(r"(<h[1-6]\b[^>]*>.*?</h[1-6]>)", re.IGNORECASE | re.DOTALL)  # no paragraph stands in one
PRE = re.compile(r"(<pre\b[^>]*>)(.*?)(</pre>)", re.IGNORECASE | re.DOTALL)  # its line ends are seen
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
REUSABLE = re.compile(r"<!--\s+wp:block\s+(\{.*?\})\s+/-->")
SHORTCODE = re.compile(r"\[(/?)([a-z][\w-]{2,40})((?:\s+[^\[\]]*)?)(/?)\]")
CAPTION = re.compile(r"\[caption\b([^\]]*)\](.*?)\[/caption\]", re.DOTALL)
EMBED = re.compile(r"\[embed\b[^\]]*\]\s*(.*?)\s*\[/embed\]", re.DOTALL)
IMAGE = re.compile(r"(<a\b[^>]*>\s*)?<img\b[^>]*>(\s*</a>)?", re.IGNORECASE)
STRUCK = re.compile(r"<(s|strike|del)\b[^>]*>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)
FILES = ("src", "mp3", "m4a", "mp4", "m4v", "ogg", "wav", "webm")
DEEPEST = 3  # reusable blocks inside reusable blocks


def clean_html(body: str, warn: Warn, reusable: Callable[[int], str]) -> str:
    """Return the body as clean HTML; galleries, films and players are empty `div`s with a data attribute."""
    text = _with_reusable(body, reusable, warn)
    is_blocks = "<!-- wp:" in text
    text = _shortcodes(with_embedded(text, warn), warn)
    text = COMMENT.sub("\n\n" if is_blocks else "", text)
    text = PRE.sub(lambda found: found[1] + "<br>".join(found[2].strip("\r\n").splitlines()) + found[3], text)
    if not is_blocks or "<p" not in text:
        text = paragraphs(text)
    for found in STRUCK.finditer(text):
        warn("struck", plain(found[2]))
    return nh3.clean(
        text,
        tags=TAGS,
        clean_content_tags=WITHOUT_CONTENT,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def tree_of(clean: str):
    """Return clean HTML as a tree whose root is a `div`."""
    return lxml_html.fragment_fromstring(clean, create_parent="div")


def paragraphs(text: str) -> str:
    """Return a text with blank lines between its paragraphs as HTML, single line ends as `<br>`, as WordPress does."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = HEADING.sub(lambda found: f"\n\n{' '.join(found[1].split())}\n\n", text)
    text = BLOCK_TAG.sub(r"\n\n\1\n\n", text)
    parts = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    return "\n".join(part if BLOCK.match(part) else f"<p>{_with_breaks(part)}</p>" for part in parts)


def _with_breaks(part: str) -> str:
    return re.sub(r"(?<!>)\s*\n\s*|(?<=>)\s*\n\s*", "<br>", re.sub(r"<br\s*/?>\s*\n", "<br>", part))


def _with_reusable(body: str, reusable: Callable[[int], str], warn: Warn, depth: int = 0) -> str:
    def content(found: re.Match) -> str:
        try:
            number = int(json.loads(found[1]).get("ref", 0))
        except (ValueError, TypeError, AttributeError):
            number = 0
        text = reusable(number) if number and depth < DEEPEST else ""
        if not text:
            warn("not_shown", f"wp:block {sentence_before(body, found.start())}".strip())
        return _with_reusable(text, reusable, warn, depth + 1)

    return REUSABLE.sub(content, body)


def _shortcodes(text: str, warn: Warn) -> str:
    text = CAPTION.sub(_caption, text)
    text = EMBED.sub(lambda found: f'\n\n<div data-embed="{escape(found[1])}"></div>\n\n', text)

    def other(found: re.Match) -> str:
        closing, name, given = found[1], found[2], attributes_of(found[3])
        if name == "gallery":
            return (
                f'\n\n<div data-gallery="{escape(given.get("ids") or given.get("include") or "attached")}"></div>\n\n'
            )
        if name in KINDS:
            return "" if closing else _played(KINDS[name], given, found[3])
        if not (given or closing or found[4] or f"[/{name}]" in text or "_" in name):
            return found[0]  # a word that somebody put into brackets
        if not closing:
            warn("not_shown", f"[{name}] {sentence_before(text, found.start())}".strip())
        return ""

    return SHORTCODE.sub(other, text)


def _caption(found: re.Match) -> str:
    given, inner = attributes_of(found[1]), found[2]
    picture = IMAGE.search(inner)
    if not picture:
        return inner
    words = (inner[: picture.start()] + inner[picture.end() :]).strip() or given.get("caption", "")
    number = re.sub(r"\D", "", given.get("id", ""))
    return f'\n\n<figure class="wp-caption wp-image-{number}">{picture[0]}<figcaption>{words}</figcaption></figure>\n\n'


def _played(kind: str, given: dict[str, str], text: str) -> str:
    """Return the `div` of `[audio]` or `[video]`, whose file stands in an attribute or, long ago, alone."""
    files = [given[name] for name in FILES if name in given]
    alone = [one.partition("|")[0] for one in text.split()]
    files = files or [one for one in alone if "/" in one and "=" not in one.partition("?")[0]]
    return player(kind, files, poster=given.get("poster", ""))
