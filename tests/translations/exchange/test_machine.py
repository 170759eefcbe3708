"""A machine that is asked for a first draft."""

import pytest
from django.urls import reverse

from tests.factories import StoryPageFactory
from translations.models import Assignment
from translations.submission import submit

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("sent_once")]


def test_a_machine_fills_in_only_what_keeps_its_marks(client, translator, sent, text_of, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "tests.translations.exchange.files.Machine"}
    client.post(reverse("wagtail_localize:machine_translate", args=[sent.pk]))
    assert text_of(sent, "Why we run").state == "machine"
    assert not text_of(sent, "Read").words


def test_a_machine_that_is_down_is_a_sentence(client, translator, sent, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "tests.translations.exchange.files.BrokenMachine"}
    response = client.post(reverse("wagtail_localize:machine_translate", args=[sent.pk]), follow=True)
    assert "cannot be reached" in response.text


def test_a_machine_is_asked_in_portions(client, translator, stories, arabic, settings):
    page = StoryPageFactory(parent=stories)
    page.body = [{"type": "paragraph", "value": f"<p>Number {number}.</p>"} for number in range(60)]
    page.save_revision().publish()
    translation = submit(page, arabic)
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "tests.translations.exchange.files.ModestMachine"}
    client.post(reverse("translations:machine", args=[translation.pk]))
    assert Assignment.objects.get(translation=translation).missing == 0
