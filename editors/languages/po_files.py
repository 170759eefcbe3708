"""Export and import of the interface texts as PO files."""

import re
from dataclasses import dataclass, field

import polib
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale

from core.i18n.languages import Language
from core.interface_texts import plural_rule
from core.models import InterfaceText, User
from editors.languages.public_texts import PublicText, public_texts
from editors.languages.saved_texts import SavedText, save_texts, saved_texts_in
from editors.languages.text_checks import problems_of, tidied

LARGEST = 2 * 1024 * 1024  # bytes
FORMAT = re.compile(r"%\(\w+\)[a-z]|%[sd]")
NUMBER_OF_FORMS = re.compile(r"nplurals\s*=\s*(\d+)")


class RejectedFile(Exception):  # noqa: N818  it is an answer, not a fault
    """The file cannot be imported; the message says why."""


@dataclass
class ImportResult:
    """The counts of one import, with the refused texts."""

    changed: int = 0
    unchanged: int = 0
    unknown: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    """Texts that could not be imported, each with the reason."""


def export_po(locale: Locale) -> str:
    """Return all words of a language as a PO file; drafts are marked fuzzy, the Arabic stands in a comment."""
    code = locale.language_code
    forms = plural_rule(code)[0]
    po = polib.POFile(wrapwidth=100)
    po.metadata = {
        "Project-Id-Version": settings.WAGTAIL_SITE_NAME,
        "PO-Revision-Date": timezone.localtime().strftime("%Y-%m-%d %H:%M%z"),
        "Last-Translator": settings.WAGTAIL_SITE_NAME,
        "Language-Team": Language(code).name,
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": Language(code).preset.plural,
    }
    kept = saved_texts_in(locale)
    for text in public_texts().values():
        po.append(_entry(text, kept.get(text.digest), forms))
    return str(po)


def _entry(text: PublicText, kept: SavedText | None, forms: int) -> polib.POEntry:
    wordings = kept.wordings if kept else [""] * (forms if text.plural else 1)
    entry = polib.POEntry(
        msgctxt=text.context or None,
        msgid=text.source,
        comment="ar: " + " | ".join(text.arabic),
        occurrences=[(place, "") for place in text.places],
    )
    if text.plural:
        entry.msgid_plural = text.plural
        entry.msgstr_plural = dict(enumerate(wordings))
    else:
        entry.msgstr = wordings[0]
    if FORMAT.search(text.source + text.plural):
        entry.flags.append("python-format")
    if kept and kept.is_draft:
        entry.flags.append("fuzzy")
    return entry


def import_po(content: bytes, locale: Locale, user: User | None = None) -> ImportResult:
    """Import texts from a PO file. Fuzzy entries become drafts; empty entries change nothing.

    Raises RejectedFile for a file that is none, or one for another language.
    """
    po = _read(content, locale)
    known, before = public_texts(), saved_texts_in(locale)
    result = ImportResult()
    changed: dict[PublicText, SavedText] = {}
    for entry in po:
        wordings = _wordings(entry)
        if entry.obsolete or not any(wordings):
            continue
        text = known.get(InterfaceText.digest_of(entry.msgctxt or "", entry.msgid))
        if text is None:
            result.unknown += 1
            continue
        tidy = [tidied(words, text.source) for words in wordings]
        problems = problems_of(text, tidy, plural_rule(locale.language_code)[0])
        kept = SavedText(tidy, "fuzzy" in entry.flags)
        if problems:
            result.refused.append((text.source, problems[0]))
        elif kept == before.get(text.digest):
            result.unchanged += 1
        else:
            changed[text] = kept
    save_texts(locale, changed, user)
    result.changed = len(changed)
    return result


def _wordings(entry: polib.POEntry) -> list[str]:
    if entry.msgid_plural:
        return [entry.msgstr_plural[number] for number in sorted(entry.msgstr_plural)]
    return [entry.msgstr]


def _read(content: bytes, locale: Locale) -> polib.POFile:
    if len(content) > LARGEST:
        raise RejectedFile(_("The file is too large."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RejectedFile(_("The file is not in UTF-8. Save it as UTF-8 and try again.")) from error
    if "msgid" not in text or "\0" in text:
        raise RejectedFile(_("This is not a PO file."))
    try:
        po = polib.pofile(text + "\n")  # polib takes a short text for the name of a file on this machine
    except (OSError, ValueError, IndexError, AttributeError, KeyError) as error:
        raise RejectedFile(_("This is not a PO file, or it is damaged.")) from error
    if not any(any(_wordings(entry)) for entry in po):
        raise RejectedFile(_("No entry of the file has words."))
    _require_language(po, locale)
    return po


def _require_language(po: polib.POFile, locale: Locale) -> None:
    """Refuse a file that says it is for another language, or counts plurals otherwise."""
    code = locale.language_code
    written = po.metadata.get("Language", "").replace("_", "-").split("-")[0].lower()
    if written and written != code:
        raise RejectedFile(
            _("The file says it is for “%(other)s”; this is “%(code)s”.") % {"other": written, "code": code}
        )
    forms = NUMBER_OF_FORMS.search(po.metadata.get("Plural-Forms", ""))
    wanted = plural_rule(code)[0]
    if forms and int(forms[1]) != wanted:
        raise RejectedFile(
            _("The file has %(there)s plural forms; this language has %(wanted)s. Begin with the file from here.")
            % {"there": forms[1], "wanted": wanted}
        )
