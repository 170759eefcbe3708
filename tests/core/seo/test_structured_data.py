import json
from datetime import date

import pytest
from django.utils import timezone
from wagtail.models import Site

from campaigns.models import CallPartner, CallVenue
from core.i18n.languages import default_version
from core.models import Navigation, Role, SiteFacts
from news.models import StoryAuthor, StoryTopic
from tests.factories import (
    CallPageFactory,
    FestivalReportPageFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    PlaceFactory,
    StandardPageFactory,
    StoryPageFactory,
    TopicFactory,
)
from tests.factories.images import picture_file

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def told(read):
    """Return a function that opens a page and returns what it tells search engines, by type."""

    def told(path):
        scripts = read(path).find_all("script", type="application/ld+json")
        return {data["@type"]: data for data in (json.loads(script.string) for script in scripts)}

    return told


@pytest.fixture
def baghdad(db):
    return PlaceFactory(name="Baghdad", province="baghdad")


def test_front_page_tells_who_publishes_the_site(told, home):
    facts = SiteFacts.for_site(Site.objects.get())
    facts.contact_email, facts.telegram = "hello@example.org", "https://t.me/example"
    facts.save()
    Navigation.objects.create(locale=home.locale, site_name="ICSSI")

    data = told("/en/")["Organization"]

    assert data["name"] == "ICSSI"
    assert data["url"] == "http://localhost/"
    assert data["logo"].startswith("http://localhost/static/palettes/lapis/icon-512")
    assert data["sameAs"] == ["https://t.me/example"]
    assert data["email"] == "hello@example.org"


def test_front_page_tells_where_the_site_is_searched(told, home):
    site = told("/en/")["WebSite"]

    assert (site["url"], site["inLanguage"]) == ("http://localhost/", "en")
    assert site["publisher"]["@id"] == told("/en/")["Organization"]["@id"]
    assert site["potentialAction"]["target"]["urlTemplate"] == "http://localhost/en/search/?q={search_term_string}"


def test_page_tells_the_way_down_to_it(told, home, stories):
    StoryPageFactory(parent=stories, slug="boats", title="Boats")

    steps = told("/en/news/boats/")["BreadcrumbList"]["itemListElement"]

    assert [(step["position"], step["item"]) for step in steps] == [
        (1, "http://localhost/en/"),
        (2, "http://localhost/en/news/"),
        (3, "http://localhost/en/news/boats/"),
    ]
    assert steps[2]["name"] == "Boats"


def test_way_down_is_known_from_the_menu(told, stories):
    link = {"type": "link", "value": {"page": stories.pk, "url": "", "label": ""}}
    Navigation.objects.create(locale=stories.locale, site_name="ICSSI", main_menu=[link])
    StoryPageFactory(parent=stories, slug="boats")

    assert len(told("/en/news/boats/")["BreadcrumbList"]["itemListElement"]) == 3


def test_story_tells_what_a_news_article_must(told, stories):
    StoryPageFactory(
        parent=stories,
        slug="boats",
        title="Boats",
        story_date=date(2017, 11, 22),
        last_published_at=timezone.now(),
        authors=[StoryAuthor(person=PersonFactory(name="Salma", role="Volunteer"), locale=stories.locale)],
    )

    article = told("/en/news/boats/")["NewsArticle"]

    assert article["headline"] == "Boats"
    assert article["datePublished"] == "2017-11-22"
    assert date.fromisoformat(article["dateModified"][:10])
    assert article["author"] == [{"@type": "Person", "name": "Salma", "jobTitle": "Volunteer"}]
    assert article["image"][0].startswith("http://localhost/share/")
    assert article["publisher"]["name"]


def test_story_without_authors_is_by_the_organisation_of_its_dateline(told, stories):
    StoryPageFactory(parent=stories, slug="boats", dateline_organisation=OrganisationFactory(name="Forum"))

    assert told("/en/news/boats/")["NewsArticle"]["author"] == [{"@type": "Organization", "name": "Forum"}]


def test_call_tells_what_an_event_must(told, calls, baghdad):
    forum = OrganisationFactory(name="Forum", website="https://example.org")
    CallPageFactory(
        parent=calls,
        slug="season",
        title="Season",
        venues=[CallVenue(name="Garden", place=baghdad, locale=calls.locale)],
        partners=[CallPartner(organisation=forum, role=Role.ORGANISER, locale=calls.locale)],
    )

    event = told("/en/campaigns/season/")["Event"]

    assert (event["startDate"], event["endDate"]) == ("2020-11-22", "2020-11-30")
    assert event["location"] == [
        {
            "@type": "Place",
            "name": "Garden",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": "Baghdad",
                "addressRegion": "Baghdad",
                "addressCountry": "IQ",
            },
        }
    ]
    assert event["organizer"] == [{"@type": "Organization", "name": "Forum", "url": "https://example.org"}]


