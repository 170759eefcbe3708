"""PO files, as wagtail-localize writes them, with everything gettext's own tools ask for.

Beside the words they say when they were made, what was there before the original changed (`#|`), and about each text
where it stands.
"""

from typing import Any

import polib
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation

from translations.exchange.descriptions import describe, moment, note_of
from translations.exchange.importer import ImportUnit, UnreadableFile, without_indentation
from translations.segments import Segment, segments_of

HEADER = "X-WagtailLocalize-TranslationID"
MADE_AT = "X-Made-At"
SUFFIX = "po"
CONTENT_TYPE = "text/x-gettext-translation; charset=utf-8"
# polib takes these for ends of lines: while it reads, noncharacters of Unicode stand for them.
LINE_ENDS = {ord(letter): 0xFDD0 + number for number, letter in enumerate("\x1c\x1d\x1e\x85\u2028\u2029")}
LINE_ENDS_BACK = {guard: letter for letter, guard in LINE_ENDS.items()}


def write(translation: Translation) -> bytes:
    """Return the translation as a PO file that `msgfmt --check` takes.

    What a machine wrote, and what was written for an earlier source, is marked fuzzy.
    """
    po = polib.POFile(wrapwidth=0)  # wrapping would change tabs and line ends
    now = timezone.localtime()
    stamp = now.strftime("%Y-%m-%d %H:%M%z")
    po.header = note_of(translation)
    po.metadata = {
        "Project-Id-Version": "translations",
        "POT-Creation-Date": stamp,
        "PO-Revision-Date": stamp,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": translation.target_locale.language_code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        HEADER: str(translation.uuid),
        MADE_AT: now.isoformat(),
    }
    # A sentence that stands twice in one paragraph is one entry: gettext takes no other.
    for text in {key_of(text): text for text in segments_of(translation)}.values():
        po.append(_entry(translation, text))
    return str(po).encode()


def _entry(translation: Translation, text: Segment) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=text.source,
        msgctxt=text.path,
        msgstr=text.written.data if text.written else "",
        comment="\n".join(line for part in describe(translation, text) for line in part.splitlines()),
        flags=["fuzzy"] if _is_by_machine(text) else [],
    )
    if not entry.msgstr and text.earlier:
        entry.msgstr = text.marks.to_html(text.earlier.data)
        entry.previous_msgid = text.earlier.translation_of.data
        entry.flags = ["fuzzy"]
    return entry


def read(content: bytes) -> list[ImportUnit]:
    """Return what a PO file holds. Raises UnreadableFile."""
    po = _parsed(content)
    made_for = po.metadata.get(HEADER)
    if made_for is None:
        raise UnreadableFile(
            _("The file does not say which translation it belongs to. Start from a file downloaded here.")
        )
    entries = [entry for entry in po if entry.msgstr and not entry.obsolete]
    return [
        ImportUnit(
            tool="PO",
            made_for=made_for,
            language=po.metadata.get("Language", ""),
            words={_key(entry): _unguarded(entry.msgstr) for entry in entries if not entry.fuzzy},
            unsure=sum(entry.fuzzy for entry in entries),
            key_of=key_of,
            html_of=lambda text, words: (without_indentation(words, text.source), []),
            made_at=moment(po.metadata.get(MADE_AT)),
        )
    ]


def _key(entry: polib.POEntry) -> tuple[str, str]:
    return _unguarded(entry.msgid), _unguarded(entry.msgctxt or "")


def _unguarded(words: str) -> str:
    return words.translate(LINE_ENDS_BACK)


def key_of(text: Segment) -> tuple[str, str]:
    return text.source, text.path


def _is_by_machine(text: Segment) -> bool:
    return text.written is not None and text.written.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE


def _parsed(content: bytes) -> Any:
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(_("The file is not in UTF-8. Save it as UTF-8 and try again.")) from error
    if "msgid" not in words or "\0" in words:
        raise UnreadableFile(_("This is neither a PO nor an XLIFF file."))
    try:
        # polib takes a short text for the name of a file on this machine.
        return polib.pofile(words.translate(LINE_ENDS) + "\n")
    except (OSError, ValueError, IndexError, AttributeError) as error:
        raise UnreadableFile(_("The PO file is damaged.")) from error
