"""Exports the static copy of the site: every page in every language, with its files."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page, Site

from core.editions.static_copy import StaticCopy, file_name, is_same, language_index, language_of_path
from core.editions.static_search import INDEX, SearchIndex
from core.i18n.languages import Language
from core.models import ListingPage, Navigation, SiteFacts
from core.page_store.cache_keys import CacheKey
from core.page_store.rendering import server_environ
from core.routing import open_home_pages
from core.search.synonyms import known_names
from core.seo.sitemaps import page_entries, public_pages
from home.taxonomy import count_terms, term_entries

MARK = "made-by-export-copy.txt"  # only a folder with this file, or an empty one, is written to
UNFINISHED = "unfinished.tmp"


class ForeignFolderError(Exception):
    """The folder holds files that are not from an earlier copy."""


class MissingError(Exception):
    """The site has nothing at an address, or could not answer."""


class Result(NamedTuple):
    """What became of a copy."""

    files: int
    size: int  # bytes
    written: int
    """Files that are new or changed; the others stand there since an earlier copy."""
    deleted: int
    missing: list[str]
    """Addresses that are not in the copy, each with the reason."""


def export(folder: Path) -> Result:
    """Write the copy into a folder, only what is new or changed; what an earlier copy held and this one does not is deleted."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise ForeignFolderError(f"{folder} holds something else. Name an empty folder, or one with an earlier copy.")
    folder.mkdir(parents=True, exist_ok=True)
    target = Target(folder)
    target.write(MARK, f"A copy of {settings.SITE_URL}\n".encode())
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    homes = open_home_pages(site)
    copy = StaticCopy(
        settings.SITE_URL,
        SiteFacts.for_site(site).contact_email,
        {settings.STATIC_URL: Path(settings.STATIC_ROOT), settings.MEDIA_URL: Path(settings.MEDIA_ROOT)},
    )
    names = known_names()
    for language in _languages(homes):
        with translation.override(language.code):
            copy.searches[reverse("search")] = SearchIndex(names)
    found = set(searchable_paths(homes))
    for address in start_addresses(homes, site):
        copy.want(address)
    name = Navigation.objects.for_reader("en").site_name  # the index of languages is written in English
    target.write("index.html", language_index(name, _languages(homes)).encode())
    missing = _copy(copy, target, found)
    for path, index in copy.searches.items():
        target.write(file_name(f"{path}{INDEX}"), index.script().encode())
        copy.waiting.append(path)
    missing += _copy(copy, target, set())
    deleted = target.delete_others()
    size = sum(path.stat().st_size for path in target.files)
    return Result(len(target.files), size, target.written, deleted, missing)


class Target:
    """The folder of a copy, and what this copy has put into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: set[Path] = set()
        self.written = 0

    def write(self, name: str, content: bytes) -> None:
        """Write a file, unless it stands there as it is; under another name first, so that there is never half a file."""
        path = self.folder / name
        if not (path.is_file() and is_same(path.read_bytes(), content)):
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished = path.parent / UNFINISHED
            unfinished.write_bytes(content)
            unfinished.replace(path)
            self.written += 1
        self.files.add(path)

    def delete_others(self) -> int:
        """Delete what this copy does not hold, folders that are empty then among it; return the number of files."""
        others = [path for path in self.folder.rglob("*") if path not in self.files]
        deleted = 0
        for path in sorted(others, reverse=True):  # what lies in a folder before the folder
            if not path.is_dir():
                path.unlink()
                deleted += 1
            elif not any(path.iterdir()):
                path.rmdir()
        return deleted


def _copy(copy: StaticCopy, target: Target, found: set[str]) -> list[str]:
    """Write the files of all queued addresses, and of those they queue in turn; return those that are missing, with reasons.

    Pages whose paths are in `found` are put into the index of their language.
    """
    missing = []
    while copy.waiting:
        address = copy.waiting.pop()
        path, _, query = address.partition("?")
        try:
            content = file_content(copy, address)
            target.write(file_name(path, query), content)
        except (MissingError, OSError, ValueError) as error:
            missing.append(f"{address} ({error})")
            continue
        if address in found:
            with language_of_path(path):
                copy.searches[reverse("search")].add(path, content.decode())
    return missing


def searchable_paths(homes: list[Page]) -> Iterable[str]:
    """Yield the paths of the pages that are searched: those with something to read, not those that only list."""
    for page in public_pages(homes):
        if page.depth > 2 and not issubclass(page.specific_class or Page, ListingPage):
            yield unquote(urlsplit(page.full_url or "").path)


def start_addresses(homes: list[Page], site: Site) -> Iterable[str]:
    """Yield the addresses that the copy begins with; the rest is found by following links."""
    for start in range(0, public_pages(homes).count(), 1000):
        yield from (urlsplit(entry.url).path for entry in page_entries(homes, site.root_url, start, start + 1000))
    entries = term_entries(homes, site.root_url, 0, count_terms(homes))
    yield from (urlsplit(entry.url).path for entry in entries)
    for language in _languages(homes):
        with translation.override(language.code):
            yield from (reverse("feed"), reverse("calendar"))


def file_content(copy: StaticCopy, address: str) -> bytes:
    """Return the content of the file for an address; raise MissingError where the site has none."""
    path, _, query = address.partition("?")
    stored_file = copy.stored_file(path)
    if stored_file:
        return (
            copy.style(stored_file.read_text(), path).encode()
            if stored_file.suffix == ".css"
            else stored_file.read_bytes()
        )
    if path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
        raise MissingError("there is no such file")
    kind, content = fetch(path, query)
    if kind.startswith("text/html"):
        with language_of_path(path):
            return copy.page(content.decode(), address).encode()
    return content


def fetch(path: str, query: str) -> tuple[str, bytes]:
    """Return content type and body of the site's own response, without cookies; raise MissingError if it is no good one."""
    parts = urlsplit(settings.SITE_URL)
    environ = CacheKey(parts.scheme, parts.netloc, path.encode().decode("latin-1"), query).to_environ(server_environ())
    answer: dict = {}

    def start_response(status, headers, exc_info=None):
        answer.update(status=status, headers={name.lower(): value for name, value in headers})
        return lambda data: None

    response = _application()(environ, start_response)
    try:
        content = b"".join(response)
    finally:
        response.close()
    if not answer["status"].startswith("200") or "content-encoding" in answer["headers"]:
        raise MissingError(f"the site answered {answer['status']}")
    return answer["headers"].get("content-type", ""), content


_handlers: list[WSGIHandler] = []


def _application() -> WSGIHandler:
    if not _handlers:
        _handlers.append(WSGIHandler())
    return _handlers[0]


def _languages(homes: list[Page]) -> list[Language]:
    return [Language(home.locale.language_code) for home in homes]
