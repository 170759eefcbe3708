from datetime import date

import pytest
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from campaigns.models import FestivalReportPage, ReportIndexPage, ReportPartner, ReportTopic
from core.models import Role
from home.models import HomePage
from tests.editing import complaints, paragraph, preview, publish, send
from tests.factories import (
    CallPageFactory,
    FestivalReportPageFactory,
    ImageFactory,
    OrganisationFactory,
    PlaceFactory,
    TopicFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def picture(image, alt):
    return {"type": "picture", "value": {"image": image.pk, "alt": alt, "caption": "", "credit": ""}}


@pytest.fixture
def report(reports):
    """A report with everything a report has but its call."""
    here = {"locale": reports.locale}
    return FestivalReportPageFactory(
        parent=reports,
        slug="love",
        title="A day on the river",
        event_name="I love Dhi Qar",
        starts_on=date(2017, 12, 10),
        ends_on=date(2017, 12, 12),
        place=PlaceFactory(name="Nassiriyah"),
        dateline_organisation=OrganisationFactory(name="Solidarity Initiative", short_name="ICSSI"),
        figures=[{"type": "figure", "value": {"number": "3,000", "label": "people came"}}],
        programme=[{"type": "entry", "value": {"time": "At dawn", "title": "Boats", "description": "They set out."}}],
        gallery=[picture(ImageFactory(), f"Picture number {number}") for number in (1, 2)],
        what_next="<p>Next year in Basra.</p>",
        outside_page="https://www.example.org/love/",
        outside_label="The festival's own page",
        partners=[ReportPartner(organisation=OrganisationFactory(name="The city"), role=Role.HOST, **here)],
        topics=[ReportTopic(topic=TopicFactory(name="Rivers"), **here)],
        body=[{"type": "paragraph", "value": "<p>The sun was out.</p>"}],
    )


def test_report_lives_in_a_list_of_reports():
    assert FestivalReportPage.allowed_parent_page_models() == [ReportIndexPage]
    assert FestivalReportPage.allowed_subpage_models() == []


def test_list_of_reports_lives_under_a_front_page_and_holds_reports():
    assert ReportIndexPage.allowed_parent_page_models() == [HomePage]
    assert ReportIndexPage.allowed_subpage_models() == [FestivalReportPage]


@pytest.mark.parametrize(
    "words",
    [
        "I love Dhi Qar",
        "10–12 December 2017",
        "Nassiriyah",
        "ICSSI",
        "3,000",
        "people came",
        "At dawn",
        "They set out.",
        "Next year in Basra.",
        "The festival's own page",
        "The city",
        "Rivers",
        "The sun was out.",
    ],
)
def test_visitor_reads_all_about_the_festival(read, report, words):
    assert words in read("/en/festivals/love/").main.text


def test_gallery_says_what_each_picture_shows(read, report):
    shown = [picture["alt"] for picture in read("/en/festivals/love/").select("main img")]

    assert shown == ["Picture number 1", "Picture number 2"]


def test_arabic_visitor_reads_the_dates_in_words(read, report, in_arabic):
    in_arabic(report)
    page = read("/ar/festivals/love/")

    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert "12 كانون الأول 2017" in page.main.text
    assert "–12" not in page.main.text


def test_festival_of_one_day_shows_that_day(read, reports):
    FestivalReportPageFactory(parent=reports, slug="love", starts_on=date(2017, 12, 10), ends_on=None)

    assert "10 December 2017" in read("/en/festivals/love/").main.text


def test_report_leads_to_the_call_it_began_with(read, report, calls):
    report.call = CallPageFactory(parent=calls, slug="season-5", title="Fifth season")
    report.save()

    assert read("/en/festivals/love/").find("a", href="/en/campaigns/season-5/").text.strip() == "Fifth season"


def test_report_outlives_its_call(read, report, calls):
    report.call = CallPageFactory(parent=calls)
    report.save()
    report.call.delete()

    assert read("/en/festivals/love/").h1.text == "A day on the river"


def test_list_of_reports_is_narrowed_to_topic_place_and_year(read, report, reports):
    FestivalReportPageFactory(parent=reports, title="Another", starts_on=date(2016, 1, 1))

    for question in ("topic=rivers", "place=nassiriyah", "year=2017"):
        headings = read(f"/en/festivals/?{question}").select("main li h3")
        assert [heading.text.strip() for heading in headings] == ["A day on the river"]


def test_editor_publishes_a_report(editor, read, reports):
    image = ImageFactory().pk
    pictures = [("picture", {"image": image, "alt": alt, "caption": "", "credit": ""}) for alt in ("A boat", "A crowd")]
    fields = {
        "event_name": "I love Dhi Qar",
        "figures": streamfield([("figure", {"number": "3,000", "label": "people came"})]),
        "programme": streamfield([("entry", {"time": "", "title": "Boats", "description": ""})]),
        "gallery": streamfield(pictures),
        "body": streamfield([paragraph("The sun was out.")]),
        "what_next": rich_text("<p>Next year in Basra.</p>", features=["bold", "link"]),
        "partners": inline_formset([{"organisation": OrganisationFactory(name="The city").pk, "role": "host"}]),
        "topics": inline_formset([{"topic": TopicFactory(name="Rivers").pk}]),
    }

    publish(editor, reports, FestivalReportPage, slug="love", **fields)

    page = read("/en/festivals/love/")
    assert [image["alt"] for image in page.select("main img")] == ["A boat", "A crowd"]
    for expected in (
        "I love Dhi Qar",
        "people came",
        "Boats",
        "The sun was out.",
        "Next year in Basra.",
        "The city",
        "Rivers",
    ):
        assert expected in page.main.text


def test_editor_publishes_a_list_of_reports(editor, read, home):
    publish(editor, home, ReportIndexPage, title="Festivals", slug="festivals")

    assert read("/en/festivals/").h1.text == "Festivals"


def test_editor_previews_a_report_before_it_is_saved(editor, reports, calls):
    fields = {"call": CallPageFactory(parent=calls, title="Fifth season").pk, "title": "A day on the river"}

    page = preview(editor, reports, FestivalReportPage, **fields)

    assert page.h1.text == "A day on the river"
    assert "Fifth season" in page.main.text


def test_dates_that_run_backwards_are_refused_in_words(editor, reports):
    response = send(editor, reports, FestivalReportPage, starts_on="2017-11-22", ends_on="2017-11-21")

    assert set(complaints(response)) == {"ends_on"}


def test_page_elsewhere_needs_a_name(editor, reports):
    response = send(editor, reports, FestivalReportPage, outside_page="https://example.org/")

    assert set(complaints(response)) == {"outside_label"}
