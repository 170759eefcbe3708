"""Files of translations as other programs send them back, and machines that translate."""

import io
from types import SimpleNamespace
from unittest.mock import patch
from zipfile import ZIP_DEFLATED, ZipFile

import requests
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from translations.exchange import xliff
from translations.segments import segments_of


class Machine(BaseMachineTranslator):
    """Says the same about everything; or cannot be reached."""

    display_name = "Machine"
    is_down = False

    def translate(self, source_locale, target_locale, strings):
        if self.is_down:
            raise requests.ConnectionError
        return {string: StringValue("كلمة") for string in strings}

    def can_translate(self, source_locale, target_locale):
        return True


class BrokenMachine(Machine):
    is_down = True


class ModestMachine(Machine):
    """Takes no more than fifty texts at once, as DeepL does."""

    def translate(self, source_locale, target_locale, strings):
        if len(strings) > 50:
            raise ValueError
        return super().translate(source_locale, target_locale, strings)


def returned(form, segment):
    """Return what a segment's target is after it left in a file and came back."""
    translation = SimpleNamespace(
        uuid="x", source=SimpleNamespace(locale=Locale(language_code="en")), target_locale=Locale(language_code="ar")
    )
    with (
        patch.object(form, "segments_of", return_value=[segment]),
        patch.object(form, "describe", return_value=[]),
        patch.object(form, "note_of", return_value=""),
        patch.object(xliff, "limit_of", return_value=None),
    ):
        [unit] = form.read(form.write(translation))
    html, problems = unit.html_of(segment, unit.words[unit.key_of(segment)])
    assert problems == []
    return html


def words_of(translation):
    return {text.path + text.source: text.words for text in segments_of(translation)}


def zipped(*files, **named):
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for number, content in enumerate(files):
            archive.writestr(f"{number}.po", content)
        for name, content in named.items():
            archive.writestr(name, content)
    return buffer.getvalue()
