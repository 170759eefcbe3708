"""Template tags for the admin."""

from typing import NamedTuple

from django import template
from wagtail.models import Page

from core.i18n.languages import Language
from core.memo import GENERATION, memoise
from core.page_store.generation import site_generation
from core.palettes import Palette
from core.site_context import SiteContext
from editors.language_previews import OtherLanguage, other_languages

register = template.Library()


@register.simple_tag
def languages_to_preview(previewed, user) -> list[OtherLanguage]:
    """Return a page's own language, without a code, and the others; nothing for what is no page or not saved yet."""
    if not isinstance(previewed, Page) or not previewed.pk:
        return []
    others = list(other_languages(previewed, user))
    return [OtherLanguage("", Language(previewed.locale.language_code).name, ""), *others] if others else []


class Brand(NamedTuple):
    """What the editors' screens bear of the site."""

    name: str
    colours: Palette


@register.simple_tag(takes_context=True)
def brand(context) -> Brand:
    """Return the name and the colours of the site, in the editor's language; no query while nothing is published."""
    request = context["request"]
    site = SiteContext(request)
    return memoise(
        {GENERATION: site_generation().current},
        ("brand", request.get_host(), site.language.code),
        lambda: Brand(site.navigation.site_name, site.facts.colours),
    )
