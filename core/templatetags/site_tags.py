"""Tags and filters of the public templates."""

import json
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from core.i18n import dates
from core.i18n.isolation import isolate
from core.i18n.languages import Language, active_language, default_version
from core.i18n.web_addresses import decoded
from core.models.organisations import Role
from core.prefetch.choosers import prefetched
from core.prefetch.page_links import in_reader_language
from core.prefetch.renditions import FORMATS, UNREADABLE, filters

register = template.Library()

SHARED_PICTURE = "fill-1280x720|format-jpeg"  # one that pages show anyway, so nothing is made for it
IN_EVERY_LANGUAGE = {"search", "kept", "offline"}  # names of views that answer in every open language
JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.filter
def long_date(value: date | None) -> str:
    """{{ page.story_date|long_date }}: 5 October 2017."""
    if isinstance(value, datetime):
        value = timezone.localdate(value)
    return dates.long_date(value) if value else ""


@register.filter
def short_date(value: date) -> str:
    """{{ day|short_date }}: 5 October."""
    return dates.short_date(value)


@register.filter
def weekday(value: date) -> str:
    """{{ day|weekday }}: Saturday."""
    return dates.weekday(value)


@register.simple_tag
def date_range(first: date | None, last: date | None) -> str:
    """{% date_range call.starts_on call.ends_on %}: the days from the first to the last, in words."""
    return dates.date_range(first, last)


@register.filter
def direction(code: str) -> str:
    """{{ "ar"|direction }}: rtl."""
    return Language(code).direction


@register.filter
def isolated(text) -> str:
    """{{ page.title|isolated }}: a text in the page's language; what runs the other way in it keeps its place."""
    return isolate(text, active_language().direction)


@register.filter
def own_name(code: str) -> str:
    """{{ "ar"|own_name }}: العربية."""
    return Language(code).name


@register.filter
def script(code: str) -> str:
    """{{ "ar"|script }}: Arab."""
    return Language(code).script


@register.simple_tag
def still(image) -> str:
    """Return the address of the picture that stands for a film until it is played; none for one that cannot be read."""
    try:
        return image.get_rendition(SHARED_PICTURE).url
    except UNREADABLE:
        return ""


@register.filter
def labelled_rows(table) -> list[list[tuple[str, str]]]:
    """Return the rows of a table: each cell with the heading of its column."""
    headings = [column["heading"] for column in table.columns]
    return [list(zip(headings, row["values"], strict=True)) for row in table.row_data]


@register.simple_tag
def passage_for_reader(passage):
    """Return a passage in the reader's language where it is translated; no query if it was fetched with the page."""
    if prefetched(type(passage), passage.pk) or passage.language == active_language():
        return passage
    return type(passage).objects.fetch_chosen({passage.pk})[passage.pk]


@register.filter
def readable(page):
    """Return the page as the reader should get it, or None if it cannot be read."""
    return in_reader_language(page) if page else None


