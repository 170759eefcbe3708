"""Validate and save the target of a segment."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation

from translations.inline_tags import Problem
from translations.segment_context import context_of
from translations.segment_history import keep_edits
from translations.segments import ADDRESS, Segment, SegmentState


@dataclass
class SaveResult:
    """The result of saving a segment."""

    problems: list[Problem] = field(default_factory=list)
    taken_by: StringTranslation | None = None  # somebody else saved it since it was opened
    has_changed: bool = False

    @property
    def is_saved(self) -> bool:
        return not self.problems and self.taken_by is None


def write(
    translation: Translation, text: Segment, typed: str, user, *, base: str | None = None, insists=False
) -> SaveResult:
    """Save what somebody typed for a text, unless something is wrong with it.

    `base` is the state the typing began from; None overwrites whatever is there. `insists` leaves out marks such as
    bold on purpose. Nothing typed takes the translation away.
    """
    html, problems = text.marks.from_text(typed)
    problems = [problem for problem in problems if not (insists and problem.may_insist)]
    model = translation.source.specific_content_type.model_class()
    if html and not problems:
        problems = context_of(model, text.segment.context.field_path).problems(html)
    if text.path == ADDRESS and not problems:
        problems = address_problems(translation, html)
    if problems:
        return SaveResult(problems)
    if base is not None and base != text.token and text.written and html != text.written.data:
        return SaveResult(taken_by=text.written)
    return SaveResult(has_changed=save_html(translation, text, html, user))


def confirm(text: Segment, user) -> None:
    """Mark a machine-made target as confirmed by a person."""
    if text.written:
        text.written.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
        text.written.last_translated_by = user
        text.written.tool_name = ""
        text.written.save()


def confirm_all(texts: list[Segment], user) -> int:
    """Mark every machine-made target among these as confirmed by a person; return how many."""
    waiting = [text for text in texts if text.state == SegmentState.MACHINE]
    for text in waiting:
        confirm(text, user)
    return len(waiting)


def save_html(
    translation: Translation, text: Segment, html: str, user, tool: str = "", is_machine: bool = False
) -> bool:
    """Store the target of a segment as HTML, and return whether that changed anything. No HTML deletes it."""
    if not html:
        return _delete(text)
    row = text.written
    kind = StringTranslation.TRANSLATION_TYPE_MACHINE if is_machine else StringTranslation.TRANSLATION_TYPE_MANUAL
    if row and (row.data, row.translation_type, row.has_error) == (html, kind, False):
        return False
    # segments_of() found no row: a new one is saved without looking for it again.
    row = row or StringTranslation(
        translation_of=text.segment.string, context=text.segment.context, locale_id=translation.target_locale_id
    )
    text.written = store_target(translation, text.key, html, user, row=row, tool=tool, is_machine=is_machine)
    return True


def save_new(translation: Translation, texts: Iterable[tuple[Segment, str]], user) -> None:
    """Store targets (HTML) that a person wrote: two queries for all that have none yet.

    The tree shows a title when the draft is made again, which whoever calls this does.
    """
    new = []
    for text, html in texts:
        if text.written or not html:
            save_html(translation, text, html, user)
            continue
        text.written = StringTranslation(
            translation_of=text.segment.string,
            context=text.segment.context,
            locale_id=translation.target_locale_id,
            data=html,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            last_translated_by=user,
        )
        new.append(text.written)
    StringTranslation.objects.bulk_create(new)
    keep_edits(new)


def store_target(
    translation: Translation,
    key: tuple[int, int],
    html: str,
    user=None,
    *,
    row: StringTranslation | None = None,
    tool: str = "",
    is_machine: bool = False,
) -> StringTranslation:
    """Write one target (HTML) for a key (string id, context id). `row` is the stored row, if the caller has it."""
    kind = StringTranslation.TRANSLATION_TYPE_MACHINE if is_machine else StringTranslation.TRANSLATION_TYPE_MANUAL
    values = {
        "data": html,
        "translation_type": kind,
        "tool_name": tool,
        "last_translated_by": user,
        "has_error": False,
        "field_error": "",
    }
    if row is None:
        row, _created = StringTranslation.objects.update_or_create(
            translation_of_id=key[0],
            context_id=key[1],
            locale_id=translation.target_locale_id,
            defaults=values,
        )
        return row
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row


def _delete(text: Segment) -> bool:
    if text.written is None:
        return False
    text.written.delete()
    text.written = None
    return True


def address_problems(translation: Translation, html: str) -> list[Problem]:
    """An address is letters, digits and hyphens, and stays once readers know it."""
    if html and html != slugify(html, allow_unicode=True):
        return [Problem(_("An address has letters, digits and hyphens only, no spaces."))]
    target = translation.source.specific_content_type.model_class().objects.filter(
        translation_key=translation.source.object_id, locale_id=translation.target_locale_id
    )
    published = target.exclude(first_published_at=None).values_list("slug", flat=True).first()
    if html and published and html != published:
        return [Problem(_("Readers know this page by its address: it stays “%(slug)s”.") % {"slug": published})]
    return []
