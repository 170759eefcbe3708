"""PO files, as wagtail-localize writes them, with everything gettext's own tools ask for."""

from typing import Any

import polib
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation

from translations.exchange.importer import ImportUnit, UnreadableFile
from translations.segments import Segment, segments_of

HEADER = "X-WagtailLocalize-TranslationID"
SUFFIX = "po"
CONTENT_TYPE = "text/x-gettext-translation; charset=utf-8"


def write(translation: Translation) -> bytes:
    """Return the translation as a PO file that `msgfmt --check` takes; what a machine wrote is marked fuzzy."""
    po = polib.POFile(wrapwidth=200)
    now = timezone.localtime().strftime("%Y-%m-%d %H:%M%z")
    po.metadata = {
        "Project-Id-Version": "translations",
        "POT-Creation-Date": now,
        "PO-Revision-Date": now,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": translation.target_locale.language_code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        HEADER: str(translation.uuid),
    }
    # A sentence that stands twice in one paragraph is one entry: gettext takes no other.
    for text in {key_of(text): text for text in segments_of(translation)}.values():
        po.append(
            polib.POEntry(
                msgid=text.source,
                msgctxt=text.path,
                msgstr=text.written.data if text.written else "",
                flags=["fuzzy"] if _is_by_machine(text) else [],
            )
        )
    return str(po).encode()


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
            words={(entry.msgid, entry.msgctxt): entry.msgstr for entry in entries if not entry.fuzzy},
            unsure=sum(entry.fuzzy for entry in entries),
            key_of=key_of,
            html_of=lambda _text, words: (words, []),
        )
    ]


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
        return polib.pofile(words + "\n")
    except (OSError, ValueError, IndexError, AttributeError) as error:
        raise UnreadableFile(_("The PO file is damaged.")) from error
