"""Pages are begun from a pattern, and reports from their call."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page

from campaigns.models import CallPartner, CallPath, CallVenue, FestivalReportPage
from core.models import Role
from editors.page_templates import PAGE_TEMPLATES
from tests.factories import CallPageFactory, OrganisationFactory, PlaceFactory, TopicFactory
from tests.forms_app.test_desk import person  # noqa: F401  somebody without rights

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def parents(stories, calls, reports, appeals):
    news = dict.fromkeys(("story", "opinion", "elsewhere"), stories)
    return news | {"call": calls, "report": reports, "appeal": appeals}


@pytest.mark.parametrize("key", PAGE_TEMPLATES)
def test_every_pattern_becomes_a_draft_that_opens(sign_in, roles, parents, key):
    browser = sign_in("Editors")
    response = browser.post(reverse("editors:start"), {"pattern": key, "parent": parents[key].pk})
    page = Page.objects.child_of(parents[key]).get().specific
    assert (page.live, page.owner) == (False, browser.user)
    assert browser.get(response.url).status_code == 200


def test_hints_are_in_the_language_of_the_list(sign_in, stories, in_arabic):
    news = in_arabic(stories, title="الأخبار")
    sign_in("Editors").post(reverse("editors:start"), {"pattern": "story", "parent": news.pk})
    page = Page.objects.child_of(news).get().specific
    assert page.locale == news.locale
    assert page.intro.startswith("[")


def test_two_pages_from_one_pattern_have_addresses_of_their_own(sign_in, stories):
    browser = sign_in("Editors")
    for _time in range(2):
        browser.post(reverse("editors:start"), {"pattern": "story", "parent": stories.pk})
    assert len({page.slug for page in Page.objects.child_of(stories)}) == 2


@pytest.mark.parametrize("wrong", [{"pattern": "nothing"}, {"parent": "0"}, {"parent": "x"}, {}])
def test_what_is_not_offered_is_not_begun(sign_in, stories, wrong):
    data = {"pattern": "story", "parent": stories.pk} | wrong if wrong else {}
    assert sign_in("Editors").post(reverse("editors:start"), data).status_code == 200
    assert not Page.objects.child_of(stories).exists()


def test_screen_offers_each_pattern_in_each_language(desk, parents, in_arabic):
    for page in set(parents.values()):
        in_arabic(page)
    page = BeautifulSoup(desk.get(reverse("editors:start")).content, "html.parser")
    assert len(page.select('button[name="parent"]')) == 2 * len(PAGE_TEMPLATES)


def test_report_knows_what_its_call_knows(desk, calls, reports):
    call = CallPageFactory(parent=calls, title="Forum", starts_on=date(2020, 11, 22), ends_on=date(2020, 11, 30))
    place, topic, organisation = PlaceFactory(), TopicFactory(), OrganisationFactory()
    call.venues = [CallVenue(name="Garden", place=place, locale=call.locale)]
    call.paths = [CallPath(topic=topic, locale=call.locale)]
    call.partners = [CallPartner(organisation=organisation, role=Role.ORGANISER, locale=call.locale)]
    call.save()
    desk.post(reverse("editors:report", args=[call.pk]))
    report = FestivalReportPage.objects.get()
    assert (report.live, report.call, report.event_name, report.place) == (False, call, "Forum", place)
    assert (report.starts_on, report.ends_on) == (call.starts_on, call.ends_on)
    assert [(row.organisation, row.role) for row in report.partners.all()] == [(organisation, Role.ORGANISER)]
    assert [row.topic for row in report.topics.all()] == [topic]


def test_call_with_a_report_says_so(desk, calls, reports):
    call = CallPageFactory(parent=calls)
    desk.post(reverse("editors:report", args=[call.pk]))
    page = BeautifulSoup(desk.get(reverse("editors:report", args=[call.pk])).content, "html.parser")
    assert reverse("wagtailadmin_pages:edit", args=[FestivalReportPage.objects.get().pk]) in str(page.main)


def test_people_without_pages_are_not_offered_any(client, person, stories):  # noqa: F811
    client.force_login(person)
    assert client.get(reverse("editors:start")).status_code == 302


def test_list_of_calls_leads_to_next_season_and_report(desk, calls):
    call = CallPageFactory(parent=calls)
    page = desk.get(reverse("wagtailadmin_explore", args=[calls.pk])).content.decode()
    assert reverse("editors:season", args=[call.pk]) in page
    assert reverse("editors:report", args=[call.pk]) in page
    assert reverse("editors:start") in page
    assert (
        reverse("editors:season", args=[call.pk])
        in desk.get(reverse("wagtailadmin_pages:edit", args=[call.pk])).content.decode()
    )
