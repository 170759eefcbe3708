"""Template tags for the admin."""

from django import template
from django.conf import settings
from wagtail.models import Page

from core.i18n.languages import Language
from editors.language_previews import OtherLanguage, other_languages

register = template.Library()


@register.simple_tag
def languages_to_preview(previewed, user) -> list[OtherLanguage]:
    """Return a page's own language, without a code, and the others; nothing for what is no page or not saved yet."""
    if not isinstance(previewed, Page) or not previewed.pk:
        return []
    others = list(other_languages(previewed, user))
    return [OtherLanguage("", Language(previewed.locale.language_code).name, ""), *others] if others else []


@register.simple_tag
def site_name() -> str:
    """Return the name of the site in the titles of windows; no query."""
    return settings.WAGTAIL_SITE_NAME
