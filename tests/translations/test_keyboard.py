"""A translator's day with the keyboard: counted clicks and keys, a list of keys, and the way between preview and texts."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from wagtail_localize.models import StringTranslation

from tests.browser import session_cookie
from tests.editors.hand import Hand
from tests.factories import StoryPageFactory, UserFactory
from tests.translations.conftest import BODY
from translations.models import Review
from translations.segments import segments_of
from translations.submission import submit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

MOST_CLICKS, MOST_KEYS = 3, 6


def story_of(stories, arabic, slug):
    story = StoryPageFactory(
        parent=stories, title="Running for the river", slug=slug, intro="A short summary.", body=BODY
    )
    story.save_revision().publish()
    return submit(story, arabic)


@pytest.fixture
def sent(stories, arabic):
    return story_of(stories, arabic, "running")


@pytest.fixture
def hand(page, live_server):
    """The hand of an Arabic translator, and a function that opens a workbench."""
    page.context.add_cookies([session_cookie(UserFactory(group="Translators (ar)")) | {"url": live_server.url}])
    hand = Hand(page)
    hand.keys = 0

    def press(keys):
        page.keyboard.press(keys)
        hand.keys += 1

    def open_bench(translation):
        page.goto(live_server.url + reverse("translations:workbench", args=[translation.pk]))
        expect(page.locator("[data-next]")).to_be_visible()  # the script has come

    hand.press, hand.open = press, open_bench
    yield hand
    assert hand.errors == []


def translate(sent):
    for text in segments_of(sent):
        if not text.is_optional:
            inside = zip(text.marks.all, ("النداء", "تعالوا"), strict=False)
            marks = " ".join(f"{mark.opening}{word}{mark.closing}" for mark, word in inside)
            end = "." if text.source.endswith(".") else ""
            StringTranslation.objects.create(
                translation_of_id=text.key[0],
                context_id=text.key[1],
                locale_id=sent.target_locale_id,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                data=f"كلمات {marks}".strip() + end,
            )


def test_with_nothing_in_memory_a_page_takes_no_more_than_three_clicks_besides_typing(hand, sent):
    hand.open(sent)
    hand.press("Alt+n")
    texts = {str(text.pk): text for text in segments_of(sent)}
    for row in hand.tab.locator(".tw-row:not([data-optional])").all():
        text = texts[row.get_attribute("id").removeprefix("text-row-")]
        field = hand.tab.locator(f"#text-row-{text.pk} :is(textarea:not([hidden]), [role=textbox])")
        expect(field).to_be_focused()
        hand.tab.keyboard.insert_text("كلمات ")
        for mark in text.marks.all:
            hand.press(f"Alt+{mark.number}")
        hand.tab.keyboard.insert_text("." if text.source.endswith(".") else "كثيرة")
        hand.press("Control+Enter")
    expect(hand.tab.locator(".tw-all-saved")).not_to_be_empty()
    hand.click("[name=action][value=review]")
    expect(hand.tab.locator(".messages .success")).to_be_visible()
    assert Review.objects.count() == 1
    assert hand.clicks <= MOST_CLICKS


def test_with_all_in_memory_a_page_takes_no_more_than_six_keys(hand, sent, stories, arabic):
    translate(sent)
    again = story_of(stories, arabic, "again")
    hand.open(again)
    hand.press("Alt+m")
    expect(hand.tab.locator(".messages .success")).to_be_visible()
    expect(hand.tab.locator("[data-next]")).to_be_visible()
    hand.press("Control+Shift+Enter")
    expect(hand.tab.locator(".messages .success")).to_contain_text("review")
    assert Review.objects.filter(translation=again).exists()
    assert (hand.clicks, hand.keys <= MOST_KEYS) == (0, True)


def test_the_keys_are_listed_on_a_question_mark_and_work_while_writing(hand, sent):
    hand.open(sent)
    hand.press("?")
    expect(hand.tab.locator("[data-keys]")).to_be_visible()
    hand.press("Escape")
    expect(hand.tab.locator("[data-keys]")).to_be_hidden()
    [read] = [text for text in segments_of(sent) if text.source.startswith("Read")]
    field = hand.tab.locator(f"#text-row-{read.pk} [role=textbox]")
    field.focus()
    hand.press("Alt+c")
    expect(hand.tab.locator(f"#text-{read.pk}")).to_have_value("Read ⟦1⟧the call⟦/1⟧ and ⟦2⟧come⟦/2⟧.")
    hand.press("Control+z")
    expect(hand.tab.locator(f"#text-{read.pk}")).to_have_value("")
    hand.press("Alt+p")
    expect(field).not_to_be_focused()


def test_a_remark_is_made_beside_the_text(hand, sent):
    hand.open(sent)
    [why] = [text for text in segments_of(sent) if text.source == "Why we run"]
    mine = hand.tab.locator(f"#text-row-{why.pk}")
    mine.locator("textarea").first.focus()
    hand.press("Alt+r")
    hand.tab.keyboard.insert_text("Too formal")
    mine.get_by_role("button", name="Remark on the translation").click()
    expect(mine.locator(".tw-remark")).to_contain_text("Too formal")
    mine.locator("[data-close-remark]").click()
    expect(mine.locator(".tw-remark")).to_have_count(0)


def test_a_click_in_the_preview_leads_to_the_text_and_back(hand, sent):
    translate(sent)
    for text in segments_of(sent):
        if text.source == "Why we run":
            text.written.data = "لماذا نركض"
            text.written.save()
            why = text
    hand.open(sent)
    hand.tab.get_by_role("button", name="Preview").click()
    heading = hand.tab.frame_locator("[data-preview-frame]").get_by_role("heading", name="لماذا نركض")
    heading.click()
    expect(hand.tab.locator(f"#text-{why.pk}")).to_be_focused()
    hand.press("Alt+v")
    expect(heading).to_have_attribute("data-shown", "")
