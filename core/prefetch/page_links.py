"""Pages that a page links to or has chosen, looked up in the reader's language with one query.

A chosen page, or a link inside a paragraph, is stored as the page the editor picked; the reader is
led to its translation where that is published. Asking page by page would cost queries for every
link, so a page asks once for all of them before it is rendered.
"""

import re
from collections.abc import Iterable
from contextvars import ContextVar

from django.core.signals import request_started
from django.db import models
from django.dispatch import receiver
from wagtail.blocks import RichTextBlock
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.rich_text import RichText

from core.i18n.languages import active_language
from core.prefetch.choosers import add_prefetched, chooser_ids
from core.streams import raw_leaves_of

PAGE_LINK = re.compile(r'linktype="page"[^>]*\bid="(\d+)"|\bid="(\d+)"[^>]*linktype="page"')

_addresses: ContextVar[dict[int, str | None]] = ContextVar("addresses")


def pages_for_reader(ids: Iterable[int]) -> dict[int, Page]:
    """Map each page id to the live page a reader of the active language should get: one query.

    That is the page's translation where it is published, else the page itself; a page that can be
    read in neither language is left out.
    """
    ids = set(ids)
    return _for_reader(ids, _with_translations(ids))


def _with_translations(ids: set[int]) -> list[Page]:
    if not ids:
        return []
    keys = Page.objects.filter(pk__in=ids).values("translation_key")
    here = models.Q(locale__language_code=active_language().code)
    translated = models.Q(here, translation_key__in=keys, live=True)
    chosen = models.Q(here | models.Q(locale__opening__isnull=False), pk__in=ids)
    return list(Page.objects.filter(translated | chosen).select_related("locale"))


def _for_reader(ids: set[int], rows: list[Page]) -> dict[int, Page]:
    code = active_language().code
    translated = {row.translation_key: row for row in rows if row.locale.language_code == code and row.live}
    found = {row.pk: translated.get(row.translation_key, row) for row in rows if row.pk in ids}
    return {pk: page for pk, page in found.items() if page.live}


def prefetch_references(*instances, also: dict[type[models.Model], set[int]] | None = None) -> dict[int, str | None]:
    """Fetch all that pages or snippets refer to: one query for the pages among it, one for each other model.

    `also` holds ids of further things to keep. A manager may say with `fetch_chosen` what is worth fetching along.
    Return the addresses of the pages that their texts link to, which links in this request are written with.
    """
    leaves = [leaf for instance in instances for leaf in raw_leaves_of(instance)]
    ids = chooser_ids(leaves)
    linked = linked_ids(raw for block, raw in leaves if isinstance(block, RichTextBlock))
    pointed = set()
    for instance in instances:
        linked |= linked_ids(rich_texts_of(instance))
        pointed |= {getattr(instance, name) for name in page_foreign_keys(type(instance))} - {None}
    chosen_pages = ids.pop(Page, set())
    for model in ids.keys() | (also or {}).keys():
        pks = ids.get(model, set()) | (also or {}).get(model, set())
        manager = model._default_manager
        fetch = getattr(manager, "fetch_chosen", manager.in_bulk)
        found = fetch(pks) if pks else {}
        linked |= linked_ids(text for instance in found.values() for text in rich_texts_of(instance))
        add_prefetched(model, found)
    wanted = chosen_pages | linked | pointed
    rows = _with_translations(wanted)
    shown = _for_reader(wanted, rows)
    for row in rows:
        row.in_reader_language = shown.get(row.pk)
    add_prefetched(Page, {row.pk: row for row in rows})
    for instance in instances:
        instance.pages_pointed_at = shown
    addresses = _addresses_of(linked, shown)
    add_addresses(addresses)
    return addresses


def add_addresses(addresses: dict[int, str | None]) -> None:
    """Keep the addresses of pages, by id, for the links that are written in this request."""
    _addresses.set(_addresses.get({}) | addresses)


def rich_texts_of(instance: models.Model) -> list[str]:
    """Return the texts of the rich text fields of a page or snippet, streams not included."""
    return [
        getattr(instance, field.name) for field in instance._meta.concrete_fields if isinstance(field, RichTextField)
    ]


def page_foreign_keys(model: type[models.Model]) -> list[str]:
    """Return the names of the columns of foreign keys to pages."""
    return [
        field.attname
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and not isinstance(field, models.OneToOneField)
        and issubclass(field.related_model, Page)
        and field.name != "alias_of"
    ]


def linked_ids(texts: Iterable) -> set[int]:
    """Return the ids of the pages linked in these values, which may be strings, rich text values or others."""
    sources = (text.source if isinstance(text, RichText) else text for text in texts)
    return {
        int(first or second) for text in sources if isinstance(text, str) for first, second in PAGE_LINK.findall(text)
    }


def in_reader_language(page: Page) -> Page | None:
    """Return a page chosen in a stream as the reader should get it, or None if it cannot be read."""
    if not hasattr(page, "in_reader_language"):
        page.in_reader_language = pages_for_reader([page.pk]).get(page.pk)
    return page.in_reader_language


def addresses_for_reader(ids: Iterable[int]) -> dict[int, str | None]:
    """Map page ids to addresses in the reader's language, or None; only what was not prefetched is asked for."""
    known = _addresses.get({})
    unknown = set(ids) - known.keys()
    return known | _addresses_of(unknown, pages_for_reader(unknown))


def _addresses_of(ids: Iterable[int], shown: dict[int, Page]) -> dict[int, str | None]:
    return {pk: shown[pk].url if pk in shown else None for pk in ids}


@receiver(request_started)
def clear_addresses(**_kwargs):
    _addresses.set({})
