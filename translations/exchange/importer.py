"""Taking translations in from other tools, and answering in words what cannot be taken."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation
from wagtail_localize.strings import StringValue, validate_translation_links

from translations import progress
from translations.inline_tags import Problem
from translations.segment_context import place_of
from translations.segment_store import address_problems, keep_html
from translations.segments import ADDRESS, Text, texts_of

LARGEST = 2 * 1024 * 1024  # bytes of one file


class NotReadable(Exception):  # noqa: N818  it is an answer, not a fault
    """A file that cannot be taken at all; says why in words."""


@dataclass(frozen=True)
class Sheet:
    """What a file holds for one translation, whatever its format."""

    tool: str
    made_for: str  # the translation's UUID, as the file says
    language: str  # the language it says it is in; empty if it does not say
    words: dict[Hashable, str]  # by what the format knows a text by
    unsure: int  # how many texts the file itself marks as not done
    key_of: Callable[[Text], Hashable]
    html_of: Callable[[Text, str], tuple[str, list[Problem]]]


@dataclass
class Taken:
    """What came of a file."""

    saved: int = 0
    refused: list[tuple[Text, Problem]] = field(default_factory=list)
    unknown: int = 0
    unsure: int = 0


def belonging_to(sheets: list[Sheet], translation: Translation) -> Sheet:
    """Return what a file holds for this translation. Raises NotReadable where that is nothing."""
    for sheet in sheets:
        if sheet.made_for == str(translation.uuid):
            demand_language(sheet, translation)
            return sheet
    raise NotReadable(_("The file belongs to another page or another language."))


def translation_for(sheet: Sheet) -> Translation:
    """Return the translation a file was made for. Raises NotReadable where there is none, or none any more."""
    try:
        wanted = UUID(sheet.made_for)
    except ValueError as error:
        raise NotReadable(
            _("The file does not say which translation it belongs to. Start from a file downloaded here.")
        ) from error
    rows = Translation.objects.filter(enabled=True, uuid=wanted).select_related(
        "source__specific_content_type", "source__locale", "target_locale"
    )
    translation = rows.first()
    if translation is None or translation.source.specific_content_type.model_class() is None:
        raise NotReadable(_("What the file was made for is not being translated here any more."))
    demand_language(sheet, translation)
    return translation


def demand_language(sheet: Sheet, translation: Translation) -> None:
    """Refuse a file that says it is in another language. Raises NotReadable."""
    wanted = translation.target_locale.language_code
    if sheet.language and _base(sheet.language) != _base(wanted):
        message = _("The file says it is in the language “%(found)s”; wanted is “%(wanted)s”.")
        raise NotReadable(message % {"found": sheet.language[:20], "wanted": wanted})


def _base(code: str) -> str:
    return code.replace("_", "-").split("-")[0].lower()


@transaction.atomic
def take(sheet: Sheet, translation: Translation, user: Any) -> Taken:
    """Save every text that is right; what is wrong with the others is told text by text."""
    texts = {sheet.key_of(text): text for text in texts_of(translation)}
    model = translation.source.specific_content_type.model_class()
    taken = Taken(unknown=len(sheet.words.keys() - texts.keys()), unsure=sheet.unsure)
    for key, text in texts.items():
        html, problems = sheet.html_of(text, sheet.words.get(key, ""))
        if not html:
            continue
        problems = [problem for problem in problems if not problem.may_insist]
        problems = problems or problems_of(translation, model, text, html)
        if problems:
            taken.refused.append((text, problems[0]))
        else:
            taken.saved += keep_html(translation, text, html, user, sheet.tool)
    progress.refresh(translation)
    return taken


def problems_of(translation: Translation, model, text: Text, html: str) -> list[Problem]:
    """Return what keeps a piece of HTML from standing for a text."""
    if not is_clean(text, html):
        return [Problem(_("There is something in it that cannot stand in a text."))]
    problems = [problem for problem in text.marks.problems(html) if not problem.may_insist]
    if text.path == ADDRESS:
        problems += address_problems(translation, html)
    return problems or place_of(model, text.segment.context.field_path).problems(html)


def is_clean(text: Text, html: str) -> bool:
    """Whether wagtail-localize itself would take the words."""
    try:
        StringValue.from_translated_html(html)
        validate_translation_links(text.source, html)
    except ValueError:
        return False
    return True
