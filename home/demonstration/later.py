"""A language on its way: added by an administrator, begun by translators, and closed to readers."""

from html import escape

from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from core.i18n.presets import PRESETS
from editors.languages.creation import add
from editors.languages.public_texts import public_texts
from editors.languages.saved_texts import Kept, keep
from home.demonstration.sorani import PAGES, PRIVACY, STORY, WORDS, Plural
from translations import progress
from translations.publication import save_draft
from translations.segment_store import save_html
from translations.segments import segments_of
from translations.submission import submit


def prepare_sorani(pages: dict[str, Page]) -> None:
    """Add Sorani with its front page, one story and the page about privacy as drafts, and some words of the interface."""
    locale = add(PRESETS["ckb"])
    submit(pages[STORY], locale)
    submit(pages[PRIVACY], locale)
    known = PAGES | {escape(source, quote=False): escape(words, quote=False) for source, words in PAGES.items()}
    for translation in Translation.objects.filter(target_locale=locale).select_related("source", "target_locale"):
        _write(translation, known)
    _word(locale)


def _write(translation: Translation, known: dict[str, str]) -> None:
    """Write the words that are known as a translator would, and keep them as a draft; publish nothing."""
    texts = segments_of(translation)
    found = [text for text in texts if text.source in known]
    for text in found:
        save_html(translation, text, known[text.source], user=None)
    if found:
        save_draft(translation, None, texts)
    progress.refresh(translation)


def _word(locale: Locale) -> None:
    """Keep the words of the interface as drafts."""
    wordings = {source: list(words) if isinstance(words, Plural) else [words] for source, words in WORDS.items()}
    changed = {
        text: Kept(wordings[text.source], is_draft=True)
        for text in public_texts().values()
        if text.source in wordings and bool(text.plural) == (len(wordings[text.source]) > 1)
    }
    keep(locale, changed)
