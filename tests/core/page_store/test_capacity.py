"""What the page store does when memory, disk or an answer reaches its limit."""

from core.page_store import rendering
from core.page_store.cache_keys import CacheKey
from tests.core.page_store.requests import ask


def test_ten_thousand_addresses_stay_within_the_memory(make_store, site):
    store = make_store(megabytes=1, max_files=200)
    for number in range(3000):
        ask(store, f"/en/page-{number}/")
    assert store.memory.size <= 1024 * 1024
    assert len(store.memory.hot_index) <= len(store.memory)


def test_filtered_lists_do_not_drive_out_pages(make_store, site):
    store = make_store(megabytes=0.2)
    ask(store, "/en/news/")
    for number in range(300):
        ask(store, "/en/news/", query=f"topic=t{number}")
    assert store.memory.get(CacheKey("http", "localhost", "/en/news/")) is not None


def test_pages_that_readers_want_outlive_those_nobody_asks_for_again(make_store, site):
    store = make_store(megabytes=0.2)
    for number in range(300):
        ask(store, "/en/")
        ask(store, f"/en/page-{number}/")
    assert store.memory.get(CacheKey("http", "localhost", "/en/")) is not None


def test_too_large_an_answer_passes_through(store, site, monkeypatch):
    monkeypatch.setattr(rendering, "MAX_BODY", 100)
    assert ask(store).body == site.body.encode()
    assert len(store.memory) == 0


def test_full_disk_costs_only_the_copy(store, site, monkeypatch):
    def no_space(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", no_space)
    ask(store), ask(store)
    assert len(site.asked) == 1