@register.simple_tag
def picture(image, alt: str, shape: str = "whole", sizes: str = "100vw", eager: bool = False) -> str:
    """Return a <picture> of AVIF, WebP and JPEG in a few widths, as wide as the picture itself allows.

    Nothing for a picture whose file is lost or damaged: the words round it can still be read.
    """
    try:
        renditions = image.get_renditions(*filters(shape))
    except UNREADABLE:
        return ""
    files = {kind: _by_width(renditions, kind) for kind in FORMATS}
    sources = [
        format_html(
            '<source type="image/{}" sizes="{}" srcset="{}">',
            kind,
            sizes,
            ", ".join(f"{made.url} {made.width}w" for made in files[kind]),
        )
        for kind in FORMATS[:-1]
    ]
    jpegs = files["jpeg"]
    fallback = jpegs[len(jpegs) // 2]
    loading = mark_safe('fetchpriority="high"') if eager else mark_safe('loading="lazy" decoding="async"')
    return format_html(
        '<picture>{}<img src="{}" width="{}" height="{}" {} alt="{}"></picture>',
        format_html_join("", "{}", ((source,) for source in sources)),
        fallback.url,
        fallback.width,
        fallback.height,
        loading,
        alt,
    )


def _by_width(renditions, kind: str) -> list:
    """Return the renditions of one format, narrow ones first, each width once."""
    found = {made.width: made for spec, made in renditions.items() if spec.endswith(kind)}
    return [found[width] for width in sorted(found)]


class LanguageSwitch(NamedTuple):
    """One entry of the language switcher."""

    language: Language
    name: str
    url: str
    is_current: bool
    is_translation: bool  # leads to this very page, published in that language


@register.simple_tag(takes_context=True)
def language_switches(context) -> list[LanguageSwitch]:
    """Return an entry for each open language: this page's translation, or where the reader is told there is none.

    What a list was narrowed down to, and what was looked for, is kept.
    """
    site_context, page = context["site_context"], context.get("page")
    path, view = context["request"].path, context["request"].resolver_match
    originals = context.get("originals", [])  # of a page that is not in the reader's language
    is_everywhere = bool(page or originals) or bool(view and view.url_name in IN_EVERY_LANGUAGE)
    query = f"?{context['query_elsewhere']}" if context.get("query_elsewhere") else ""
    twins = {twin.locale.language_code: twin for twin in getattr(page, "live_translations", originals)}
    switches = []
    for home in site_context.homes:
        code = home.locale.language_code
        twin = twins.get(code)
        prefix = f"/{site_context.language.code}/"
        elsewhere = (
            f"/{code}/{path.removeprefix(prefix)}{query}" if is_everywhere and path.startswith(prefix) else home.url
        )
        switches.append(
            LanguageSwitch(
                Language(code),
                site_context.facts.name_of(Language(code)),
                f"{twin.url}{query}" if twin else elsewhere,
                code == site_context.language.code,
                twin is not None,
            )
        )
    return switches


@register.filter
def json_ld(value) -> str:
    """Return JSON that is safe inside a <script> element."""
    text = json.dumps(value, ensure_ascii=False, default=str).translate(JSON_ESCAPES)
    return mark_safe(text)  # noqa: S308 (nothing in it can end the element)


@register.simple_tag
def shared_picture(image):
    """Return the rendition that shared links show, or None without a picture that can be read."""
    try:
        return image.get_rendition(SHARED_PICTURE) if image else None
    except UNREADABLE:
        return None


@register.simple_tag
def logo(image):
    """Return the logo as the head of the page shows it, or None without one that can be read."""
    try:
        return image.get_rendition("max-480x96|format-webp-lossless") if image else None
    except UNREADABLE:
        return None


class Alternate(NamedTuple):
    """One language version of a page for `<link rel="alternate">`."""

    hreflang: str
    region: str
    url: str


@register.simple_tag(takes_context=True)
def alternates(context, page) -> list[Alternate]:
    """Return the page in every open language it is published in, then the one for all other readers.

    A copy of a text that stands on another site is not one of them, and has none itself.
    """
    if page.is_copy_in(page.locale.language_code):
        return []
    open_languages = {home.locale.language_code for home in context["site_context"].homes}
    addresses = {
        twin.locale.language_code: twin.full_url
        for twin in page.live_translations
        if twin.locale.language_code in open_languages and not page.is_copy_in(twin.locale.language_code)
    }
    versions = [Alternate(code, Language(code).region, url) for code, url in addresses.items()]
    return [*versions, Alternate("x-default", "", default_version(addresses))] if versions else []


@register.filter
def current_in(page, section) -> str:
    """Say for aria-current whether the page is this section ("page"), stands below it ("true"), or neither."""
    if not page or not section or not page.pk:
        return ""
    if page.pk == section.pk:
        return "page"
    # Everything stands below a front page, which says nothing.
    return "true" if section.depth > 2 and page.url_path.startswith(section.url_path) else ""


@register.filter
def host(url: str) -> str:
    """{{ "https://www.example.org/film/"|host }}: example.org."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


@register.filter
def without_scheme(url: str) -> str:
    """{{ page.short_url|without_scheme }}: example.org/s/15k, as people read and type it."""
    return decoded(url.partition("://")[2].rstrip("/"))


@register.filter
def printed(url: str) -> str:
    """<a href="{{ url }}"{{ url|printed }}>: what is printed behind a link whose address has other than Latin letters."""
    address = decoded(url)
    return format_html(' data-address="{}"', address) if address != url else ""


@register.filter
def webcal(url: str) -> str:
    """{{ url|webcal }}: the address under which programs for calendars subscribe, instead of taking a file once."""
    return f"webcal://{url.partition('://')[2]}"


@register.filter
def by_role(partners) -> list[tuple]:
    """Group rows that name organisations by what these do, organisers first: (role, organisations)."""
    partners = list(partners)
    groups = [(role.label, [row.organisation for row in partners if row.role == role]) for role in Role]
    return [(label, organisations) for label, organisations in groups if organisations]
