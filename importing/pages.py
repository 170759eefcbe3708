"""Make and bring up to date the page of an item: its fields, topics, authors, dateline, dates and publication."""

import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page

from core.models import Organisation, Person, Place, Topic, User
from core.publishing.blocking import in_the_way
from core.publishing.gate import NotPublishable
from importing.bodies import Body
from importing.conversion.inline import plain
from importing.conversion.texts import ordinary
from importing.kinds import KINDS, list_of, model_of, standing
from importing.models import Item, Kind, OldAddress, TermMapping

LONGEST_TITLE = 255
DATELINE = re.compile(r"<p>(?:<b>)?([^<>]{2,60}?)\s*[–—-]\s*([^<>]{2,60}?)\s*[:.–-]?\s*(?:</b>)?(?:<br/>|</p>)")


class NotTakenError(Exception):
    """An item cannot be taken over as it is; the message says why and what to do."""


def locale_of(item: Item) -> Locale:
    """Return the locale of an item. Raises NotTakenError."""
    try:
        return Locale.objects.get_for_language(item.language)
    except (Locale.DoesNotExist, LookupError, ValueError):
        words = _(
            "This site has no language “%(code)s”. Add it under “Settings, Languages”, or choose another for the item."
        )
        raise NotTakenError(words % {"code": item.language}) from None


def parent_of(item: Item, locale: Locale) -> Page:
    """Return the page below which an item belongs: that of its parent, else the list of its kind. Raises NotTakenError."""
    if item.kind == Kind.PAGE and item.parent_wp_id:
        key = f"{item.file.site[:180]}#{item.parent_wp_id}"
        above = Item.objects.filter(move=item.move_id, key=key, page__locale=locale).select_related("page").first()
        if above and standing(item.kind, above.page):
            return above.page
    found = list_of(item.kind, locale)
    if found is None:
        raise NotTakenError(str(KINDS[Kind(item.kind)].missing))
    return found


def make_page(item: Item, body: Body, parent: Page, **more: Any) -> Page:
    """Return a new page, saved as a draft without a revision."""
    page = model_of(item.kind)(locale=parent.locale, live=False, **more)
    fill(page, item, body)
    wanted = slugify(ordinary(item.slug), allow_unicode=True) or slugify(page.title, allow_unicode=True) or "page"
    page.slug = find_available_slug(parent, wanted[:200])
    parent.add_child(instance=page)
    return page


def fill(page: Any, item: Item, body: Body) -> None:
    """Set what an item says of its page. Raises ValidationError."""
    title, blocks = _title(item, body)
    day = timezone.localdate(item.published_at) if item.published_at else timezone.localdate()
    values = KINDS[Kind(item.kind)].fields(day, title)
    page.title = page.draft_title = title
    page.intro = body.intro
    for name, value in values.items():
        setattr(page, name, value)
    if hasattr(page, "dateline_organisation"):
        blocks = _set_dateline(page, blocks)
    page.body = page._meta.get_field("body").stream_block.to_python(blocks)
    _set_rows(page, item)


def _title(item: Item, body: Body) -> tuple[str, list]:
    """Return the title, and the blocks; a title that is cut begins them as a whole."""
    title = plain(ordinary(item.title, item.language))
    if not title:
        return plain(body.intro)[:80] or _("Without a title"), body.blocks
    if len(title) <= LONGEST_TITLE:
        return title, body.blocks
    return title[: LONGEST_TITLE - 2].rsplit(" ", 1)[0] + " …", [
        {"type": "paragraph", "value": f"<p><b>{title}</b></p>"},
        *body.blocks,
    ]


