"""The page of a series."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model

from campaigns.models import ProgrammeEntry, Series
from tests.factories import CallPageFactory, FestivalReportPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum(english):
    return Series.objects.create(locale=english, name="Social Forum", description="Every autumn.")


@pytest.fixture
def season(forum, calls, reports):
    """Return a function that makes a season with all that belongs to it."""

    def make(year):
        document = get_document_model().objects.create(title=f"Plan {year}", file=ContentFile(b"text", "plan.txt"))
        days = {"starts_on": date(year, 11, 22), "ends_on": date(year, 11, 24)}
        body = [{"type": "document", "value": {"document": document.pk, "title": ""}}]
        call = CallPageFactory(
            parent=calls, title=f"Forum {year}", series=forum, season_number=year - 2010, body=body, **days
        )
        figures = [{"type": "figure", "value": {"number": "3,000", "label": "people"}}]
        FestivalReportPageFactory(parent=reports, title=f"What came of {year}", call=call, figures=figures, **days)
        ProgrammeEntry.objects.create(call=call, title="Songs", locale=call.locale)
        return call

    return make


def test_series_shows_each_season_with_call_programme_report_figures_and_documents(read, season):
    season(2018)
    call = season(2019)

    page = read("/en/series/social-forum/")

    assert [heading.get_text(" ", strip=True) for heading in page.select("main section h2")] == [
        "Season 9, 22–24 November 2019",
        "Season 8, 22–24 November 2018",
    ]
    newest = page.select_one("main section").get_text(" ", strip=True)
    for words in ("Every autumn.",):
        assert words in page.text
    for words in ("Forum 2019", "What came of 2019", "3,000", "Plan 2019"):
        assert words in newest
    assert page.find("a", href=f"{call.url}#programme")


def test_call_leads_to_its_series(read, season):
    call = season(2019)

    assert read(call.url).select_one(".facts a[href='/en/series/social-forum/']").text == "Social Forum"


def test_series_without_seasons_says_so_and_is_not_indexed(read, forum):
    page = read("/en/series/social-forum/")

    assert "Nothing here yet" in page.text
    assert page.find("meta", content="noindex")


def test_series_that_is_not_there_is_not_found(client, home):
    assert client.get("/en/series/none/").status_code == 404
    assert client.get("/en/series/a%00b/").status_code == 404


def test_text_only_version_and_map_have_the_series(client, season):
    season(2019)

    assert client.get("/en/text/series/social-forum/").status_code == 200
    assert "/en/series/social-forum/" in client.get("/sitemap-subjects-1.xml").content.decode()


def test_series_costs_the_same_with_few_and_many_seasons(client, season):
    def cost():
        client.get("/en/series/social-forum/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/en/series/social-forum/").status_code == 200
        return len(queries)

    season(2018)
    one = cost()
    for year in (2019, 2020, 2021):
        season(year)

    assert cost() == one <= 10
