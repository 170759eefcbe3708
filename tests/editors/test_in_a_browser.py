"""The real work of an editor in a real browser, in both languages of the admin, with every click counted."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from campaigns.models import CallPage, FestivalReportPage, SignupSlot
from editors.roles import EDITORS
from forms_app.models import SignupForm
from news.models import StoryPage
from tests.factories import (
    CallIndexPageFactory,
    CallPageFactory,
    ImageFactory,
    PlaceFactory,
    ReportIndexPageFactory,
    StoryIndexPageFactory,
    TopicFactory,
)
from tests.forms_app.building import SignupFormFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

MOST_CLICKS_FOR_A_STORY = 40
MOST_CLICKS_FOR_A_SEASON = 25
MOST_CLICKS_FOR_A_REPORT = 25
MOST_CLICKS_FOR_A_CALL = 40


@pytest.fixture(params=["en", "ar"])
def hand(request, hand_of):
    """An editor who has just signed in, with the admin in one of its languages."""
    return hand_of(EDITORS, request.param, by_form=True)


def test_story_with_three_pictures_and_a_form(hand, home):
    StoryIndexPageFactory(parent=home, slug="news", title="News")
    ImageFactory.create_batch(3, people_agreed=True)
    SignupFormFactory()
    hand.click(f"a[href='{reverse('editors:start')}']")
    hand.click("form:has(input[value=story]) button")
    hand.tab.wait_for_url("**/edit/")
    hand.write("[name=title]", "Thirty organisations meet in Basra")
    hand.write("[name=intro]", "They agreed on one plan for clean water and begin in spring.")
    hand.choose(hand.tab.locator("[data-contentpath=lead_image]"), "a.image-choice")
    hand.write("[name=lead_image_alt]", "A full hall")
    for number, kind in enumerate(["paragraph", "heading", "paragraph", "quote", "heading", "paragraph"]):
        fields = {"heading": f"[name=body-{number}-value]", "quote": f"[name=body-{number}-value-words]"}
        hand.write(
            fields.get(kind) or hand.block(number).locator(".public-DraftEditor-content").first, f"Words {number}"
        )
    for number in (6, 7):
        hand.add_block("image")
        hand.choose(hand.block(number), "a.image-choice", number - 5)
        hand.write(f"[name=body-{number}-value-alt]", "Another hall")
    hand.add_block("form")
    hand.choose(hand.block(8), "a[data-chooser-modal-choice]")
    hand.publish()
    story = StoryPage.objects.get()
    assert story.live
    assert [block.block_type for block in story.body].count("picture") == 2
    assert hand.clicks <= MOST_CLICKS_FOR_A_STORY


def test_next_season_from_this_one(hand, home):
    calls = CallIndexPageFactory(parent=home, slug="campaigns", title="Campaigns")
    intro = "The fifth forum meets in Baghdad for nine days."
    call = CallPageFactory(parent=calls, title="Forum 2020", intro=intro, season_number=5)
    call.slots = [SignupSlot(label="Help", form=SignupFormFactory(), locale=call.locale)]
    call.save_revision().publish()
    hand.tab.goto(hand.tab.url + f"pages/{calls.pk}/")
    hand.clicks += 3  # Pages, the language, the list of calls
    hand.click("table.listing tbody tr button[aria-label]")
    hand.click(f"a[href='{reverse('editors:season', args=[call.pk])}']:visible")
    hand.click("main form button[type=submit]")
    hand.tab.wait_for_url("**/edit/")
    hand.click("[data-side-panel-toggle=checks]")
    hand.click(f"[data-advice] a[href='{reverse('editors:former_words', args=[CallPage.objects.latest('pk').pk])}']")
    hand.click("main form button[type=submit]")
    hand.tab.wait_for_url("**/edit/")
    SignupForm.objects.get(live=False).save_revision().publish()  # a call with a draft form would be held back
    hand.clicks += 5  # Forms, the form, the arrow beside "Save", "Publish", back to the call
    hand.publish()
    new = CallPage.objects.exclude(pk=call.pk).get()
    assert (new.live, new.starts_on > date(2020, 12, 1)) == (True, True)
    assert new.intro == "The sixth forum meets in Baghdad for nine days."
    assert hand.clicks <= MOST_CLICKS_FOR_A_SEASON


@pytest.fixture(params=["en", "ar"])
def at_the_desk(request, hand_of):
    """An editor who is signed in already, with the admin in one of its languages."""
    return hand_of(EDITORS, request.param)


def write_body(hand, kinds):
    """Write over what the template has in the body."""
    for number, kind in enumerate(kinds):
        block = hand.block(number)
        if kind == "list":
            for place in range(2):
                hand.write(block.locator("input[type=text]").nth(place), f"Point {place}")
        elif kind == "paragraph":
            hand.write(block.locator(".public-DraftEditor-content").first, f"Words {number}")
        else:
            name = {"heading": "value", "quote": "value-words"}[kind]
            hand.write(f"[name=body-{number}-{name}]", f"Words {number}")


def pick_many(hand, relation, count):
    """Tick so many in the chooser of a relation, and take them all at once."""
    hand.click(f"#id_{relation}-OPEN_MODAL")
    boxes = hand.tab.locator(".modal input[type=checkbox][name=id]")
    for number in range(count):
        hand.click(boxes.nth(number))
    hand.click(".modal [data-multiple-choice-submit]")
    expect(hand.tab.locator(".modal")).to_be_hidden()


def test_festival_report_from_the_starter(at_the_desk, home):
    ReportIndexPageFactory(parent=home, slug="festivals", title="Festivals")
    ImageFactory(people_agreed=True)
    PlaceFactory(locale=home.locale)
    TopicFactory.create_batch(2, locale=home.locale)
    hand = at_the_desk
    hand.click(f"a[href='{reverse('editors:start')}']")
    hand.click("form:has(input[value=report]) button")
    hand.tab.wait_for_url("**/edit/")
    hand.write("[name=title]", "Seven days on the river")
    hand.write("[name=intro]", "Four hundred people followed the Tigris from Mosul to Basra.")
    hand.write("[name=event_name]", "River Week")
    hand.write("[name=starts_on]", "2025-04-03")
    hand.write("[name=ends_on]", "2025-04-09")
    hand.choose(hand.tab.locator("[data-contentpath=lead_image]"), "a.image-choice")
    hand.write("[name=lead_image_alt]", "Boats")
    write_body(hand, ["paragraph", "heading", "paragraph", "quote", "heading", "list"])
    pick_many(hand, "topics", 2)
    hand.publish()
    page = FestivalReportPage.objects.get()
    assert (page.live, page.topics.count(), page.event_name) == (True, 2, "River Week")
    assert hand.clicks <= MOST_CLICKS_FOR_A_REPORT


def test_call_with_eight_paths(at_the_desk, home):
    CallIndexPageFactory(parent=home, slug="campaigns", title="Campaigns")
    PlaceFactory(locale=home.locale)
    TopicFactory.create_batch(8, locale=home.locale)
    ImageFactory(people_agreed=True)
    hand = at_the_desk
    hand.click(f"a[href='{reverse('editors:start')}']")
    hand.click("form:has(input[value=call]) button")
    hand.tab.wait_for_url("**/edit/")
    hand.write("[name=title]", "Nine days in Baghdad")
    hand.write("[name=intro]", "The forum meets in Baghdad for nine days, and everybody may come.")
    hand.write("[name=starts_on]", "2027-11-22")
    hand.write("[name=ends_on]", "2027-11-30")
    hand.choose(hand.tab.locator("[data-contentpath=lead_image]"), "a.image-choice")
    hand.write("[name=lead_image_alt]", "A tent")
    write_body(hand, ["paragraph", "heading", "list", "heading", "paragraph"])
    hand.click("#id_venues-ADD")
    hand.write("[name=venues-0-name]", "The school by the river")
    pick_many(hand, "paths", 8)
    hand.publish()
    page = CallPage.objects.get()
    assert (page.live, page.paths.count(), page.venues.count()) == (True, 8, 1)
    assert hand.clicks <= MOST_CLICKS_FOR_A_CALL
