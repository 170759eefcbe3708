from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import streamfield

from campaigns.models import AppealIndexPage, CallIndexPage, ReportIndexPage, SignupSlot
from home.models import HomePage, StandardPage
from news.models import StoryIndexPage
from tests.editing import filled_in, paragraph
from tests.factories import CallPageFactory, FestivalReportPageFactory, StoryPageFactory
from translations.segments import segments_of
from translations.submission import submit

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def call(calls):
    """Return a function that publishes a call that begins in so many days and takes sign-ups now."""

    def make(begins_in, **fields):
        first = timezone.localdate() + timedelta(days=begins_in)
        slot = SignupSlot(label="Volunteer", link="https://www.example.org/", locale=calls.locale)
        return CallPageFactory(parent=calls, starts_on=first, ends_on=first + timedelta(days=3), slots=[slot], **fields)

    return make


def addresses(page, section):
    return [link["href"] for link in page.select(f"section[aria-labelledby={section}] li h3 a")]


def leads(page):
    """Return the headings of what stands above the lists."""
    return [heading.get_text(strip=True) for heading in page.select("main h2, main h1")]


def test_front_page_lives_at_the_root_and_holds_the_lists():
    assert HomePage.allowed_parent_page_models() == [Page]
    lists = {StoryIndexPage, CallIndexPage, ReportIndexPage, AppealIndexPage}
    assert set(HomePage.allowed_subpage_models()) == {*lists, StandardPage}


def test_front_page_shows_the_six_newest_stories(read, stories):
    for day in range(1, 9):
        StoryPageFactory(parent=stories, slug=f"day-{day}", story_date=f"2020-05-0{day}")

    assert addresses(read("/en/"), "stories") == [f"/en/news/day-{day}/" for day in range(8, 2, -1)]


def test_front_page_shows_the_three_newest_reports(read, reports):
    for day in range(1, 6):
        FestivalReportPageFactory(parent=reports, slug=f"day-{day}", starts_on=f"2020-05-0{day}")

    assert addresses(read("/en/"), "reports") == [f"/en/festivals/day-{day}/" for day in (5, 4, 3)]


def test_front_page_leaves_out_what_was_closed_to_the_public(read, stories, reports, call):
    StoryPageFactory(parent=stories, slug="open")
    made = [
        StoryPageFactory(parent=stories, slug="closed-1"),
        FestivalReportPageFactory(parent=reports, slug="closed-2"),
    ]
    for page in [*made, call(3, slug="closed-3")]:
        page.view_restrictions.create(restriction_type="login")
    shown = read("/en/").select_one("main")
    assert "/en/news/open/" in str(shown)
    assert "closed" not in str(shown)


def test_front_page_leaves_out_drafts(read, stories, reports):
    StoryPageFactory(parent=stories, live=False)
    FestivalReportPageFactory(parent=reports, live=False)
    page = read("/en/")

    assert addresses(page, "stories") == addresses(page, "reports") == []


def test_front_page_holds_its_own_language_only(read, stories):
    StoryPageFactory(parent=stories)

    assert addresses(read("/ar/"), "stories") == []


def test_front_page_leads_with_the_call_that_begins_next(read, call):
    call(40, title="Later")
    call(20, title="Next")
    call(-40, title="Over")

    assert "Next" in leads(read("/en/"))
    assert "Over" not in leads(read("/en/"))


def test_front_page_leads_with_the_call_the_editor_chose(read, call, home):
    call(20, title="Next")
    home.lead_call = call(40, title="Chosen", slug="chosen")
    home.save_revision().publish()
    page = read("/en/")

    assert "Chosen" in leads(page)
    assert "/en/campaigns/chosen/" not in addresses(page, "calls")


def test_front_page_falls_back_when_the_chosen_call_is_not_published(read, call, home):
    call(20, title="Next")
    home.lead_call = call(40, title="Chosen")
    home.save_revision().publish()
    home.lead_call.unpublish()

    assert "Next" in leads(read("/en/"))


def test_arabic_front_page_leads_with_the_translation_of_the_chosen_call(read, call, arabic_home, in_arabic):
    chosen = call(40, title="Chosen", slug="chosen")
    in_arabic(chosen, title="المختار")
    arabic_home.lead_call = chosen
    arabic_home.save_revision().publish()

    assert "المختار" in leads(read("/ar/"))


def test_front_page_shows_the_open_calls_that_begin_soonest(read, call):
    for days in (10, 50, 30, 20, 40):
        call(days, slug=f"in-{days}")

    assert addresses(read("/en/"), "calls") == [f"/en/campaigns/in-{days}/" for days in (20, 30, 40)]


def test_front_page_without_content_stands(read, home, arabic_home):
    assert read("/en/").h1.text == home.title
    assert read("/ar/").h1.text == arabic_home.title


def test_front_page_leads_to_each_list(read, stories, reports):
    StoryPageFactory(parent=stories)
    FestivalReportPageFactory(parent=reports)
    page = read("/en/")

    assert page.find("a", href="/en/news/")
    assert page.find("a", href="/en/festivals/")


def test_arabic_visitor_reads_iraqi_months_on_the_front_page(read, stories, in_arabic):
    in_arabic(StoryPageFactory(parent=stories, story_date="2020-05-17"))

    assert read("/ar/").select_one("section[aria-labelledby=stories] time").text == "17 أيار 2020"


def test_editor_fills_in_and_publishes_the_front_page(editor, read, home):
    sections = streamfield([("heading", "Who we are"), paragraph("People who help.")])
    form = filled_in(HomePage, title="Solidarity", slug=home.slug, sections=sections)

    editor.post(f"/admin/pages/{home.pk}/edit/", form | {"action-publish": "1"})

    page = read("/en/")
    assert page.h1.text == "Solidarity"
    assert "People who help." in page.main.text


def test_editor_previews_the_front_page(editor, home):
    form = filled_in(HomePage, title="Solidarity", slug=home.slug)

    assert editor.post(f"/admin/pages/{home.pk}/edit/preview/", form).json()["is_valid"]
    assert b"Solidarity" in editor.get(f"/admin/pages/{home.pk}/edit/preview/").content


def test_editor_says_what_stands_on_the_front_page_and_in_which_order(editor, read, home, stories, reports):
    StoryPageFactory(parent=stories)
    FestivalReportPageFactory(parent=reports)
    assert [band["aria-labelledby"] for band in read("/en/").select("main section.band")] == ["stories", "reports"]
    bands = streamfield([("reports", {"heading": "What we did"}), ("sections", "")])
    sections = streamfield([("heading", "Who we are")])
    form = filled_in(HomePage, title="Solidarity", slug=home.slug, sections=sections, bands=bands)

    editor.post(f"/admin/pages/{home.pk}/edit/", form | {"action-publish": "1"})

    headings = [heading.get_text(strip=True) for heading in read("/en/").select("main h2")]
    assert headings == ["What we did", "Who we are"]


def test_headings_of_the_front_page_are_translated_like_its_other_words(home, arabic, arabic_home):
    home.bands = [("stories", {"heading": "What is new"}), ("sections", None)]
    home.save_revision().publish()

    assert "What is new" in {text.source for text in segments_of(submit(home, arabic))}


def test_arabic_pages_ask_for_the_font_of_headings_at_once(read, home, arabic_home):
    def fonts(path):
        return [link["href"].rpartition("/")[2] for link in read(path).select("link[rel=preload]")]

    assert fonts("/en/") == ["plex-latin-400.woff2"]
    assert fonts("/ar/") == ["plex-arabic-400.woff2", "kufi-arabic-700.woff2"]
