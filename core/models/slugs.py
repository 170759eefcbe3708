"""Addresses of pages: made from the title until a page is published first, in the script of the title or in Latin letters."""

import re

from anyascii import anyascii
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Page, Site

from core.models.site import SiteFacts

LONGEST = 100  # letters


def slug_for(title: str, parent: Page, page: Page | None = None) -> str:
    """Return a slug that is free below a page; `page` is the one it is for, if it is there already."""
    site = Site.objects.filter(is_default_site=True).first()
    in_latin = bool(site and SiteFacts.for_site(site).has_latin_addresses)
    stem = _stem(title, in_latin) or "page"
    return find_available_slug(parent, stem, ignore_page_id=page.pk if page else None)


def is_made_from(slug: str, title: str) -> bool:
    """Return whether a slug was made from a title, in either script; numbers after it tell pages of one title apart."""
    stems = {_stem(title, in_latin) for in_latin in (False, True)} - {""}
    return any(re.fullmatch(rf"{re.escape(stem)}(?:-\d+)*", slug) for stem in stems)


def _stem(title: str, in_latin: bool) -> str:
    stem = slugify(anyascii(title)) if in_latin else slugify(title, allow_unicode=True)
    return stem if len(stem) <= LONGEST else stem[:LONGEST].rpartition("-")[0] or stem[:LONGEST]
