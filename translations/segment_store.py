"""Saving the words of one text."""

from dataclasses import dataclass, field

from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation

from translations.inline_tags import Problem
from translations.segment_context import place_of
from translations.segments import ADDRESS, Text


@dataclass
class Outcome:
    """What came of trying to save a text."""

    problems: list[Problem] = field(default_factory=list)
    taken_by: StringTranslation | None = None  # somebody else saved it since it was opened
    has_changed: bool = False

    @property
    def is_saved(self) -> bool:
        return not self.problems and self.taken_by is None


def write(translation: Translation, text: Text, typed: str, user, *, base: str | None = None, insists=False) -> Outcome:
    """Save what somebody typed for a text, unless something is wrong with it.

    `base` is the state the typing began from; None overwrites whatever is there. `insists` leaves out marks such as
    bold on purpose. Nothing typed takes the translation away.
    """
    html, problems = text.marks.from_text(typed)
    problems = [problem for problem in problems if not (insists and problem.may_insist)]
    model = translation.source.specific_content_type.model_class()
    if html and not problems:
        problems = place_of(model, text.segment.context.field_path).problems(html)
    if text.path == ADDRESS and not problems:
        problems = address_problems(translation, html)
    if problems:
        return Outcome(problems)
    if base is not None and base != text.token and text.written and html != text.written.data:
        return Outcome(taken_by=text.written)
    return Outcome(has_changed=keep_html(translation, text, html, user))


def confirm(text: Text, user) -> None:
    """Make what a machine wrote a person's word."""
    if text.written:
        text.written.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
        text.written.last_translated_by = user
        text.written.tool_name = ""
        text.written.save()


def keep_html(translation: Translation, text: Text, html: str, user, tool: str = "", is_machine: bool = False) -> bool:
    """Write the words of a text as they are stored, and return whether that changed anything."""
    if not html:
        return _forget(text)
    row = text.written or StringTranslation(
        translation_of=text.segment.string,
        context=text.segment.context,
        locale_id=translation.target_locale_id,
    )
    kind = StringTranslation.TRANSLATION_TYPE_MACHINE if is_machine else StringTranslation.TRANSLATION_TYPE_MANUAL
    if row.pk and (row.data, row.translation_type, row.has_error) == (html, kind, False):
        return False
    row.data, row.translation_type, row.tool_name = html, kind, tool
    row.last_translated_by, row.has_error, row.field_error = user, False, ""
    row.save()
    text.written = row
    return True


def _forget(text: Text) -> bool:
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
