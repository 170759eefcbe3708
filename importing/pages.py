"""Make and bring up to date the page of an item: its fields, topics, authors, dateline, dates and publication."""

import re
from collections.abc import Callable, Iterable
from functools import partial
from html import escape
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override
from modelcluster.models import get_all_child_relations
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.coreutils import find_available_slug
from wagtail.models import COMMENTS_RELATION_NAME, Locale, Page, PageLogEntry

from core.models import User
from core.publishing.blocking import in_the_way
from core.publishing.first_publication import FirstPublication
from core.publishing.gate import NotPublishable
from importing.bodies import Body
from importing.conversion.bylines import Byline, bylines_of, without_line
from importing.conversion.inline import plain, title_in
from importing.conversion.texts import ordinary
from importing.intros import intro_and_rest
from importing.kinds import KINDS, PageKind, genre_of, list_of, model_of, standing, table_for
from importing.models import Item, Kind, State, TermMapping
from importing.names import Names
from importing.proposals import NAMES, is_appeal

LONGEST_TITLE = 255
DATELINE = re.compile(r"<p>(?:<b>)?([^<>]{2,60}?)\s*[–—-]\s*([^<>]{2,60}?)\s*[:.–-]?\s*(?:</b>)?(?:<br/>|</p>)")


class NotTakenError(Exception):
    """An item cannot be taken over as it is; the message says why and what to do, `state` what it is then."""

    state = State.FAILED


class NoLanguageError(NotTakenError):
    """This site does not have the language of an item."""

    state = State.LEFT_OUT


def locale_of(item: Item) -> Locale:
    """Return the locale of an item. Raises NoLanguageError."""
    try:
        return Locale.objects.get_for_language(item.language)
    except (Locale.DoesNotExist, LookupError, ValueError):
        words = _(
            "This site has no language “%(code)s”. Add it under “Settings, Languages”, or choose another for the item; then try it again."
        )
        raise NoLanguageError(words % {"code": item.language}) from None


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


def make_page(item: Item, body: Body, parent: Page, names: Names, **more: Any) -> Page:
    """Return a new page, saved as a draft without a revision; `more` are values of its fields."""
    page = model_of(item.kind)(locale=parent.locale, live=False, **more)
    fill(page, item, body, names)
    wanted = slugify(ordinary(item.slug), allow_unicode=True) or slugify(page.title, allow_unicode=True) or "page"
    page.slug = find_available_slug(parent, wanted[:200])
    if hasattr(page, "put_up_at") and item.published_at:
        page.put_up_at = item.published_at
    _insert(page, parent)
    return page


def _insert(page: Any, parent: Page) -> None:
    """Put a new page into the tree. It is whole as `fill` left it, and its creation is noted with that of others."""
    names = [relation.get_accessor_name() for relation in get_all_child_relations(type(page))]
    rows = {name: list(getattr(page, name).get_object_list()) for name in names}
    page._cluster_related_objects = {}
    page._is_site_root = False  # as Wagtail marks it: its translation key is new
    page.save = partial(page.save, clean=False, log_action=None)
    parent.add_child(instance=page)
    del page.save
    for name, found in rows.items():
        getattr(page, name).set(found)  # what was saved need not be read
        if found:
            type(found[0])._default_manager.bulk_create(found)


def note_creations(pages: Iterable[Page], user: User | None) -> None:
    """Note in the histories of new pages that they were created, as Wagtail does: one query."""
    now = timezone.now()
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page=page,
            content_type=ContentType.objects.get_for_model(type(page)),
            label=page.get_admin_display_title(),
            action="wagtail.create",
            timestamp=now,
            user=user,
            content_changed=True,
        )
        for page in pages
    )


def fill(page: Any, item: Item, body: Body, names: Names) -> None:
    """Set what an item says of its page. Raises ValidationError."""
    title, blocks = _title(item, body), body.blocks
    kind = table_for(item.kind, page)
    day = timezone.localdate(item.published_at) if item.published_at else timezone.localdate()
    values = kind.fields(day, title)
    page.title = page.draft_title = title
    for name, value in values.items():
        setattr(page, name, value)
    bylines = bylines_of(item.body, item.language)
    if hasattr(page, "dateline_organisation"):
        blocks = _set_dateline(page, blocks, names)
        blocks = _set_place_and_month(page, body, blocks, bylines, names)
    blocks = _set_rows(page, item, kind, body, blocks, bylines, names)
    if hasattr(page, "lead_image"):
        blocks = _set_lead_image(page, body, blocks)
    page.intro, blocks = intro_and_rest(item, blocks)
    blocks = [*_whole_title(item), *blocks]
    page.body = page._meta.get_field("body").stream_block.to_python(blocks)


def _title(item: Item, body: Body) -> str:
    title = title_in(item.title, item.language)
    if not title:
        with override(item.language):
            return plain(body.intro)[:80] or _("Without a title")
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 2].rsplit(" ", 1)[0] + " …"


def _whole_title(item: Item) -> list:
    """Return the block with which a text begins whose title was cut."""
    title = title_in(item.title, item.language)
    if len(title) <= LONGEST_TITLE:
        return []
    return [{"type": "paragraph", "value": f"<p><b>{escape(title, quote=False)}</b></p>"}]


def _set_lead_image(page: Any, body: Body, blocks: list) -> list:
    """Set the picture at the top; a text that begins with it loses it there, as the page shows it itself."""
    lead = body.lead or {"image": None, "alt": "", "caption": "", "credit": ""}
    page.lead_image_id, page.lead_image_alt = lead["image"], lead["alt"]
    page.lead_image_caption, page.lead_image_credit = lead["caption"], lead["credit"]
    return blocks[1:] if body.lead and blocks and blocks[0]["value"] is lead else blocks


