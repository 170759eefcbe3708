from datetime import date

import pytest

from campaigns.models import CallPartner, CallPath, CallVenue, ReportTopic
from news.models import StoryTopic
from tests.factories import (
    CallPageFactory,
    FestivalReportPageFactory,
    OrganisationFactory,
    PlaceFactory,
    StoryPageFactory,
    TopicFactory,
    prepared_images,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def rivers(db):
    return TopicFactory(name="Rivers", description="Water for all.")


def titles(page):
    return [heading.get_text(strip=True) for heading in page.select(".cards h3")]


def test_topic_gathers_all_types_under_their_years(read, rivers, stories, calls, reports):
    here = {"locale": rivers.locale}
    StoryPageFactory(
        parent=stories, title="Boats", story_date=date(2017, 1, 1), topics=[StoryTopic(topic=rivers, **here)]
    )
    CallPageFactory(
        parent=calls,
        title="Season",
        starts_on=date(2019, 1, 1),
        ends_on=date(2019, 1, 1),
        paths=[CallPath(topic=rivers, **here)],
    )
    FestivalReportPageFactory(
        parent=reports, title="Festival", starts_on=date(2017, 5, 1), topics=[ReportTopic(topic=rivers, **here)]
    )
    StoryPageFactory(parent=stories, title="Something else")

    page = read("/en/topics/rivers/")

    assert titles(page) == ["Season", "Festival", "Boats"]
    assert [year.get_text() for year in page.select(".year > h2")] == ["2019", "2017"]


def test_place_gathers_datelines_and_venues(read, stories, calls):
    basra = PlaceFactory(name="Basra")
    StoryPageFactory(parent=stories, title="Boats", dateline_place=basra)
    CallPageFactory(parent=calls, title="Season", venues=[CallVenue(name="Hall", place=basra, locale=basra.locale)])

    assert set(titles(read("/en/places/basra/"))) == {"Boats", "Season"}


def test_organisation_gathers_what_it_signed_and_took_part_in_once(read, stories, calls):
    forum = OrganisationFactory(name="Forum")
    StoryPageFactory(parent=stories, title="Boats", dateline_organisation=forum)
    twice = [CallPartner(organisation=forum, locale=forum.locale) for _role in range(2)]
    CallPageFactory(parent=calls, title="Season", partners=twice)

    assert sorted(titles(read("/en/organisations/forum/"))) == ["Boats", "Season"]


def test_drafts_and_other_languages_are_left_out(read, rivers, stories, in_arabic):
    here = {"locale": rivers.locale}
    StoryPageFactory(parent=stories, title="Draft", live=False, topics=[StoryTopic(topic=rivers, **here)])
    in_arabic(StoryPageFactory(parent=stories, title="Boats", topics=[StoryTopic(topic=rivers, **here)]))

    assert titles(read("/en/topics/rivers/")) == ["Boats"]


def test_subject_names_its_twin_by_key(read, rivers, arabic):
    twin = rivers.copy_for_translation(arabic)
    twin.name = "الأنهار"
    twin.save()

    page = read("/en/topics/rivers/")
    links = {link["hreflang"]: link["href"] for link in page.find_all("link", rel="alternate", hreflang=True)}

    assert links["ar"] == "http://localhost/ar/topics/rivers/"
    assert links["en"] == links["x-default"] == "http://localhost/en/topics/rivers/"
    assert page.select_one("link[rel=canonical]")["href"] == links["en"]
    assert read("/ar/topics/rivers/").h1.get_text() == "الأنهار"


def test_subject_without_a_name_in_a_language_keeps_the_one_it_has(read, rivers, arabic_home):
    page = read("/ar/topics/rivers/")

    assert page.h1.get_text() == "Rivers"
    assert not page.find("link", hreflang="ar")


def test_subject_nothing_is_written_about_says_so_and_stays_out_of_search(read, rivers, home):
    page = read("/en/topics/rivers/")

    assert page.select_one(".notice")
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"


@pytest.mark.parametrize(
    "path",
    [
        "/en/topics/nothing/",
        "/en/places/rivers/",
        "/ckb/topics/rivers/",
        "/en/topics/rivers/?page=9",
        "/en/topics/%00/",
    ],
)
def test_subject_that_does_not_exist_is_not_found(client, rivers, home, path):
    assert client.get(path).status_code == 404


def test_story_leads_to_its_subjects(read, rivers, stories):
    StoryPageFactory(
        parent=stories,
        slug="boats",
        dateline_place=PlaceFactory(name="Basra"),
        dateline_organisation=OrganisationFactory(name="Forum"),
        topics=[StoryTopic(topic=rivers, locale=rivers.locale)],
    )

    links = {link["href"] for link in read("/en/news/boats/").select("main a")}

    assert {"/en/topics/rivers/", "/en/places/basra/", "/en/organisations/forum/"} <= links


def test_subject_costs_the_same_for_few_and_many_pages(client, rivers, stories, django_assert_max_num_queries):
    for image in prepared_images(12):
        StoryPageFactory(
            parent=stories,
            lead_image=image,
            lead_image_alt="Boats",
            topics=[StoryTopic(topic=rivers, locale=rivers.locale)],
        )
    client.get("/en/topics/rivers/")  # what is looked up once for a whole site

    with django_assert_max_num_queries(12):
        client.get("/en/topics/rivers/")
