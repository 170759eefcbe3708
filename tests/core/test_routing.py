import pytest
from django.core.cache import cache
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY, SITE_ROOT_PATHS_CACHE_VERSION

from core.routing import newest_paths
from tests.factories import StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_page_is_served_in_its_language(client, stories, in_arabic):
    story = StoryPageFactory(parent=stories, slug="boats", title="Boats")
    in_arabic(story, title="قوارب")

    response = client.get("/ar/news/boats/")

    assert '<html lang="ar" dir="rtl" data-script="Arab">' in response.content.decode()
    assert "قوارب" in response.content.decode()


def test_links_follow_a_front_page_that_another_process_moved(client, home, stories):
    StoryPageFactory(parent=stories, slug="boats")
    assert "/en/news/boats/" in client.get("/en/news/").content.decode()
    before = Site.get_site_root_paths()
    home.slug = "moved"
    home.save_revision().publish()
    assert Site.get_site_root_paths() != before
    # What a process keeps that has not heard of it.
    for _time in range(2):  # a request that began before puts them there again
        cache.set(SITE_ROOT_PATHS_CACHE_KEY, before, version=SITE_ROOT_PATHS_CACHE_VERSION)
        assert "/en/news/boats/" in client.get("/en/news/").content.decode()


def test_redirects_follow_a_front_page_that_another_process_moved(client, home, stories):
    Redirect.add_redirect("/en/old", StoryPageFactory(parent=stories, slug="boats"))
    before = Site.get_site_root_paths()
    home.slug = "moved"
    home.save_revision().publish()
    for _time in range(2):
        cache.set(SITE_ROOT_PATHS_CACHE_KEY, before, version=SITE_ROOT_PATHS_CACHE_VERSION)
        assert client.get("/en/old/").headers["Location"] == "/en/news/boats/"


def test_newest_paths_begin_with_front_pages_and_lists_and_leave_out_what_is_hidden(stories):
    StoryPageFactory(parent=stories, slug="boats")
    StoryPageFactory(parent=stories, slug="draft", live=False)
    secret = StoryPageFactory(parent=stories, slug="secret")
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    found = newest_paths(300)
    assert set(found[:3]) == {"/en/", "/ar/", "/en/news/"}
    assert found[3:] == ["/en/news/boats/"]


def test_newest_paths_are_no_more_than_asked_for(stories):
    StoryPageFactory(parent=stories, slug="boats")
    assert len(newest_paths(300)) > 2
    assert len(newest_paths(2)) == 2