def test_report_is_an_event_under_the_name_it_had(told, reports, baghdad):
    FestivalReportPageFactory(parent=reports, slug="peace", event_name="I love Baghdad", place=baghdad)

    event = told("/en/festivals/peace/")["Event"]

    assert event["name"] == "I love Baghdad"
    assert event["startDate"] == event["endDate"] == "2017-12-10"


def test_call_and_its_report_tell_of_one_event(told, calls, reports, baghdad):
    call = CallPageFactory(
        parent=calls, slug="season", venues=[CallVenue(name="Garden", place=baghdad, locale=calls.locale)]
    )
    FestivalReportPageFactory(parent=reports, slug="peace", title="It was good", place=baghdad, call=call)

    announced, reported = told("/en/campaigns/season/")["Event"], told("/en/festivals/peace/")["Event"]

    assert reported["superEvent"]["@id"] == announced["@id"]
    article = {"@type": "Article", "headline": "It was good", "url": "http://localhost/en/festivals/peace/"}
    assert announced["subjectOf"] == reported["subjectOf"] == article


def test_call_without_a_place_is_no_event_yet(told, calls):
    CallPageFactory(parent=calls, slug="season")

    assert "Event" not in told("/en/campaigns/season/")


def test_place_outside_iraq_is_given_no_country(told, reports):
    FestivalReportPageFactory(parent=reports, slug="tunis", place=PlaceFactory(name="Tunis"))

    assert "addressCountry" not in told("/en/festivals/tunis/")["Event"]["location"][0]["address"]


def test_words_cannot_end_the_script(client, stories):
    StoryPageFactory(parent=stories, slug="boats", title="</script><script>alert(1)</script>&")

    content = client.get("/en/news/boats/").content.decode()

    assert "<script>alert" not in content
    assert "\\u003C/script\\u003E" in content


def test_shared_links_are_told_everything(read, stories, in_arabic):
    in_arabic(StoryPageFactory(parent=stories, slug="boats", first_published_at=timezone.now()), title="قوارب")

    page = read("/ar/news/boats/")
    said = {tag["property"]: tag["content"] for tag in page.find_all("meta", property=True)}

    assert said["og:type"] == "article"
    assert said["og:locale"] == "ar_IQ"
    assert said["og:locale:alternate"] == "en_GB"
    assert said["og:image"].startswith("http://localhost/share/")
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["og:image:alt"] == "قوارب"
    assert "article:published_time" in said


def test_day_of_publication_is_the_same_everywhere_and_never_ahead(read, told, stories, calls):
    StoryPageFactory(parent=stories, slug="boats", story_date=date(2017, 11, 22))
    CallPageFactory(parent=calls, slug="season", starts_on=date(2099, 1, 1), ends_on=date(2099, 1, 2))

    def published(path):
        return read(path).find("meta", property="article:published_time")["content"]

    assert published("/en/news/boats/") == told("/en/news/boats/")["NewsArticle"]["datePublished"] == "2017-11-22"
    assert published("/en/campaigns/season/") == timezone.localdate().isoformat()


def test_subject_shows_a_picture_of_what_it_lists_or_none(read, stories):
    image = ImageFactory(file=picture_file(size=(1300, 800)))
    rows = [StoryTopic(topic=TopicFactory(name="Rivers"), locale=stories.locale)]
    StoryPageFactory(parent=stories, topics=rows, lead_image=image, lead_image_alt="Two boats")
    TopicFactory(name="Trees")
    rivers, trees = read("/en/topics/rivers/"), read("/en/topics/trees/")

    assert rivers.find("meta", property="og:image")["content"].startswith("http://localhost/media/images/")
    assert rivers.find("meta", property="og:image:alt")["content"] == "Two boats"
    assert trees.find("meta", property="og:title")["content"] == "Trees"
    assert trees.find("meta", property="og:image") is None


def test_version_for_all_other_readers_is_the_same_on_every_page_and_in_the_sitemap(client, read, arabic_home):
    title = {"title": "Boats", "slug": "boats"}
    original = StandardPageFactory(parent=arabic_home, **title)
    kurdish_like = {"ar": "http://localhost/ar/boats/", "fr": "http://localhost/fr/boats/"}

    link = read("/ar/boats/").find("link", hreflang="x-default")["href"]

    assert link == original.full_url == default_version(kurdish_like)
    assert f'hreflang="x-default" href="{link}"' in client.get("/sitemap-pages-1.xml").content.decode()
