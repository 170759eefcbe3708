"""No word is taken for saved that the server does not have, whenever it was typed."""

import time

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from wagtail.models import Page
from wagtail.rich_text import RichText

from editors.roles import EDITORS

SCRIPT = "**/editors/unsaved_changes*.js"
LOOKS = 2500  # milliseconds until Wagtail's editor looks at a form for the first time

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def opened(hand_of, draft):
    """Return a function that opens the editor, where no time passes by itself; with Wagtail's own script alone if wanted."""

    def opened(is_mended=True):
        hand = hand_of(EDITORS)
        if not is_mended:
            hand.tab.route(SCRIPT, lambda route: route.fulfill(body="", content_type="text/javascript"))
        hand.tab.clock.install(time=0)
        hand.tab.clock.pause_at(1000)
        hand.tab.goto(hand.server + reverse("wagtailadmin_pages:edit", args=[draft.pk]))
        return hand

    return opened


def is_saving(request):
    return request.method == "POST" and "json" in request.headers.get("accept", "")


def saved_title(draft):
    return Page.objects.get(pk=draft.pk).get_latest_revision_as_object().title


def let_time_pass_until(happened, hand):
    """Let the page's time pass until the list holds something: what came from the server may be taken in between."""
    end = time.monotonic() + 60
    while not happened:
        assert time.monotonic() < end, "the form was not sent"
        hand.tab.clock.run_for(LOOKS)
        hand.tab.wait_for_timeout(50)


def let_it_save(hand):
    answers = []
    hand.tab.on("response", lambda got: answers.append(got) if is_saving(got.request) else None)
    let_time_pass_until(answers, hand)


def test_what_is_typed_at_once_is_saved(opened, draft):
    hand = opened()
    hand.tab.fill("[name=title]", "Typed at once")
    let_it_save(hand)
    assert saved_title(draft) == "Typed at once"


def test_rich_text_that_is_replaced_at_once_is_saved(opened, draft):
    """The editor of rich text replaces what was selected itself: no event says that something was typed."""
    draft.body = [("paragraph", RichText("<p>Written before.</p>"))]
    draft.save_revision()
    hand = opened()
    hand.tab.click("[contenteditable=true]")
    hand.tab.keyboard.press("Control+A")
    hand.tab.keyboard.insert_text("Replaced")
    hand.tab.clock.run_for(500)
    let_it_save(hand)
    assert "Replaced" in str(Page.objects.get(pk=draft.pk).get_latest_revision_as_object().body)


def test_what_is_chosen_at_once_is_saved(opened, draft):
    """A window writes the picture that was chosen there into a hidden field."""
    hand = opened()
    hand.tab.mouse.click(5, 5)
    hand.tab.evaluate(
        """() => { const field = document.querySelector("[name=title]"); field.value = "Chosen at once";
            field.dispatchEvent(new Event("change", { bubbles: true })); }"""
    )
    let_it_save(hand)
    assert saved_title(draft) == "Chosen at once"


def test_what_is_typed_while_it_is_saved_is_saved_next(opened, draft):
    hand, held = opened(), []
    hand.tab.route(
        "**/edit/",
        lambda route: held.append(route) if is_saving(route.request) and not held else route.continue_(),
    )
    hand.tab.clock.run_for(LOOKS)
    hand.tab.fill("[name=title]", "Typed")
    let_time_pass_until(held, hand)
    hand.tab.fill("[name=title]", "Typed while it was saved")
    with hand.tab.expect_response(lambda got: is_saving(got.request)):
        held[0].continue_()
    assert saved_title(draft) == "Typed"
    let_it_save(hand)
    assert saved_title(draft) == "Typed while it was saved"


def test_wagtail_alone_takes_words_for_saved(opened, draft):
    """When this fails, look whether static/editors/unsaved_changes.js is still needed."""
    sent = []
    hand = opened(is_mended=False)
    hand.tab.on("request", lambda request: sent.append(request) if is_saving(request) else None)
    hand.tab.fill("[name=title]", "Typed at once")
    hand.tab.clock.run_for(2 * LOOKS)
    hand.tab.wait_for_timeout(300)
    assert sent == []


def leaving_asks(hand):
    asked = []
    hand.tab.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    hand.tab.evaluate("location.assign('/admin/')")
    hand.tab.wait_for_timeout(500)
    return asked == ["beforeunload"]


@pytest.mark.parametrize("waited", [0, LOOKS])
def test_leaving_right_after_the_last_key_asks(opened, waited):
    hand = opened()
    hand.tab.clock.run_for(waited)
    hand.tab.fill("[name=title]", "Typed")
    assert leaving_asks(hand)
    expect(hand.tab.locator("[name=title]")).to_have_value("Typed")


@pytest.mark.parametrize("waited", [0, LOOKS])
def test_leaving_asks_before_rich_text_has_reached_the_form(opened, draft, waited):
    draft.body = [("paragraph", RichText("<p>Written before.</p>"))]
    draft.save_revision()
    hand = opened()
    hand.tab.clock.run_for(waited)
    hand.tab.click("[contenteditable=true]")
    hand.tab.keyboard.type("Typed ")
    assert leaving_asks(hand)


def test_leaving_asks_nothing_where_nothing_was_written(opened):
    hand = opened()
    hand.tab.clock.run_for(LOOKS)
    hand.tab.click("[name=title]")
    assert not leaving_asks(hand)


def leave_all_the_same(hand, until):
    """Leave although the browser asks, and wait for what the server does with what was typed."""
    hand.tab.on("dialog", lambda dialog: dialog.accept())
    with hand.tab.expect_navigation(url="**/admin/"):
        hand.tab.evaluate("location.assign('/admin/')")
    end = time.monotonic() + 30
    while not until():
        assert time.monotonic() < end, "nothing was sent"
        time.sleep(0.1)


@pytest.mark.parametrize("waited", [0, LOOKS])
def test_what_is_typed_before_leaving_all_the_same_is_saved(opened, draft, waited):
    hand = opened()
    hand.tab.clock.run_for(waited)
    hand.tab.fill("[name=title]", "Typed and left")
    leave_all_the_same(hand, lambda: saved_title(draft) == "Typed and left")
    assert draft.revisions.count() == 2


def test_leaving_saves_nothing_over_what_somebody_else_saved(opened, draft, caplog):
    hand = opened()
    hand.tab.clock.run_for(LOOKS)
    draft.title = "By a colleague"
    draft.save_revision()
    hand.tab.fill("[name=title]", "Typed and left")
    leave_all_the_same(hand, lambda: "Bad Request" in caplog.text)
    assert saved_title(draft) == "By a colleague"