def _set_dateline(page: Any, blocks: list, names: Names) -> list:
    """Set organisation and place where the text begins with both, and take that line out, as the page shows it itself."""
    found = DATELINE.match(blocks[0]["value"]) if blocks and blocks[0]["type"] == "paragraph" else None
    if not found:
        return blocks
    by = names.organisation(plain(found[1]), page.locale_id)
    where = names.place(plain(found[2]), page.locale_id)
    if not by or not where:
        return blocks
    page.dateline_organisation, page.dateline_place = by, where
    rest = blocks[0]["value"][found.end() :]
    rest = rest if found[0].endswith("</p>") or not rest else f"<p>{rest}"
    return [{**blocks[0], "value": rest}, *blocks[1:]] if rest else blocks[1:]


def _set_place_and_month(page: Any, body: Body, blocks: list, bylines: list[Byline], names: Names) -> list:
    """Set the place that a byline names, and take the line out if the page then says all of it: the month too."""
    for one in bylines:
        where = names.place(one.place, page.locale_id) if one.place else None
        day = page.story_date
        if where and page.dateline_place in (None, where) and one.month == (day.year, day.month):
            page.dateline_place = where
            blocks = _without_byline(body, blocks, one)
    return blocks


def _without_byline(body: Body, blocks: list, byline: Byline) -> list:
    if ["byline", byline.line] in body.warnings:
        body.warnings.remove(["byline", byline.line])
    return without_line(blocks, byline.line)


def _set_rows(
    page: Any, item: Item, kind: PageKind, body: Body, blocks: list, bylines: list[Byline], names: Names
) -> list:
    """Set topics and authors as they are mapped; return the blocks without the names that are shown as authors now."""
    site = item.file.site
    if kind.topics:
        mapped = [names.mapping(site, taxonomy, slug) for taxonomy, slug, _name in item.terms]
        _set_terms(page, kind.topics, "topic", mapped, names)
    if kind.authors:
        by = [(one, names.mapping(site, TermMapping.Taxonomy.AUTHOR, one.author)) for one in bylines if one.author]
        for one, mapping in by:
            blocks = _without_byline(body, blocks, one) if mapping else blocks
        written_by = [mapping for _one, mapping in by if mapping]
        signed_in = names.mapping(site, TermMapping.Taxonomy.AUTHOR, item.author)
        _set_terms(page, kind.authors, "person", written_by or [signed_in], names)
    return blocks


def _set_terms(page: Any, relation: str, field: str, mappings: Iterable[TermMapping | None], names: Names) -> None:
    model = page._meta.get_field(relation).related_model
    named = dict.fromkeys(names.term(one, page.locale_id) for one in mappings if one)
    getattr(page, relation).set(
        [model(locale_id=page.locale_id, sort_order=place, **{field: term}) for place, term in enumerate(named)]
    )


def settle_new(page: Page, item: Item, user: User | None, is_live: bool) -> list[str]:
    """Save a revision of a new page, and publish it with its old date if that is wanted; return why it stayed a draft."""
    problems = in_the_way(page, before_the_gate=True) if is_live else []
    page.save = partial(_save_without_comments, page.save)
    revision = page.save_revision(user=user, log_action=False, clean=False)
    del page.save
    if is_live and not problems:
        problems = _publish(FirstPublication(page, revision, user, item.published_at))
    return problems


def _save_without_comments(save: Callable[..., None], update_fields: Iterable[str], **more: Any) -> None:
    """Save a page that is too new for comments: looking for them would cost a query."""
    save(update_fields=[name for name in update_fields if name != COMMENTS_RELATION_NAME], **more)


def settle(page: Page, item: Item, user: User | None, is_live: bool) -> list[str]:
    """Do the same for a page that was there before."""
    problems = in_the_way(page, before_the_gate=True) if is_live else []
    revision = page.save_revision(user=user, log_action=False, clean=False)
    if is_live and not problems:
        problems = _publish(PublishPageRevisionAction(revision, user=user, log_action=False))
    if is_live and not problems:
        Page.objects.filter(pk=page.pk).update(last_published_at=item.published_at)
    elif problems and not page.live:
        Page.objects.filter(pk=page.pk).update(first_published_at=None)
    return problems


def _publish(publication: PublishPageRevisionAction) -> list[str]:
    """Publish a revision; return what the site refuses in it."""
    try:
        publication.execute(skip_permission_checks=True)
    except NotPublishable as refusal:
        return refusal.problems
    except ValidationError as error:
        return error.messages
    return []


def is_read_first(item: Item) -> bool:
    """Tell whether somebody has to read an item before readers do: an appeal, in which people in danger may be named.

    So is a statement about people who were arrested or abducted.
    """
    if item.kind != Kind.APPEAL:
        return False
    says = item.title if is_appeal(item.title) else " ".join(name for _taxonomy, _slug, name in item.terms)
    return genre_of(says) != "statement" or bool(NAMES.search(f"{item.title}\n{item.body}"))


def may_be_live(item: Item, is_live: bool) -> bool:
    """Tell whether an item may be published: it was public there, with a date that is past, and may harm nobody."""
    was_public = item.wp_status == "publish" and not item.has_password and not is_read_first(item)
    return bool(is_live and was_public and item.published_at and item.published_at <= timezone.now())
