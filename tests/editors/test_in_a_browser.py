"""The real work of an editor in a real browser, in both languages of the admin, with every click counted."""

from datetime import date

import pytest
from django.urls import reverse

from campaigns.models import CallPage, SignupSlot
from editors.roles import EDITORS
from forms_app.models import SignupForm
from news.models import StoryPage
from tests.factories import CallIndexPageFactory, CallPageFactory, ImageFactory, StoryIndexPageFactory
from tests.forms_app.building import SignupFormFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

MOST_CLICKS_FOR_A_STORY = 40
MOST_CLICKS_FOR_A_SEASON = 25


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
    call = CallPageFactory(parent=calls, title="Forum 2020", intro="The forum meets in Baghdad for nine days.")
    call.slots = [SignupSlot(label="Help", form=SignupFormFactory(), locale=call.locale)]
    call.save_revision().publish()
    hand.tab.goto(hand.tab.url + f"pages/{calls.pk}/")
    hand.clicks += 3  # Pages, the language, the list of calls
    hand.click("table.listing tbody tr button[aria-label]")
    hand.click(f"a[href='{reverse('editors:season', args=[call.pk])}']:visible")
    hand.click("main form button[type=submit]")
    hand.tab.wait_for_url("**/edit/")
    SignupForm.objects.get(live=False).save_revision().publish()  # a call with a draft form would be held back
    hand.clicks += 5  # Forms, the form, the arrow beside "Save", "Publish", back to the call
    hand.publish()
    new = CallPage.objects.exclude(pk=call.pk).get()
    assert (new.live, new.starts_on > date(2020, 12, 1)) == (True, True)
    assert hand.clicks <= MOST_CLICKS_FOR_A_SEASON
