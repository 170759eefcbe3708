"""Import translation files and report what was refused, segment by segment."""

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation
from wagtail_localize.strings import StringValue, validate_translation_links

from translations.copied_sources import is_copy, may_stay
from translations.draft_rows import segments_changed
from translations.glossary import terms_for
from translations.inline_tags import Problem
from translations.segment_context import context_of
from translations.segment_history import words_at
from translations.segment_store import address_problems, save_html
from translations.segments import ADDRESS, Segment, segments_of

LARGEST = 2 * 1024 * 1024  # bytes of one file


class UnreadableFile(Exception):  # noqa: N818  it is an answer, not a fault
    """A file that cannot be taken at all; says why in words."""


@dataclass(frozen=True)
class ImportUnit:
    """What a file holds for one translation, whatever its format."""

    tool: str
    made_for: str  # the translation's UUID, as the file says
    language: str  # the language it says it is in; empty if it does not say
    words: dict[Hashable, str]  # by what the format knows a text by
    unsure: int  # how many texts the file itself marks as not done
    key_of: Callable[[Segment], Hashable]
    html_of: Callable[[Segment, str], tuple[str, list[Problem]]]
    made_at: datetime | None = None  # when the file was written here, if it says so
    done: set[Hashable] = field(default_factory=set)  # texts of which the file itself says that they are translated


@dataclass
class ImportResult:
    """What came of a file."""

    saved: int = 0
    refused: list[tuple[Segment, Problem]] = field(default_factory=list)
    unknown: int = 0
    unsure: int = 0
    copies: int = 0  # texts that only repeat their source
    conflicts: list[tuple[Segment, str]] = field(
        default_factory=list
    )  # what was written here since, and the file's HTML


def unit_for(import_units: list[ImportUnit], translation: Translation) -> ImportUnit:
    """Return what a file holds for this translation. Raises UnreadableFile where that is nothing."""
    for import_unit in import_units:
        if import_unit.made_for == str(translation.uuid):
            require_language(import_unit, translation)
            return import_unit
    raise UnreadableFile(_("The file belongs to another page or another language."))


def translation_for(import_unit: ImportUnit) -> Translation:
    """Return the translation a file was made for. Raises UnreadableFile where there is none, or none any more."""
    try:
        wanted = UUID(import_unit.made_for)
    except ValueError as error:
        raise UnreadableFile(
            _("The file does not say which translation it belongs to. Start from a file downloaded here.")
        ) from error
    rows = Translation.objects.filter(enabled=True, uuid=wanted).select_related(
        "source__specific_content_type", "source__locale", "target_locale"
    )
    translation = rows.first()
    if translation is None or translation.source.specific_content_type.model_class() is None:
        raise UnreadableFile(_("What the file was made for is not being translated here any more."))
    require_language(import_unit, translation)
    return translation


def require_language(import_unit: ImportUnit, translation: Translation) -> None:
    """Refuse a file that says it is in another language. Raises UnreadableFile."""
    wanted = translation.target_locale.language_code
    if import_unit.language and _base(import_unit.language) != _base(wanted):
        message = _("The file says it is in the language “%(found)s”; wanted is “%(wanted)s”.")
        raise UnreadableFile(message % {"found": import_unit.language[:20], "wanted": wanted})


def _base(code: str) -> str:
    return code.replace("_", "-").split("-")[0].lower()


def without_indentation(words: str, source: str) -> str:
    """Take out line breaks and spaces with which a program indented a target; real breaks have none after them."""
    joined = "\n" if "\n" in source else " "
    return re.sub(r"[ \t]*\n[ \t]+", joined, words).strip(" \t\n")


@transaction.atomic
def import_segments(import_unit: ImportUnit, translation: Translation, user: Any) -> ImportResult:
    """Save every text that is right; what is wrong with the others is told text by text.

    Nothing that was written here since the file was made is overwritten: that is a conflict for a person to decide.
    """
    texts = {import_unit.key_of(text): text for text in segments_of(translation)}
    model = translation.source.specific_content_type.model_class()
    terms = terms_for(translation.source.locale, translation.target_locale)
    taken = ImportResult(unknown=len(import_unit.words.keys() - texts.keys()), unsure=import_unit.unsure)
    newer = []
    for key, text in texts.items():
        html, problems = import_unit.html_of(text, import_unit.words.get(key, ""))
        if not html:
            continue
        if (
            html != text.words
            and key not in import_unit.done
            and is_copy(text, html)
            and not may_stay(text.source, terms)
        ):
            taken.copies += not text.is_optional
            continue
        problems = [problem for problem in problems if not problem.may_insist]
        problems = problems or problems_of(translation, model, text, html)
        if problems:
            taken.refused.append((text, problems[0]))
        elif is_newer(text, html, import_unit.made_at):
            newer.append((text, html))
        else:
            taken.saved += save_html(translation, text, html, user, import_unit.tool)
    taken.conflicts = _touched_in_file(translation, newer, import_unit.made_at)
    segments_changed(translation, user)
    return taken


def is_newer(text: Segment, html: str, made_at: datetime | None) -> bool:
    """Whether other words were written here since the file was made, or it does not say when that was."""
    if not text.written or not text.words or html == text.words:
        return False
    return made_at is None or text.written.updated_at > made_at


def _touched_in_file(
    translation: Translation, newer: list[tuple[Segment, str]], made_at: datetime | None
) -> list[tuple[Segment, str]]:
    """Leave out what the file only holds as it was here when it was made: one query."""
    if not newer or made_at is None:
        return newer
    then = words_at(translation, made_at)
    return [(text, html) for text, html in newer if then.get(text.key) != html]


def problems_of(translation: Translation, model, text: Segment, html: str) -> list[Problem]:
    """Return what keeps a piece of HTML from standing for a text."""
    if not is_clean(text, html):
        return [Problem(_("There is something in it that cannot stand in a text."))]
    problems = [problem for problem in text.marks.problems(html) if not problem.may_insist]
    if text.path == ADDRESS:
        problems += address_problems(translation, html)
    return problems or context_of(model, text.segment.context.field_path).problems(html)


def is_clean(text: Segment, html: str) -> bool:
    """Whether wagtail-localize itself would take the words."""
    try:
        StringValue.from_translated_html(html)
        validate_translation_links(text.source, html)
    except ValueError:
        return False
    return True
