"""Checks of what a template, the season before, or readers of a draft leave behind in a page."""

from collections import Counter
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from campaigns.models import CallPage, FormerSeason
from core.checks.registry import Advice, newest_draft, only_advises, register_check
from core.models import DraftRemark
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
    """Keep a copied call from readers, in every language, until its original was looked through."""
    if not isinstance(page, CallPage):
        return
    former = FormerSeason.objects.filter(call__translation_key=page.translation_key).select_related("call").first()
    if former is None:
        return
    is_original = former.call_id == page.pk
    places = len(FormerWords(page if is_original else newest_draft(former.call), former).passages())
    screen = reverse("editors:former_words", args=[former.call_id])
    if places and not is_original:
        words = _("The original still has to be looked through for the number and the days of the season before.")
        yield Advice(words, is_blocking=True, url=screen)
    elif places:
        words = ngettext(
            "The texts still name the number or the days of the season before in %(count)s place.",
            "The texts still name the number or the days of the season before in %(count)s places.",
            places,
        )
        yield Advice(words % {"count": places}, is_blocking=True, url=screen)


@register_check
@only_advises
def remarks_of_people_without_an_account_are_resolved(page: Page) -> Iterator[Advice]:
    """Say how many remarks wait, with the way to the screen of each link they came by: one query."""
    waiting = DraftRemark.objects.filter(page=page.pk, resolved_at=None).exclude(words="").order_by("pk")
    screens = Counter(waiting.values_list("link__page_id", "link__bundle_id"))
    for (page_id, bundle_id), number in screens.items():
        words = ngettext(
            "%(count)s remark of people you showed the draft to waits for you.",
            "%(count)s remarks of people you showed the draft to wait for you.",
            number,
        )
        name, key = ("draft_links", page_id) if page_id else ("bundle_draft_links", bundle_id)
        yield Advice(words % {"count": number}, url=reverse(f"editors:{name}", args=[key]))
