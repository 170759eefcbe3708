"""What a careful colleague says about a page before it is published."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from core.checks.registry import advice_about
from core.checks.weekdays import dates_in
from core.models import OutsideLink
from news.models import StoryPage
from tests.factories import (
    CallPageFactory,
    FestivalReportPageFactory,
    ImageFactory,
    StandardPageFactory,
    StoryPageFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
SUMMARY = "Thirty organisations met in Basra and agreed on a common plan."


def said(page):
    return "\n".join(advice.words for advice in advice_about(page))


def story(stories, *body, **facts):
    facts = {"title": "Thirty organisations meet", "intro": SUMMARY, "story_date": date(2020, 11, 22)} | facts
    return StoryPage.objects.get(pk=StoryPageFactory(parent=stories, body=list(body), **facts).pk)


def test_good_page_gets_no_advice(stories, arabic_home, in_arabic):
    page = story(stories, ("heading", "Why it matters"), ("paragraph", "<p>We met on Sunday 22 November 2020.</p>"))
    in_arabic(page)
    assert advice_about(page) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ([("heading", "  ")], "A heading is empty"),
        ([("heading", "One"), ("heading", "Two")], "Nothing stands under the heading"),
        ([("paragraph", "<p><b>All of this is bold</b></p>")], "looks like a heading"),
        ([("paragraph", f"<p>{'word ' * 200}</p>")], "A paragraph has 200 words"),
        ([("paragraph", '<p><a href="https://example.org">click here</a></p>')], "A link says only “click here”"),
        ([("paragraph", '<p><a href="https://example.org">اضغط هنا</a></p>')], "اضغط هنا"),
        ([("paragraph", '<p><a href="https://example.org">https://example.org/a</a></p>')], "shows its address"),
        ([("paragraph", '<p><a linktype="page" id="99999">the plan</a></p>')], "a page that was deleted"),
        ([("paragraph", '<p><a linktype="document" id="9">the plan</a></p>')], "a document that was deleted"),
        ([("paragraph", "<p>We met on Monday, 22 November 2020.</p>")], "the text says another day"),
        ([("paragraph", "<p>[Begin with what is new]</p>")], "Replace the hint"),
    ],
)
def test_text_is_looked_at(stories, body, words):
    assert words in said(story(stories, *body))


def test_heading_that_may_be_left_out_is_not_missed(stories):
    read_on = ("related_pages", {"heading": "", "pages": [StoryPageFactory(parent=stories)]})
    assert "A heading is empty" not in said(story(stories, read_on))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"title": "م" * 200}, "The title has 200 letters"),
        ({"title": "ALL IN CAPITALS"}, "capitals only"),
        ({"intro": "Short."}, "The summary is very short"),
        ({"title": SUMMARY, "intro": SUMMARY}, "The summary repeats the title"),
        ({"story_date": date(1970, 1, 1)}, "the year is 1970"),
        ({"story_date": date(9999, 12, 31)}, "the year is 9999"),
    ],
)
def test_facts_are_looked_at(stories, facts, words):
    assert words in said(story(stories, **facts))


def test_page_without_a_text_to_pass_on_is_noticed(stories):
    page = story(stories)
    page.intro = " "
    assert "Nothing but the title stands where the page is passed on" in said(page)
    page.search_description = SUMMARY
    assert "Nothing but the title" not in said(page)


def test_hint_of_a_template_blocks(stories):
    page = story(stories, ("paragraph", "<p>[Begin with what is new]</p>"), title="Short")
    first = advice_about(page)[0]
    assert first.is_blocking


def test_picture_without_description_blocks(stories):
    page = story(stories, ("picture", {"image": ImageFactory(), "alt": "", "caption": "", "credit": ""}))
    assert advice_about(page)[0].is_blocking


def test_picture_described_by_its_file_name_is_noticed(stories):
    page = story(stories, ("picture", {"image": ImageFactory(), "alt": "IMG_2034.jpg", "caption": "", "credit": ""}))
    assert "are the name of a file" in said(page)


def test_pictures_in_a_gallery_are_looked_at(stories):
    pictures = [{"image": ImageFactory(people_agreed=True), "alt": "", "caption": "", "credit": ""}] * 2
    assert "“Body › Gallery 1 › Pictures › Picture 2 › What the picture shows”" in said(
        story(stories, ("gallery", {"pictures": pictures}))
    )


def test_face_without_a_tick_is_asked_about(stories):
    picture = {"image": ImageFactory(title="Crowd"), "alt": "A crowd", "caption": "", "credit": ""}
    assert "Can somebody be recognised?" in said(story(stories, ("picture", picture)))


def test_link_to_an_unpublished_page_is_named(stories, home):
    target = StandardPageFactory(parent=home, title="The plan", live=False)
    page = story(stories, ("paragraph", f'<p><a linktype="page" id="{target.pk}">our plan</a></p>'))
    assert "“The plan”, which is not published" in said(page)


def test_link_elsewhere_counts_as_broken_after_two_failures(stories):
    page = story(stories)
    link = OutsideLink.objects.create(page=page, address="https://gone.example/", failures=1, problem="404")
    assert "gone.example" not in said(page)
    link.failures = 2
    link.save()
    assert "gone.example" in said(page)


def test_page_that_is_in_english_only_is_noticed(stories, arabic_home, in_arabic):
    page = story(stories)
    assert "العربية" in said(page)
    in_arabic(page)
    assert "العربية" not in said(StoryPage.objects.get(pk=page.pk))


def test_call_that_is_over_asks_for_its_report(calls, reports):
    call = CallPageFactory(parent=calls, intro=SUMMARY)
    assert "there is no report about it" in said(call)
    FestivalReportPageFactory(parent=reports, call=call)
    assert "there is no report about it" not in said(call)


def test_call_without_any_way_to_take_part_is_noticed(calls):
    today = timezone.localdate()
    call = CallPageFactory(parent=calls, intro=SUMMARY, starts_on=today, ends_on=today + timedelta(days=1))
    assert "The call has no sign-up" in said(call)


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "on Sunday 22 November 2020", [(6, date(2020, 11, 22))]),
        ("en", "Sunday, November 22nd, 2020", [(6, date(2020, 11, 22))]),
        ("en", "Sunday the 22nd of November", [(6, date(2019, 11, 22))]),
        ("en", "Sun 22/11/2020", [(6, date(2020, 11, 22))]),
        ("en", "Sunday 31 February 2020", []),
        ("en", "a sunday in 22 villages", []),
        ("ar", "يوم الأحد ٢٢ تشرين الثاني ٢٠٢٠", [(6, date(2020, 11, 22))]),
        ("ar", "الأحد، 22 نوفمبر 2020", [(6, date(2020, 11, 22))]),
        ("ar", "الاثنين 22/11/2020", [(0, date(2020, 11, 22))]),
    ],
)
def test_dates_with_weekdays_are_found(code, text, found):
    assert list(dates_in(text, code, 2019)) == found
