"""Tags for share images, structured data, QR codes and the text-only version."""

from typing import NamedTuple

import segno
from django import template
from django.utils.safestring import SafeString, mark_safe

from core.editions.text_only import Switch, switch
from core.images import share_images
from core.images.drawing import SIZE, can_draw
from core.prefetch.renditions import UNREADABLE
from core.seo import structured_data
from core.templatetags.site_tags import SHARED_PICTURE, json_ld

register = template.Library()


class SharedPicture(NamedTuple):
    """The picture that is shown for a shared link."""

    url: str
    width: int
    height: int
    alt: str = ""  # of a picture an editor chose for the page; empty for all others
    is_drawn: bool = False


@register.simple_tag
def share_picture(page, site_context) -> SharedPicture | None:
    """Return the share image of a page: the one an editor chose, or else the one drawn for the page.

    For the page of a term, which is not in the tree, none is drawn: it shows a picture of what it lists, or none.
    """
    own = getattr(page, "share_image", None)
    if page.pk and own is None and can_draw(site_context.language):
        path = share_images.share_image_path(page, site_context.navigation.site_name, site_context.facts)
        return SharedPicture(site_context.site_url + path, *SIZE, is_drawn=True)
    image = own or page.card_picture or (site_context.facts.share_image if page.pk else None)
    try:
        made = image.get_rendition(SHARED_PICTURE) if image else None
    except UNREADABLE:
        made = None
    if made is None:
        return None
    alt = (page.share_image_alt or page.title) if own else ""
    return SharedPicture(site_context.site_url + made.url, made.width, made.height, alt)


@register.simple_tag
def qr_code(address: str) -> SafeString:
    """Return a QR code of an address as an SVG element without styles or scripts."""
    code = segno.make(address, error="m", micro=False)
    return mark_safe(code.svg_inline(scale=8, border=4, dark="#141b2d", light="#fff", omitsize=True))  # noqa: S308


@register.simple_tag(takes_context=True)
def text_only_switch(context) -> Switch | None:
    """Return where the other version of this page is, text-only or full; None where there is only one."""
    return switch(context["request"]) if "request" in context and context.get("page") else None


@register.simple_tag
def site_data(page, site_context) -> SafeString:
    """Return structured data: the organisation and its site on front pages, the breadcrumbs on all others."""
    way = structured_data.breadcrumbs(page, site_context)
    if way:
        return _script(way)
    return _script(structured_data.organisation(site_context)) + _script(structured_data.website(site_context))


@register.simple_tag
def article_data(page, site_context, authors=()) -> SafeString:
    """Return structured data about a story."""
    return _script(structured_data.news_article(page, site_context, _pictures(page, site_context), authors))


@register.simple_tag
def appeal_data(page, site_context) -> SafeString:
    """Return structured data about an appeal."""
    return _script(structured_data.appeal(page, site_context, _pictures(page, site_context)))


@register.simple_tag
def event_data(page, site_context, venues=(), place=None, **more) -> SafeString:
    """Return structured data about a call or a festival. `venues` have a name and a place; or there is one place."""
    places = [structured_data.place(venue.name, venue.place) for venue in venues]
    if place:
        places.append(structured_data.place(place.name, place))
    event = structured_data.event(page, site_context, _pictures(page, site_context), places, **more)
    return _script(event) if event else SafeString()


def _pictures(page, site_context) -> list[str]:
    picture = share_picture(page, site_context)
    return [picture.url] if picture else []


def _script(data: structured_data.Data) -> SafeString:
    text = json_ld({"@context": "https://schema.org", **data})
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 (escaped by json_ld)
