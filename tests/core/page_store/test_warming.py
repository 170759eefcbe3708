"""Pages are rendered before anybody asks for them."""

from urllib.parse import quote

import pytest
from django.db import DatabaseError

from core.page_store import warming
from core.page_store.warming import Warmer
from tests.core.page_store.requests import ask

PATHS = ["/en/", "/en/news/", "/en/news/boats/"]


@pytest.fixture(autouse=True)
def _no_database_and_no_pauses(monkeypatch):
    monkeypatch.setattr(warming, "close_old_connections", lambda: None)
    monkeypatch.setattr(warming, "MAX_SHARE", 1)


@pytest.fixture
def worker(make_store):
    return Warmer(make_store(), lambda: PATHS)


def paths_of(site):
    return [environ["PATH_INFO"] for environ in site.asked]


def test_reader_of_another_process_waits_for_no_page_that_was_made_in_advance(worker, make_store, site, generation):
    assert worker.warm(generation.current)
    assert paths_of(site) == PATHS
    readers_process = make_store()
    for path in PATHS:
        assert ask(readers_process, path).code == 200
    assert paths_of(site) == PATHS


def test_arabic_addresses_are_warmed_under_the_path_that_readers_ask_for(make_store, site, generation):
    worker = Warmer(make_store(), lambda: ["/ar/" + quote("الماء") + "/"])
    assert worker.warm(generation.current)
    assert [path.encode("latin-1").decode() for path in paths_of(site)] == ["/ar/الماء/"]


def test_page_that_is_there_already_is_not_made_again(worker, make_store, site, generation):
    ask(make_store(), "/en/news/")
    assert worker.warm(generation.current)
    assert sorted(paths_of(site)) == sorted(PATHS)


def test_change_meanwhile_stops_it(worker, site, generation):
    site.before_answer = lambda environ: generation.bump()
    assert not worker.warm(generation.current)
    assert paths_of(site) == PATHS[:1]


def test_database_that_is_away_costs_nothing_but_the_pages(make_store, site, generation, caplog):
    def fail():
        raise DatabaseError

    assert Warmer(make_store(), fail).warm(generation.current)
    assert site.asked == []
    assert "did not say which pages" in caplog.text
