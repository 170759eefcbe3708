"""A small site, rendered once for all tests that only read its pages.

The tests of a page ask for `rendered`, which holds the answer of every address below, and need no database themselves.
"""

from collections.abc import Mapping

import pytest
from django.http import HttpResponse
from django.test import Client

from home.models import HomePage
from tests.factories import (
    CallIndexPageFactory,
    CallPageFactory,
    FestivalReportPageFactory,
    ImageFactory,
    ReportIndexPageFactory,
    StandardPageFactory,
    StoryIndexPageFactory,
    StoryPageFactory,
)
from tests.isolation import rows_for_a_while

ADDRESSES = {
    "/en/": 200,
    "/en/news/": 200,
    "/en/news/boats/": 200,
    "/en/campaigns/": 200,
    "/en/campaigns/season-5/": 200,
    "/en/festivals/": 200,
    "/en/festivals/love/": 200,
    "/en/about/": 200,
    "/ar/": 200,
    "/ar/news/boats/": 200,
    "/ar/nothing/": 404,
}


def build() -> None:
    """Publish a page of every type, with a picture, and the list that each stands in."""
    home = HomePage.objects.get(locale__language_code="en")
    picture = {"lead_image": ImageFactory(), "lead_image_alt": "A boat."}
    stories = StoryIndexPageFactory(parent=home, slug="news", title="News")
    calls = CallIndexPageFactory(parent=home, slug="campaigns", title="Campaigns")
    reports = ReportIndexPageFactory(parent=home, slug="festivals", title="Festivals")
    StoryPageFactory(parent=stories, slug="boats", **picture)
    CallPageFactory(parent=calls, slug="season-5", website="https://www.example.org/forum/", **picture)
    FestivalReportPageFactory(parent=reports, slug="love", **picture)
    StandardPageFactory(parent=home, slug="about", **picture)


@pytest.fixture(scope="session")
def rendered(django_db_setup, django_db_blocker) -> Mapping[str, HttpResponse]:
    """The answer of every address, from a site that is taken back at once."""
    client = Client()
    with rows_for_a_while(django_db_blocker):
        build()
        answers = {address: client.get(address) for address in ADDRESSES}
    assert {address: answer.status_code for address, answer in answers.items()} == ADDRESSES
    return answers
