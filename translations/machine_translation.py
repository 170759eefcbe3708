"""Fill missing segments by machine. They count as unchecked until a person confirms them."""

import json
import logging

import requests
from django.utils.translation import gettext as _
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation

from translations.draft_rows import segments_changed
from translations.exchange.importer import problems_of
from translations.segment_store import save_html
from translations.segments import segments_of

logger = logging.getLogger(__name__)

AT_ONCE = 40  # texts in one question: DeepL takes no more than 50
# What a server that is down, slow, misconfigured or answering nonsense makes the translators of the package raise.
FAILURES = (requests.RequestException, json.JSONDecodeError, KeyError, ValueError, TypeError, OSError)


class MachineFailed(Exception):  # noqa: N818  it is an answer, not a fault
    """The machine translator failed; the message is for the translator."""


def machine_for(translation: Translation):
    """Return the configured machine if it knows both languages."""
    machine = get_machine_translator()
    knows = machine and machine.can_translate(translation.source.locale, translation.target_locale)
    return machine if knows else None


def translate_missing(translation: Translation, user) -> int:
    """Fill in what is missing and return how many texts that were; what came back unfit is left out."""
    machine = machine_for(translation)
    if machine is None:
        raise MachineFailed(_("No machine translates between these languages here."))
    waiting = [text for text in segments_of(translation) if text.is_missing and not text.written]
    answers = _ask(machine, translation, waiting)
    model = translation.source.specific_content_type.model_class()
    saved = 0
    for text in waiting:
        html = answers.get(text.source, "")
        if html and not problems_of(translation, model, text, html):
            saved += save_html(translation, text, html, user, str(machine.display_name), is_machine=True)
    segments_changed(translation, user)
    return saved


def _ask(machine, translation: Translation, texts) -> dict[str, str]:
    strings = list(dict.fromkeys(text.segment.string.as_value() for text in texts))
    answers = {}
    try:
        for start in range(0, len(strings), AT_ONCE):
            asked = strings[start : start + AT_ONCE]
            answers |= machine.translate(translation.source.locale, translation.target_locale, asked)
        return {string.data: answer.data for string, answer in answers.items() if answer and answer.data}
    except FAILURES as error:
        logger.warning("Machine translation failed (%s).", type(error).__name__)
        message = _("The translating machine cannot be reached at the moment. Nothing was changed.")
        raise MachineFailed(message) from error
