"""A language is taken away for good while somebody works on it."""

import pytest
from django.urls import reverse

from editors.languages.creation import remove
from translations.segment_store import write as write_one
from translations.views import segment_api


@pytest.mark.django_db(transaction=True)
def test_a_language_taken_away_while_somebody_saves_is_answered_in_words(
    client, translator, sent, text_of, arabic, monkeypatch
):
    text = text_of(sent, "Why we run")

    def write_too_late(*args, **kwargs):
        remove(arabic)
        return write_one(*args, **kwargs)

    monkeypatch.setattr(segment_api, "write", write_too_late)
    address = reverse("translations:save_text", args=[sent.pk, text.pk])
    assert client.post(address, {"text": "لماذا نركض", "base": ""}).status_code == 410
