"""What happens to what was typed when something gets in between: the end of the session, or another editor."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from wagtail.models import Page

from core.models.user_sessions import UserSession
from editors.languages.saved_texts import saved_texts_in
from editors.roles import ADMINISTRATORS, EDITORS, ORGANISERS
from forms_app.models import Submission
from tests.editors.hand import PASSWORD
from tests.forms_app.building import SignupFormFactory
from tests.forms_app.visiting import post

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


def opened(hand, page):
    hand.tab.goto(hand.server + reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return hand


def sign_in_again(hand):
    """Follow the bar to another tab, sign in there and come back."""
    with hand.tab.context.expect_page() as opening:
        hand.click(hand.tab.locator(".desk-session").get_by_role("link"))
    door = opening.value
    door.fill("[name=username]", hand.user.username)
    door.fill("[name=password]", PASSWORD)
    door.click("button[type=submit]")
    door.wait_for_url("**" + reverse("editors:signed_in"))
    door.close()
    expect(hand.tab.locator(".desk-session[data-state=in]")).to_be_visible()


def save_over_the_end(hand, field, words, button):
    """Write into a field of a screen of ours, let the session end, and save once signed in again."""
    field.fill(words)
    UserSession.objects.all().delete()
    hand.click(button)
    expect(hand.tab.locator(".desk-session").get_by_role("alert")).to_be_visible()
    expect(field).to_have_value(words)
    sign_in_again(hand)
    hand.click(button)
    expect(hand.tab.locator(".messages .success")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_session_that_ends_while_somebody_writes_costs_no_word(hand_of, draft, language):
    hand = opened(hand_of(EDITORS, language), draft)
    bar, title = hand.tab.locator(".desk-session"), hand.tab.locator("[name=title]")
    UserSession.objects.all().delete()
    title.fill("Typed after the end")
    expect(bar.get_by_role("alert")).to_be_visible()
    hand.click("footer .w-dropdown__toggle")
    hand.click("[name=action-publish]")
    expect(title).to_have_value("Typed after the end")
    assert not Page.objects.get(pk=draft.pk).live

    sign_in_again(hand)
    expect(bar.get_by_role("link")).to_be_hidden()
    hand.publish()
    assert Page.objects.live().get(pk=draft.pk).title == "Typed after the end"
    hand.forgive("403")  # Wagtail says that the page is open here, and is refused


def test_publish_pressed_after_the_end_is_not_sent_to_the_door(hand_of, draft):
    hand = opened(hand_of(EDITORS), draft)
    with hand.tab.expect_response(lambda got: got.request.method == "POST" and "/edit/" in got.url):
        hand.tab.locator("[name=title]").fill("Typed before the end")
    UserSession.objects.all().delete()
    hand.click("footer .w-dropdown__toggle")
    hand.click("[name=action-publish]")
    expect(hand.tab.locator(".desk-session").get_by_role("alert")).to_be_visible()
    expect(hand.tab.locator("[name=title]")).to_have_value("Typed before the end")
    hand.forgive("403")


def test_words_of_the_interface_outlive_the_session_in_which_they_were_written(hand_of, english):
    hand = hand_of(ADMINISTRATORS)
    hand.tab.goto(hand.server + reverse("editors:words", args=["en"]))
    field = hand.tab.locator(".desk-words textarea").first
    save_over_the_end(hand, field, "Otherwise", ".desk-save button")
    assert [kept.wordings for kept in saved_texts_in(english).values()] == [["Otherwise"]]


def test_note_about_an_answer_outlives_the_session_in_which_it_was_written(hand_of, client):
    post(client, SignupFormFactory(), name="Amal")
    answer = Submission.objects.get()
    hand = hand_of(ORGANISERS)
    hand.tab.goto(hand.server + reverse("signups:answer", args=[answer.form_key, answer.pk]))
    save_over_the_end(hand, hand.tab.locator("[name=notes]"), "Call her on Sunday.", "main form .button[type=submit]")
    answer.refresh_from_db()
    assert answer.notes == "Call her on Sunday."


def test_two_who_write_on_one_page_are_told_and_lose_nothing(hand_of, draft):
    first, second = opened(hand_of(EDITORS), draft), hand_of(EDITORS)
    opened(second, draft)
    sessions, dialog = (
        second.tab.locator(".w-editing-sessions__session"),
        second.tab.locator("#w-save-confirmation-dialog"),
    )
    expect(sessions).to_have_count(1)
    first.write("[name=title]", "What she wrote")
    first.publish()
    second.write("[name=title]", "What he wrote")
    expect(sessions.get_by_role("button", name="saved a new version")).to_be_visible(timeout=20_000)
    second.click("footer .w-dropdown__toggle")
    second.click("[name=action-publish]")
    expect(dialog).to_contain_text("saved a new version")
    assert Page.objects.live().get(pk=draft.pk).title == "What she wrote"
    expect(second.tab.locator("[name=title]")).to_have_value("What he wrote")
    second.click(dialog.locator("[data-w-dialog-target=confirm]"))
    second.tab.wait_for_url("**/admin/pages/*/")
    page = Page.objects.live().get(pk=draft.pk)
    assert page.title == "What he wrote"
    assert "What she wrote" in {revision.as_object().title for revision in page.revisions.all()}


def test_new_page_is_made_once_when_a_button_is_pressed_while_it_is_being_saved(hand_of, home):
    hand, held = hand_of(EDITORS), []

    def hold(route):
        is_own_saving = route.request.method == "POST" and "json" in route.request.headers["accept"]
        answer = route.fetch() if is_own_saving and not held else None
        if answer and answer.ok:
            held.append((route, answer))
        else:
            route.fulfill(response=answer) if answer else route.fallback()

    hand.tab.route(f"**/add/home/standardpage/{home.pk}/", hold)
    hand.tab.goto(hand.server + reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk]))
    hand.tab.fill("[name=intro]", "What it is about.")
    hand.click("[name=title]")
    hand.tab.keyboard.type("About us")
    hand.tab.keyboard.press("Tab")
    while not held:
        hand.tab.wait_for_timeout(100)
    hand.click("footer .w-dropdown__toggle")
    hand.tab.locator("[name=action-submit]").click(no_wait_after=True)
    hand.tab.wait_for_timeout(500)
    route, answer = held[0]
    route.fulfill(response=answer)
    hand.tab.wait_for_url(lambda address: address.endswith(f"/admin/pages/{home.pk}/"))
    hand.forgive("status of 400")  # the saving began before the title was there
    page = Page.objects.get(title="About us")
    assert page.current_workflow_state.status == "in_progress"
