"""Several paths, topics, people and organisations are chosen in one go."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from campaigns.models import CallPage
from editors.roles import EDITORS
from tests.factories import CallIndexPageFactory, CallPageFactory, TopicFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_eight_paths_are_chosen_in_one_go(hand_of, home, language):
    hand = hand_of(EDITORS, language)
    for number in range(8):
        TopicFactory(name=f"Path {number}")
    call = CallPageFactory(parent=CallIndexPageFactory(parent=home, slug="calls", title="Calls"))
    hand.tab.goto(hand.server + reverse("wagtailadmin_pages:edit", args=[call.pk]))
    before = hand.clicks
    hand.click("#id_paths-OPEN_MODAL")
    for number in range(8):
        hand.click(f".modal tr:has-text('Path {number}') input[type=checkbox]")
    hand.click(".modal [data-multiple-choice-submit]")
    expect(hand.tab.locator(".modal")).to_be_hidden()
    assert hand.clicks - before == 10
    hand.save_draft()
    draft = CallPage.objects.get(pk=call.pk).get_latest_revision_as_object()
    assert sorted(row.topic.name for row in draft.paths.all()) == [f"Path {number}" for number in range(8)]
