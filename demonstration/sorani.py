"""A language on its way: added by an administrator, begun by translators, and closed to readers."""

from collections.abc import Hashable
from pathlib import Path

import polib
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.i18n.presets import PRESETS
from editors.languages import po_files
from editors.languages.creation import add
from translations.exchange import importer, po
from translations.publication import save_draft
from translations.segments import segments_of
from translations.submission import submit


def prepare_sorani(folder: Path, pages: list[Page]) -> None:
    """Add Sorani and import what translators have written so far; all of it stays a draft.

    Some of the interface's words are there, and every text of the front page, the menus and the pages given.
    """
    locale = add(PRESETS["ckb"])
    po_files.import_po((folder / "interface.po").read_bytes(), locale)
    for page in pages:
        submit(page, locale)
    words = {entry.msgid: entry.msgstr for entry in polib.pofile(str(folder / "pages.po"))}
    for translation in Translation.objects.filter(target_locale=locale).select_related("source", "target_locale"):
        segments = segments_of(translation)
        found: dict[Hashable, str] = {
            po.key_of(segment): words[segment.source] for segment in segments if segment.source in words
        }
        import_unit = importer.ImportUnit(
            tool="PO",
            made_for=str(translation.uuid),
            language=locale.language_code,
            words=found,
            unsure=0,
            key_of=po.key_of,
            html_of=lambda _segment, html: (html, []),
            done=set(found),
        )
        if importer.import_segments(import_unit, translation, user=None).saved:
            save_draft(translation, None, segments_of(translation))
