"""The guides from docs/ as HTML for the admin."""

import re
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

FOLDER = Path(settings.BASE_DIR) / "docs"
PICTURE = re.compile(r"img/([a-z0-9-]+)\.png")


class GuideRenderer(RendererHTML):
    """Renders Markdown as the admin shows it."""

    def image(self, tokens: Sequence[Token], idx, options, env) -> str:
        """Return a picture of docs/img/, which only the admin serves; nothing for a picture from elsewhere."""
        picture = PICTURE.fullmatch(str(tokens[idx].attrs["src"]))
        if not picture:
            return ""
        address = reverse("editors:guide_picture", args=[picture[1]])
        return format_html('<img src="{}" alt="{}" loading="lazy">', address, tokens[idx].content)

    def code_inline(self, tokens: Sequence[Token], idx, options, env) -> str:
        """Return code from left to right, in Arabic sentences too."""
        return format_html('<code dir="ltr">{}</code>', tokens[idx].content)

    def th_open(self, tokens: Sequence[Token], idx, options, env) -> str:
        return '<th scope="col">'


MARKDOWN = MarkdownIt("commonmark", {"html": False}, renderer_cls=GuideRenderer).enable("table")


def guide(name: str, language: str) -> SafeString | None:
    """Return a guide in a language, else in English, or None if there is none of this name."""
    path = path_of(name, language)
    return as_html(path.read_text(encoding="utf-8")) if path else None


def path_of(name: str, language: str) -> Path | None:
    """Return the file of a guide in a language, else in English, or None if there is none of this name."""
    paths = (FOLDER / f"{name}.{code}.md" for code in (language, "en"))
    return next((path for path in paths if path.is_file()), None)


def as_html(text: str) -> SafeString:
    """Return a Markdown text as HTML; HTML in it is escaped."""
    return mark_safe(MARKDOWN.render(text))  # noqa: S308  our own files, and the parser escapes
