"""Taking translations in from other tools, and answering in words what cannot be taken."""

from dataclasses import dataclass, field

import polib
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation
from wagtail_localize.strings import StringValue, validate_translation_links

from translations import standing
from translations.marks import Problem
from translations.places import place_of
from translations.segments import ADDRESS, Text, texts_of
from translations.writing import address_problems, keep_html

LARGEST = 2 * 1024 * 1024
HEADER = "X-WagtailLocalize-TranslationID"
TOOL = "PO"


class NotReadable(Exception):  # noqa: N818  it is an answer, not a fault
    """A file that cannot be taken at all; says why in words."""


@dataclass
class Taken:
    """What came of a file."""

    saved: int = 0
    refused: list[tuple[Text, Problem]] = field(default_factory=list)
    unknown: int = 0


def read_po(content: bytes, translation: Translation) -> polib.POFile:
    """Return the file if it is a PO file made for this translation."""
    if len(content) > LARGEST:
        raise NotReadable(_("The file is too large."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotReadable(_("The file is not in UTF-8. Save it as UTF-8 and try again.")) from error
    if "msgid" not in text or "\0" in text:
        raise NotReadable(_("This is not a PO file."))
    try:
        # polib takes a short text for the name of a file on this machine.
        po = polib.pofile(text + "\n")
    except (OSError, ValueError, IndexError, AttributeError) as error:
        raise NotReadable(_("This is not a PO file, or it is damaged.")) from error
    made_for = po.metadata.get(HEADER)
    if made_for is None:
        raise NotReadable(
            _("The file does not say which translation it belongs to. Start from a file downloaded here.")
        )
    if made_for != str(translation.uuid):
        raise NotReadable(_("The file belongs to another page or another language."))
    return po


@transaction.atomic
def take_po(po: polib.POFile, translation: Translation, user) -> Taken:
    """Save every entry that is right; what is wrong with the others is told text by text."""
    texts = {(text.source, text.path): text for text in texts_of(translation)}
    model = translation.source.specific_content_type.model_class()
    taken = Taken()
    for entry in po:
        if entry.obsolete or not entry.msgstr:
            continue
        text = texts.get((entry.msgid, entry.msgctxt))
        if text is None:
            taken.unknown += 1
            continue
        problems = problems_of(translation, model, text, entry.msgstr)
        if problems:
            taken.refused.append((text, problems[0]))
        elif "fuzzy" not in entry.flags:
            taken.saved += keep_html(translation, text, entry.msgstr, user, TOOL)
    standing.refresh(translation)
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
