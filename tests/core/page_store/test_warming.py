"""Pages are there before somebody asks: what readers want most first, nothing that they may not see."""

import pytest
from django.db import DatabaseError
from wagtail.models import Page, PageViewRestriction

from core.page_store import warming
from core.page_store.cache_keys import Address
from core.page_store.warming import Warmer, addresses
from tests.core.page_store.requests import ask
from tests.factories import StoryPageFactory

PATHS = ["/en/", "/en/news/", "/en/news/boats/"]


@pytest.fixture
def wanted(monkeypatch):
    monkeypatch.setattr(warming, "SHARE", 1)
    monkeypatch.setattr(
        warming, "addresses", lambda most: [Address("http", "localhost", path) for path in PATHS[:most]]
    )


@pytest.fixture
def worker(make_store, wanted):
    return Warmer(make_store(), 300)


def paths_of(site):
    return [environ["PATH_INFO"] for environ in site.asked]


def test_reader_of_another_process_waits_for_no_page_that_was_made_in_advance(worker, make_store, site, generation):
    assert worker.warm(generation.current)
    assert paths_of(site) == PATHS
    readers_process = make_store()
    for path in PATHS:
        assert ask(readers_process, path).code == 200
    assert paths_of(site) == PATHS


def test_page_that_is_there_already_is_not_made_again(worker, make_store, site, generation):
    ask(make_store(), "/en/news/")
    assert worker.warm(generation.current)
    assert sorted(paths_of(site)) == sorted(PATHS)


def test_change_meanwhile_stops_it(worker, site, generation):
    site.before_answer = lambda environ: generation.bump()
    assert not worker.warm(generation.current)
    assert paths_of(site) == PATHS[:1]


def test_no_more_pages_are_made_than_were_wanted(make_store, site, generation, wanted):
    Warmer(make_store(), 2).warm(generation.current)
    assert paths_of(site) == PATHS[:2]


@pytest.mark.django_db
def test_front_pages_and_lists_come_before_stories_and_hidden_pages_not_at_all(stories):
    StoryPageFactory(parent=stories, slug="boats")
    StoryPageFactory(parent=stories, slug="draft", live=False)
    secret = StoryPageFactory(parent=stories, slug="secret")
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    found = addresses(300)
    assert {address.host for address in found} == {"localhost"}
    assert {address.path for address in found[:3]} == {"/en/", "/ar/", "/en/news/"}
    assert [address.path for address in found[3:]] == ["/en/news/boats/"]


@pytest.mark.django_db
def test_database_that_is_away_costs_nothing_but_the_pages(monkeypatch, caplog):
    def fail():
        raise DatabaseError

    monkeypatch.setattr(Page.objects, "live", fail)
    assert addresses(300) == []
    assert "could not say which pages" in caplog.text
