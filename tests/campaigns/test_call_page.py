from datetime import date

import pytest
from wagtail.test.utils.form_data import inline_formset, streamfield

from campaigns.models import CallIndexPage, CallPage, CallPartner, CallPath, CallVenue
from core.models import Role
from home.models import HomePage
from tests.editing import complaints, paragraph, preview, publish, send
from tests.factories import (
    CallPageFactory,
    FestivalReportPageFactory,
    OrganisationFactory,
    PlaceFactory,
    SeriesFactory,
    TopicFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def call(calls):
    """A call, long over, with everything a call has but sign-ups."""
    here = {"locale": calls.locale}
    partners = [(Role.MEDIA, "Radio"), (Role.ORGANISER, "The forum"), (Role.MEDIA, "Television")]
    return CallPageFactory(
        parent=calls,
        slug="season-5",
        title="Fifth season",
        slogan="Another Iraq is possible",
        series=SeriesFactory(name="Iraqi Social Forum"),
        season_number=5,
        venues=[CallVenue(name="Abu Nuwas Gardens", place=PlaceFactory(name="Baghdad"), **here)],
        paths=[CallPath(topic=TopicFactory(name="Rivers"), focus="The marshes in drought", **here)],
        partners=[
            CallPartner(organisation=OrganisationFactory(name=name), role=role, sort_order=number, **here)
            for number, (role, name) in enumerate(partners)
        ],
        key_dates=[{"type": "key_date", "value": {"date": "2020-10-01", "label": "Proposals close"}}],
        body=[{"type": "paragraph", "value": "<p>Come to Baghdad.</p>"}],
    )


def test_call_lives_in_a_list_of_calls():
    assert CallPage.allowed_parent_page_models() == [CallIndexPage]
    assert CallPage.allowed_subpage_models() == []


def test_list_of_calls_lives_under_a_front_page_and_holds_calls():
    assert CallIndexPage.allowed_parent_page_models() == [HomePage]
    assert CallIndexPage.allowed_subpage_models() == [CallPage]


@pytest.mark.parametrize(
    "words",
    [
        "Another Iraq is possible",
        "22–30 November 2020",
        "Abu Nuwas Gardens",
        "Baghdad",
        "Rivers",
        "The marshes in drought",
        "1 October 2020",
        "Proposals close",
        "Come to Baghdad.",
        "Iraqi Social Forum",
    ],
)
def test_visitor_reads_all_about_the_call(read, call, words):
    assert words in read("/en/campaigns/season-5/").main.text


def test_nothing_stands_at_a_glance_that_the_head_of_the_call_says_already(read, calls, call):
    bare = CallPageFactory(parent=calls, slug="bare")
    assert read(bare.url).select_one(".facts") is None
    assert read(call.url).select_one(".facts")


def test_partners_stand_under_what_they_do_organisers_first(read, call):
    rows = read("/en/campaigns/season-5/").select(".partners dt, .partners dd")

    assert [row.text for row in rows] == ["Organiser", "The forum", "Media partner", "Radio", "Television"]


def test_arabic_visitor_reads_the_dates_in_words(read, call, in_arabic):
    in_arabic(call, title="الموسم الخامس")
    page = read("/ar/campaigns/season-5/")

    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert "30 تشرين الثاني 2020" in page.main.text
    assert "–30" not in page.main.text


def test_finished_call_leads_to_its_report(read, call, reports):
    FestivalReportPageFactory(parent=reports, slug="love", title="I love Dhi Qar", call=call)

    assert read("/en/campaigns/season-5/").find("a", href="/en/festivals/love/").text.strip() == "I love Dhi Qar"


def test_arabic_call_leads_to_the_arabic_report(read, call, reports, in_arabic):
    report = FestivalReportPageFactory(parent=reports, slug="love", call=call)
    in_arabic(call)
    in_arabic(report, title="أحب ذي قار")

    assert read("/ar/campaigns/season-5/").find("a", href="/ar/festivals/love/").text.strip() == "أحب ذي قار"


def test_call_does_not_lead_to_a_draft_report(read, call, reports):
    FestivalReportPageFactory(parent=reports, slug="love", call=call, live=False)

    assert read("/en/campaigns/season-5/").find("a", href="/en/festivals/love/") is None


def test_list_of_calls_is_narrowed_to_path_venue_and_year(read, call, calls):
    CallPageFactory(parent=calls, title="Another", starts_on=date(2019, 1, 1), ends_on=date(2019, 1, 2))

    for question in ("topic=rivers", "place=baghdad", "year=2020"):
        assert [heading.text.strip() for heading in read(f"/en/campaigns/?{question}").select("main li h3")] == [
            "Fifth season"
        ]


def test_editor_publishes_a_call(editor, read, calls):
    fields = {
        "slogan": "Another Iraq is possible",
        "body": streamfield([paragraph("Come to Baghdad.")]),
        "key_dates": streamfield([("key_date", {"date": "2017-10-01", "label": "Proposals close"})]),
        "venues": inline_formset([{"name": "Abu Nuwas Gardens", "place": ""}]),
        "paths": inline_formset([{"topic": TopicFactory(name="Rivers").pk, "focus": ""}]),
        "partners": inline_formset([{"organisation": OrganisationFactory(name="The forum").pk, "role": "organiser"}]),
        "slots": inline_formset(
            [
                {
                    "label": "Volunteer",
                    "note": "",
                    "form": "",
                    "link": "https://example.org/",
                    "opens_on": "",
                    "closes_on": "",
                }
            ]
        ),
    }

    publish(editor, calls, CallPage, slug="season-5", **fields)

    words = read("/en/campaigns/season-5/").main.text
    for expected in (
        "Another Iraq is possible",
        "Come to Baghdad.",
        "Abu Nuwas Gardens",
        "Rivers",
        "The forum",
        "Volunteer",
    ):
        assert expected in words


def test_editor_publishes_a_list_of_calls(editor, read, home):
    publish(editor, home, CallIndexPage, title="Campaigns", slug="campaigns")

    assert read("/en/campaigns/").h1.text == "Campaigns"


@pytest.mark.parametrize(("starts_on", "ends_on"), [("2017-11-22", "2017-11-30"), ("2099-11-22", "2099-11-30")])
def test_editor_previews_a_call_before_it_is_saved(editor, calls, starts_on, ends_on):
    slot = {
        "label": "Volunteer",
        "note": "",
        "form": "",
        "link": "https://example.org/",
        "opens_on": "",
        "closes_on": "",
    }
    fields = {"starts_on": starts_on, "ends_on": ends_on, "slots": inline_formset([slot])}

    assert preview(editor, calls, CallPage, title="Fifth season", **fields).h1.text == "Fifth season"


def test_editor_previews_a_call_that_is_published(editor, call):
    response = call.make_preview_request()

    assert b"Fifth season" in response.content


def test_dates_that_run_backwards_are_refused_in_words(editor, calls):
    response = send(editor, calls, CallPage, starts_on="2017-11-22", ends_on="2017-11-21")

    assert set(complaints(response)) == {"ends_on"}


def test_signup_with_neither_form_nor_link_is_refused_in_words(editor, calls):
    slot = {"label": "Volunteer", "note": "", "form": "", "link": "", "opens_on": "", "closes_on": ""}

    assert set(complaints(send(editor, calls, CallPage, slots=inline_formset([slot])))) == {"slots"}
