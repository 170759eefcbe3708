"""A copy of the public site that needs no server: it opens from a memory stick, or from any host that serves files.

Every link in it is relative and leads to a file of the copy, or else to the site itself. A form cannot be sent from a
copy, so words in its place say where to send.
"""

# Messages: for readers

import os
import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils import timezone, translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from core.editions.html_rewriter import Attributes, Rewriter, Unwrapped
from core.editions.static_search import SearchIndex
from core.i18n.dates import long_date

# Addresses that only a server can answer, or that concern one reader alone.
NEVER = re.compile(r"/(admin|health|share|worker\.js)\b|/[a-z]{2,3}/(forms|text|kept|offline)/")
# What some disks cannot write: these signs, a point or space at the end, and the names of old devices.
UNWRITABLE = re.compile(r'[<>:"|?*\\\0-\x1f]|[. ]+$|^(?=(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))', re.IGNORECASE)
LONGEST_NAME = 120  # bytes of one part of a path; half of what disks take, since whole paths have a limit too
MADE_ON = re.compile(rb"<time data-made[^>]*>[^<]*</time>")  # the day in the note below each page
STYLE_URL = re.compile(r"url\([\"']?(?!data:)([^\"')]+)[\"']?\)")


class StaticCopy:
    """A copy in progress: the addresses that belong to it and the names of their files."""

    def __init__(self, site_url: str, email: str, folders: dict[str, Path]):
        self.site_url, self.email, self.folders = site_url, email, folders
        self.waiting: list[str] = []
        self.known: set[str] = set()
        self.searches: dict[str, SearchIndex] = {}  # by the path of the search page, which is made last

    def want(self, url: str) -> str | None:
        """Queue an address that belongs to the copy and return the name of its file; None for any other address."""
        parts = urlsplit(url)
        if parts.netloc and f"{parts.scheme}://{parts.netloc}" != self.site_url:
            return None
        path, query = unquote(parts.path) or "/", parts.query
        if NEVER.match(path) or not path.startswith("/") or not is_copied(path, query):
            return None
        address = f"{path}?{query}" if query else path
        if address not in self.known and path not in self.searches:
            self.known.add(address)
            self.waiting.append(address)
        return file_name(path, query)

    def relative(self, url: str, base: str) -> str:
        """Return the address as it is written in the file of the page at `base`."""
        if url.startswith(("#", "mailto:", "tel:", "data:")):
            return url
        try:
            target, fragment = urljoin(f"{self.site_url}{base}", url), urlsplit(url).fragment
            name = self.want(target)
        except ValueError:
            return url  # no address, such as http://[
        if name is None:
            return target
        parts = urlsplit(base)
        folder = PurePosixPath(file_name(parts.path, parts.query)).parent
        found = quote(os.path.relpath(name, folder))
        return f"{found}#{fragment}" if fragment else found

    def stored_file(self, path: str) -> Path | None:
        """Return the file of an address below /static/ or /media/, or None for any other."""
        for prefix, folder in self.folders.items():
            if path.startswith(prefix):
                file = (folder / unquote(path.removeprefix(prefix))).resolve()
                if file.is_relative_to(folder.resolve()) and file.is_file():
                    return file
                found = finders.find(unquote(path.removeprefix(prefix))) if prefix.startswith("/static") else None
                return Path(str(found)) if found else None
        return None

    def style(self, text: str, base: str) -> str:
        """Return a style sheet, whose addresses are relative already, and queue what it loads."""
        for url in STYLE_URL.findall(text):
            self.want(urljoin(f"{self.site_url}{base}", url))
        return text

    def page(self, text: str, base: str) -> str:
        """Return a page rewritten for the copy."""
        return StaticPageRewriter.rewrite(text, self, base)


def is_copied(path: str, query: str) -> bool:
    """Return whether an address belongs to the copy: pages of lists do, filtered lists do not."""
    return not query or {name for name, _value in parse_qsl(query, keep_blank_values=True)} == {"page"}


def file_name(path: str, query: str = "") -> str:
    """Return the name of the file for an address, without a slash at the beginning."""
    name = unquote(path).lstrip("/")
    if path.endswith("/"):
        page = dict(parse_qsl(query)).get("page", "")
        name += f"index-{page}.html" if page.isdecimal() else "index.html"
    # Without what a careless address would climb out with.
    return "/".join(_writable(part) for part in name.split("/") if part not in {"", ".", ".."})


