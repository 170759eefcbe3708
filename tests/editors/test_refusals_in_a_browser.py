"""What a form refuses is listed above it with links; dates are read as people type them and shown back in words."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from campaigns.models import CallPage
from editors.roles import EDITORS
from tests.factories import CallIndexPageFactory, CallPageFactory, ImageFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def call(home):
    calls = CallIndexPageFactory(parent=home, slug="campaigns", title="Campaigns")
    picture = ("picture", {"image": ImageFactory(), "alt": "", "caption": "", "credit": ""})
    page = CallPageFactory(parent=calls, title="Boats", live=False, starts_on=None, body=[("heading", "Why"), picture])
    page.save_revision(clean=False)
    return page


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ar", 360)])
def test_refusals_are_listed_and_lead_to_their_fields(hand_of, call, language, width):
    hand = hand_of(EDITORS, language, width)
    hand.tab.goto(hand.server + reverse("wagtailadmin_pages:edit", args=[call.pk]))
    hand.click("footer .w-dropdown__toggle")
    hand.click("[name=action-publish]")
    links = hand.tab.locator(".messages li.error li a")
    expect(links).to_have_count(2)
    hand.click(links.nth(1))
    expect(hand.tab.locator("[name=body-1-value-alt]")).to_be_focused()
    hand.click(links.nth(0))
    expect(hand.tab.locator("[name=starts_on]")).to_be_focused()


@pytest.mark.parametrize(
    ("language", "typed", "shown"),
    [
        ("en", "10 December 2017", "10 December 2017"),
        ("ar", "١٠ كانون الأول ٢٠١٧", "الأحد، 10 كانون الأول 2017"),
    ],
)
def test_date_is_shown_back_with_its_weekday_and_kept_if_it_is_none(hand_of, call, language, typed, shown):
    hand = hand_of(EDITORS, language)
    hand.tab.goto(hand.server + reverse("wagtailadmin_pages:edit", args=[call.pk]))
    field = hand.tab.locator("[name=starts_on]")
    output = hand.tab.locator("output[data-weekday-of=id_starts_on]")
    hand.write(field, "someday soon")
    hand.tab.keyboard.press("Tab")
    expect(output).not_to_be_empty()
    expect(field).to_have_value("someday soon")
    hand.write(field, typed)
    with hand.tab.expect_response("**/edit/"):  # saved by itself
        hand.tab.keyboard.press("Tab")
        expect(field).to_have_value("2017-12-10")
    expect(output).to_contain_text(shown)


def test_advice_leads_to_the_field(hand_of, call):
    hand = hand_of(EDITORS)
    address = reverse("wagtailadmin_pages:edit", args=[call.pk])
    alt = call.body[1].id
    with hand.tab.expect_response("**/desk/advice/**"):
        hand.tab.goto(hand.server + address)
    hand.tab.evaluate(
        """([address, path]) => { const link = Object.assign(document.createElement("a"),
            { href: `${address}#:w:contentpath=${path}`, id: "advice" }); document.querySelector("main").prepend(link); link.click(); }""",
        [address, f"body.{alt}.alt"],
    )
    expect(hand.tab.locator("[name=body-1-value-alt]")).to_be_focused()
    assert not CallPage.objects.get(pk=call.pk).live


def test_description_of_a_picture_fills_in_its_words(hand_of, call):
    ImageFactory(description="Boats at the bank of the Tigris", people_agreed=True)
    hand = hand_of(EDITORS)
    hand.tab.goto(hand.server + reverse("wagtailadmin_pages:edit", args=[call.pk]))
    with hand.tab.expect_response("**/edit/"):  # saved by itself
        hand.choose(hand.tab.locator("[data-contentpath=lead_image]"), "a.image-choice")
        expect(hand.tab.locator("[name=lead_image_alt]")).to_have_value("Boats at the bank of the Tigris")