def _set_dateline(page: Any, blocks: list) -> list:
    """Set organisation and place where the text begins with both, and take that line out, as the page shows it itself."""
    found = DATELINE.match(blocks[0]["value"]) if blocks and blocks[0]["type"] == "paragraph" else None
    if not found:
        return blocks
    organisation, place = (plain(found[number]) for number in (1, 2))
    rows = Organisation.objects.filter(locale_id=page.locale_id)
    by = next(
        (one for one in rows if organisation.casefold() in {one.name.casefold(), one.short_name.casefold()}), None
    )
    where = next((one for one in Place.objects.filter(locale_id=page.locale_id) if _is_called(one, place)), None)
    if not by or not where:
        return blocks
    page.dateline_organisation, page.dateline_place = by, where
    rest = blocks[0]["value"][found.end() :]
    rest = rest if found[0].endswith("</p>") or not rest else f"<p>{rest}"
    return [{**blocks[0], "value": rest}, *blocks[1:]] if rest else blocks[1:]


def _is_called(place: Place, name: str) -> bool:
    return name.casefold() in {place.name.casefold(), *(one.strip().casefold() for one in place.aliases.splitlines())}


def _set_rows(page: Any, item: Item) -> None:
    kind = KINDS[Kind(item.kind)]
    wanted = {(taxonomy, slug[:255]) for taxonomy, slug, _name in item.terms} | {("author", item.author)}
    mappings = [
        one
        for one in TermMapping.objects.filter(
            move=item.move_id, site=item.file.site, slug__in={slug for _t, slug in wanted}
        )
        if (one.taxonomy, one.slug) in wanted and one.target
    ]
    for relation, model, is_right in ((kind.topics, Topic, False), (kind.authors, Person, True)):
        if relation:
            targets = [one for one in mappings if (one.taxonomy == TermMapping.Taxonomy.AUTHOR) is is_right]
            named = {name_in(model, one, page.locale_id): None for one in targets}
            manager = getattr(page, relation)
            field = "person" if is_right else "topic"
            rows = [
                manager.model(locale_id=page.locale_id, sort_order=place, **{field: term})
                for place, term in enumerate(named)
            ]
            manager.set(rows)


def name_in(model: Any, mapping: TermMapping, locale_id: int) -> Any:
    """Return the topic or person that a mapping names, in a language; it is made where it is missing."""
    found = list(model.objects.filter(name__iexact=mapping.target).order_by("pk"))
    if found:
        here = next((one for one in found if one.locale_id == locale_id), None)
        translated = model.objects.filter(translation_key=found[0].translation_key, locale_id=locale_id).first()
        term = here or translated
    else:
        term = None
    if term is None:
        term = model(name=mapping.target, locale_id=locale_id)
        term.full_clean()
        term.save()
    if model is Topic:
        keys = [f"{mapping.taxonomy}:{mapping.slug}"]
        rows = OldAddress.objects.filter(move=mapping.move_id, item=None, key__in=keys, topic=None)
        if rows:
            slug = mapping.slug.lower()
            OldAddress.objects.filter(move=mapping.move_id, item=None, key__endswith=f"/{slug}", topic=None).update(
                topic=term
            )
            rows.update(topic=term)
    return term


def settle(page: Any, item: Item, user: User | None, is_live: bool) -> list[str]:
    """Save a revision of a page and publish it with its old date if that is wanted; return why it stayed a draft."""
    if is_live:
        page.first_published_at = page.first_published_at or item.published_at
    problems = in_the_way(page) if is_live else []
    if is_live and not problems:
        page.save(clean=False, log_action=False)
    revision = page.save_revision(user=user, log_action=False, clean=False)
    if not is_live or problems:
        return problems
    try:
        revision.publish(user=user, log_action=False, skip_permission_checks=True)
    except NotPublishable as refusal:
        return refusal.problems
    except ValidationError as error:
        return error.messages
    Page.objects.filter(pk=page.pk).update(last_published_at=item.published_at)
    return []


def may_be_live(item: Item, is_live: bool, today: date | None = None) -> bool:
    """Tell whether an item may be published: it was public there, and has a date that is not to come."""
    was_public = item.wp_status == "publish" and not item.has_password
    return bool(is_live and was_public and item.published_at and item.published_at <= timezone.now())
