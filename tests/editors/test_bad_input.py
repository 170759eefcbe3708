"""What nobody should type is refused or tamed in words; nothing typed is lost, and nothing falls over."""

import json

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset

from campaigns.models import CallPage, FestivalReportPage
from core.models import Bundle, Navigation
from news.models import StoryPage
from tests.editing import complaints, publish, send
from tests.factories import StandardPageFactory, StoryPageFactory

pytestmark = pytest.mark.django_db

TITLES = {
    "as long as can be": "قافلة" * 51,
    "emoji": "👩‍👩‍👧 نلتقي 🕊️🇮🇶 قريباً 🏳️‍🌈",
    "turned": "\u202eخبر\u202c gnp.exe \u2067x",
    "marks only": "؟!…",
    "one word": "م" * 120,
    "markup": "<script>alert(1)</script> & {{ 7 }} %s",
}


@pytest.mark.indexed
def test_odd_titles_are_published_and_shown_everywhere(desk, client, stories):
    screens = [reverse("wagtailadmin_explore", args=[stories.pk])]
    paths = ["/en/", "/en/news/", "/en/text/news/", "/en/news/feed.xml", "/en/search/?q=x", "/sitemap.xml"]
    for number, title in enumerate(TITLES.values()):
        assert send(desk, stories, StoryPage, title=title, slug=f"story-{number}").status_code == 302, title
        story = StoryPage.objects.live().get(slug=f"story-{number}")
        paths.append(story.url)
        screens += [reverse(f"wagtailadmin_pages:{name}", args=[story.pk]) for name in ("edit", "history", "copy")]
    for path in paths:
        assert client.get(path).status_code == 200, path
    for screen in screens:
        page = desk.get(screen)
        assert page.status_code == 200, screen
        assert "<script>alert(1)" not in page.content.decode(), screen
        assert "\u202e" not in page.content.decode(), screen


@pytest.mark.parametrize(
    ("starts_on", "ends_on"), [("1970-01-01", "9999-12-31"), ("9999-12-31", "9999-12-31"), ("0001-01-01", "0001-01-01")]
)
def test_call_of_an_impossible_year_breaks_no_page(desk, client, calls, starts_on, ends_on):
    slot = {
        "label": "Help",
        "link": "https://example.org/",
        "form": "",
        "opens_on": starts_on,
        "closes_on": ends_on,
        "note": "",
    }
    call = publish(desk, calls, CallPage, starts_on=starts_on, ends_on=ends_on, slots=inline_formset([slot]))
    paths = ["", "calendar.ics", "poster/"]
    paths = [f"{call.url}{path}" for path in paths] + ["/en/", "/en/campaigns/", "/en/calendar.ics", "/en/feed.xml"]
    paths += [f"/en/text{call.url[3:]}", f"/en/campaigns/?year={starts_on[:4]}", "/sitemap-pages-1.xml"]
    assert {path: client.get(path).status_code for path in paths if client.get(path).status_code >= 500} == {}
    screens = [reverse("wagtailadmin_home"), reverse("editors:planning"), reverse("editors:season", args=[call.pk])]
    screens += [reverse("wagtailadmin_explore", args=[calls.pk]), reverse("wagtailadmin_pages:edit", args=[call.pk])]
    assert [desk.get(screen).status_code for screen in screens] == [200] * len(screens)


@pytest.mark.parametrize("written", ["31/11/2026", "2026-02-30", "٢٠٢٦-١٣-٢٢", "10000-01-01", "soon", "0000-00-00"])
def test_date_that_is_none_is_refused_in_words_and_kept(sign_in, stories, written):
    response = send(sign_in("Editors"), stories, StoryPage, title="Typed", story_date=written)
    assert "story_date" in complaints(response)
    assert written in response.content.decode()


@pytest.mark.parametrize(
    ("model", "parent", "fields", "field"),
    [
        (CallPage, "calls", {"starts_on": "2026-11-30", "ends_on": "2026-11-22"}, "ends_on"),
        (FestivalReportPage, "reports", {"starts_on": "2026-11-30", "ends_on": "2026-11-22"}, "ends_on"),
        (StoryPage, "stories", {"go_live_at": "2027-01-02 10:00", "expire_at": "2027-01-01 10:00"}, "go_live_at"),
        (StoryPage, "stories", {"expire_at": "1970-01-01 10:00"}, "expire_at"),
    ],
)
def test_dates_the_wrong_way_round_are_refused_and_kept(desk, request, model, parent, fields, field):
    response = send(desk, request.getfixturevalue(parent), model, title="What I typed", **fields)
    assert field in complaints(response)
    assert "What I typed" in response.content.decode()
    assert not model.objects.exists()


def test_sign_up_that_closes_before_it_opens_is_refused_and_kept(desk, calls):
    slot = {
        "label": "Help us",
        "link": "https://example.org/",
        "form": "",
        "opens_on": "2026-11-22",
        "closes_on": "2026-11-01",
        "note": "",
    }
    response = send(desk, calls, CallPage, title="What I typed", slots=inline_formset([slot]))
    assert "slots" in complaints(response)
    assert "Help us" in response.content.decode()


@pytest.mark.parametrize("goes_at", ["9999-12-31 10:00", "10000-01-01 10:00", "yesterday"])
def test_bundle_of_an_impossible_time_is_refused(desk, stories, goes_at):
    items = {"items-TOTAL_FORMS": 1, "items-INITIAL_FORMS": 0, "items-MIN_NUM_FORMS": 1, "items-MAX_NUM_FORMS": 1000}
    items |= {"items-0-page": StoryPageFactory(parent=stories).pk, "items-0-ORDER": 1, "items-0-DELETE": ""}
    response = desk.post(reverse("bundles:add"), {"title": "Launch", "goes_at": goes_at, **items})
    assert response.status_code == 200
    assert goes_at in response.content.decode()
    assert not Bundle.objects.exists()


def test_menu_to_a_deleted_page_can_be_opened_and_mended(desk, home, english):
    gone = StandardPageFactory(parent=home)
    link = {"type": "link", "id": "a", "value": {"page": gone.pk, "url": "", "label": "Lost"}}
    menu = Navigation.objects.create(site_name="ICSSI", locale=english, main_menu=json.dumps([link]))
    gone.delete()
    address = reverse("wagtailsnippets_core_navigation:edit", args=[menu.pk])
    assert desk.get(address).status_code == 200
    data = {"site_name": "ICSSI", "main_menu-count": "1", "footer_menu-count": "0", "footer_note": "null"}
    data |= {"main_menu-0-deleted": "", "main_menu-0-order": "0", "main_menu-0-type": "link", "main_menu-0-id": "a"}
    data |= {"main_menu-0-value-page": str(gone.pk), "main_menu-0-value-url": "", "main_menu-0-value-label": "Lost"}
    refused = desk.post(address, data)
    assert refused.status_code == 200
    assert "Lost" in refused.content.decode()
    desk.post(address, data | {"main_menu-0-value-page": str(home.pk)})
    assert Navigation.objects.get().main_menu[0].value["page"].pk == home.pk


def test_page_that_is_related_to_itself_and_back_does_no_harm(client, home):
    pages = StandardPageFactory.create_batch(2, parent=home)
    for page, others in zip(pages, (pages, pages[:1]), strict=True):
        page.body = [("related_pages", {"heading": "", "pages": [*others, page]})]
        page.save()
    assert {client.get(page.url).status_code for page in pages} == {200}
