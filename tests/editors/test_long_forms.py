"""A page that is too long to be sent stays in the browser, and its editor is told."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from editors.roles import EDITORS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


def test_page_that_is_too_long_to_be_saved_is_not_sent(hand_of, draft, settings):
    draft.body = [("paragraph", "<p>Before</p>")]
    draft.save_revision()
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 60_000
    hand = hand_of(EDITORS)
    hand.tab.goto(hand.server + reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    paragraph = hand.tab.locator("[data-contentpath=body] [contenteditable=true]").first
    hand.click(paragraph)
    hand.paste("كلمة طويلة. " * 4_000)
    expect(paragraph).to_contain_text("كلمة طويلة. كلمة")
    hand.tab.wait_for_timeout(1000)  # rich text reaches the form a moment later
    hand.click("footer .action-save")
    expect(hand.tab.locator("dialog")).to_contain_text("too long to be saved")
    hand.click("dialog button")
    expect(paragraph).to_contain_text("كلمة طويلة. كلمة")
    assert hand.tab.url.endswith("/edit/")
