"""Checks of what a template, or the season before, leaves behind in a page."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from campaigns.models import CallPage, FormerSeason
from core.checks.registry import Advice, register_check
from core.models.slugs import is_made_from
from editors.former_words import FormerWords
from editors.page_templates import template_titles


@register_check
def title_and_address_are_not_those_of_a_template(page: Page) -> Iterator[Advice]:
    if page.first_published_at:
        return
    titles = template_titles(page.locale.language_code)
    screen = reverse("wagtailadmin_pages:edit", args=[page.pk])
    if page.title.strip() in titles:
        words = _("Write a title: “%(title)s” is that of the template.") % {"title": page.title}
        yield Advice(words, is_blocking=True, url=f"{screen}#:w:contentpath=title")
    elif any(is_made_from(page.slug, title) for title in titles):
        words = _("Change the address under “Promote”: “%(slug)s” is that of the template.") % {"slug": page.slug}
        yield Advice(words, is_blocking=True, url=f"{screen}#:w:contentpath=slug")


@register_check
def season_before_was_looked_for(page: Page) -> Iterator[Advice]:
    former = FormerSeason.objects.filter(call=page.pk).first() if isinstance(page, CallPage) else None
    if former is None:
        return
    places = len(FormerWords(page, former).passages())
    if places:
        words = ngettext(
            "The texts still name the number or the days of the season before in %(count)s place.",
            "The texts still name the number or the days of the season before in %(count)s places.",
            places,
        )
        screen = reverse("editors:former_words", args=[page.pk])
        yield Advice(words % {"count": places}, is_blocking=True, url=screen)