def _writable(part: str) -> str:
    """Return a name that every disk can write, and that no other part of an address gets: a changed one ends in a digest.

    Disks of Windows and macOS take names for one that differ by capitals, or by how a letter with a mark is written.
    """
    plain = UNWRITABLE.sub("_", part)
    if len(plain.encode()) <= LONGEST_NAME and part == plain == unicodedata.normalize("NFC", part.casefold()):
        return part
    stem, dot, ending = plain.rpartition(".")
    if not stem or len(ending) > len("jpeg"):
        stem, dot, ending = plain, "", ""
    digest = sha256(part.encode()).hexdigest()[:12]
    cut = stem.encode()[: LONGEST_NAME - len(f"-{digest}.{ending}".encode())].decode(errors="ignore")
    return f"{cut}-{digest}{dot}{ending}"


def is_same(content: bytes, other: bytes) -> bool:
    """Return whether two files of the copy are the same but for the day on which they were made."""
    return MADE_ON.sub(b"", content) == MADE_ON.sub(b"", other)


class StaticPageRewriter(Rewriter):
    """Makes the addresses in a page relative, replaces forms with a note, and removes scripts."""

    def __init__(self, copy: StaticCopy, base: str):
        super().__init__()
        self.copy, self.base = copy, base

    def visit(self, tag: str, attributes: Attributes) -> Attributes | str | Unwrapped:
        if tag == "form" and attributes.get("role") == "search":
            return self.search(attributes)
        if tag == "form":
            return "" if (attributes.get("method") or "get").lower() == "get" else self.form_replacement()
        if tag == "script":
            return attributes if attributes.get("type") == "application/ld+json" else ""
        if tag == "link":
            return self.link(attributes)
        return self.relative(attributes, "href" if tag == "a" else "src")

    def handle_endtag(self, tag):
        if tag == "footer" and not self.dropping:
            self.written.append(f'<p class="wrap">{self.origin_note()}</p>')
        super().handle_endtag(tag)

    def origin_note(self) -> str:
        """Return a note that this is a copy, and of which page."""
        url = escape(f"{self.copy.site_url}{self.base}")
        today = timezone.localdate()
        day = f'<time data-made datetime="{today.isoformat()}">{escape(long_date(today))}</time>'
        words = escape(_("This is a copy, made on %(day)s, of:")).replace("%(day)s", day)
        return f'{words} <a class="ltr" dir="ltr" href="{url}">{url}</a>'

    def link(self, attributes: Attributes) -> Attributes | str:
        if attributes.get("rel") == "preload":
            return ""
        is_page = attributes.get("rel") == "canonical" or "hreflang" in attributes
        return attributes if is_page else self.relative(attributes, "href")

    def relative(self, attributes: Attributes, name: str) -> Attributes:
        if attributes.get(name):
            attributes[name] = self.copy.relative(attributes[name] or "", self.base)
        if attributes.get("srcset"):
            sizes = (size.strip().split(" ") for size in (attributes["srcset"] or "").split(","))
            attributes["srcset"] = ", ".join(
                " ".join([self.copy.relative(url, self.base), *width]) for url, *width in sizes
            )
        return attributes

    def search(self, attributes: Attributes) -> Attributes | str:
        """Return a form that leads to the search of the copy; on the search page, the search itself."""
        index = self.copy.searches.get(self.base)
        if index is not None:
            return index.search_box(lambda url: self.copy.relative(url, self.base))
        return self.relative(attributes, "action")

    def form_replacement(self) -> str:
        """Return a note that says where the form can be sent."""
        url = f"{self.copy.site_url}{self.base}"
        words = escape(_("This is a copy of the site, and nothing can be sent from it. The form is here:"))
        said = f'<p>{words} <a class="ltr" dir="ltr" href="{escape(url)}">{escape(url)}</a></p>'
        if self.copy.email:
            email = escape(self.copy.email)
            words = escape(_("Or write to:"))
            said += f'<p>{words} <a class="ltr" dir="ltr" href="mailto:{email}">{email}</a></p>'
        return f'<div class="notice">{said}</div>'


def language_index(site_name: str, languages: Iterable) -> str:
    """Return the first page of the copy, with a link to every language."""
    name = escape(site_name)
    links = "".join(map(_language_entry, languages))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{name}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        f"<body><main><h1>{name}</h1><ul>{links}</ul></main></body></html>"
    )


def _language_entry(language) -> str:
    """Return the link to one language, and of which day the whole copy is."""
    with translation.override(language.code):
        words = escape(_("This is a copy, made on %(day)s, of:") % {"day": long_date(timezone.localdate())})
    url = escape(f"{settings.SITE_URL}/{language.code}/")
    return (
        f'<li lang="{language.code}" dir="{language.direction}"><p><a href="{language.code}/index.html">'
        f'{escape(language.name)}</a></p><p>{words} <a dir="ltr" href="{url}">{url}</a></p></li>'
    )


def language_of_path(path: str):
    """Return a context manager that activates the language of a path."""
    return translation.override(translation.get_language_from_path(path))
