import threading
import time

import pytest

from core.page_store import store as store_module
from core.page_store.cache_keys import CacheKey
from tests.core.page_store.requests import ask, request


def test_page_is_made_once(store, site):
    assert [ask(store).body for _ in range(3)] == [site.body.encode()] * 3
    assert len(site.asked) == 1


def test_all_headers_of_a_page_are_kept(store, site):
    site.headers += [
        ("Content-Security-Policy", "default-src 'none'"),
        ("Link", "</a>; rel=next"),
        ("Link", "</b>; rel=x"),
    ]
    ask(store)

    sent = []
    store(request(), lambda status, headers: sent.extend(headers))
    assert sent[: len(site.headers)] == site.headers


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Set-Cookie", "session=1"),
        ("Cache-Control", "private"),
        ("Cache-Control", "max-age=0, no-cache, no-store"),
        ("Vary", "Cookie"),
        ("Vary", "Accept-Encoding, User-Agent"),
        ("Vary", "*"),
    ],
)
def test_page_for_one_reader_is_not_kept(store, site, header, value):
    site.headers.append((header, value))
    ask(store), ask(store)
    assert len(site.asked) >= 2
    assert len(store.memory) == 0


@pytest.mark.parametrize("status", ["404 Not Found", "301 Moved", "206 Partial Content", "403 Forbidden"])
def test_only_whole_pages_are_kept(store, site, status):
    site.status = status
    assert ask(store).code == int(status[:3])
    ask(store)
    assert len(site.asked) == 2


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_only_reading_is_answered_from_the_store(store, site, method):
    ask(store), ask(store, method=method)
    assert site.asked[-1]["REQUEST_METHOD"] == method


@pytest.mark.parametrize("cookie", ["session=abc", "session=", "session=abc; session=def"])
def test_session_changes_nothing_on_a_public_page_whoever_gave_it_out(store, site, cookie):
    ask(store), ask(store, COOKIE=cookie)
    assert len(site.asked) == 1
    assert "HTTP_COOKIE" not in site.asked[0]


@pytest.mark.parametrize(("status", "varies"), [("200 OK", "Cookie"), ("302 Found", "Accept-Encoding")])
def test_session_counts_where_the_answer_may_go_by_it(store, site, status, varies):
    """A page that is not for everybody says so with Vary or is no page at all, but a redirect to its door."""
    site.status = status
    site.headers.append(("Vary", varies))
    ask(store, COOKIE="session=abc")
    assert site.asked[-1]["HTTP_COOKIE"] == "session=abc"


def test_other_cookies_change_nothing(store, site):
    ask(store), ask(store, COOKIE="_ga=1; theme=dark")
    assert len(site.asked) == 1


@pytest.mark.parametrize("path", ["/admin/", "/documents/1/a.pdf", "/media/images/a.webp", "/health/live"])
def test_what_is_no_page_goes_to_django(store, site, path):
    ask(store, path), ask(store, path)
    assert len(site.asked) == 2


def test_changed_site_makes_its_pages_again(store, site, generation):
    ask(store)
    site.body = "New."
    generation.bump()
    assert ask(store).body == b"New."


def test_unchanged_page_keeps_its_etag(store, generation):
    before = ask(store).headers["ETag"]
    generation.bump()
    assert ask(store).headers["ETag"] == before


def test_page_made_across_a_change_is_not_kept(store, site, generation):
    site.before_answer = lambda environ: generation.bump()
    ask(store)
    site.before_answer = lambda environ: None
    site.body = "New."
    assert ask(store).body == b"New."


def test_another_process_takes_the_page_from_the_disk(store, make_store, site):
    ask(store)
    assert ask(make_store()).body == site.body.encode()
    assert len(site.asked) == 1


def test_twenty_at_once_have_the_page_made_once(store, site):
    site.before_answer = lambda environ: time.sleep(0.2)
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(ask(store).body)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(site.asked), len(answers)) == (1, 20)


def test_page_written_to_the_disk_during_a_change_is_deleted_there(store, generation, monkeypatch):
    write, written = store.disk.write, []

    def write_and_change(address, entry):
        write(address, entry)
        written.append(store.disk.has(address))
        generation.bump()

    monkeypatch.setattr(store.disk, "write", write_and_change)
    ask(store)
    assert written == [True]
    assert not store.disk.has(CacheKey("http", "localhost", "/en/"))


def test_nobody_waits_for_a_page_that_was_begun_before_a_change(store, site, generation):
    begun, go_on = threading.Event(), threading.Event()

    def wait_the_first_time(environ):
        if not begun.is_set():
            begun.set()
            go_on.wait(5)

    site.before_answer = wait_the_first_time
    site.body = lambda environ: "old" if not go_on.is_set() else "new"
    first = threading.Thread(target=ask, args=(store,))
    first.start()
    begun.wait(5)
    generation.bump()
    asked_before = len(site.asked)
    ask(store)
    assert len(site.asked) == asked_before + 1
    go_on.set()
    first.join()


def test_old_page_is_better_than_none(store, site, generation):
    ask(store)
    generation.bump()
    site.status = "500 Oh"
    answer = ask(store)
    assert (answer.code, answer.body) == (200, site.body.encode())
    assert "stale" in answer.headers["Cache-Status"]


def test_failing_database_is_spared_for_a_moment_and_then_tried_again(store, site, generation, monkeypatch):
    ask(store)
    generation.bump()
    site.status = "503 Away"
    for _ in range(5):
        assert ask(store).code == 200
    assert len(site.asked) == 2
    monkeypatch.setattr(store_module, "PAUSE", 0)
    store._paused_until = 0.001
    site.status, site.body = "200 OK", "Back."
    assert ask(store).body == b"Back."


def test_old_pages_survive_a_restart(store, make_store, site, generation):
    ask(store)
    generation.bump()
    site.status = "503 Away"
    assert ask(make_store()).code == 200


def test_page_that_is_gone_is_forgotten(store, make_store, site, generation):
    ask(store)
    generation.bump()
    site.status = "404 Not Found"
    ask(store)
    site.status = "503 Away"
    assert ask(store).code == 503
    assert ask(make_store()).code == 503


def test_page_that_was_taken_down_is_not_shown_while_the_database_is_away(store, site, generation):
    ask(store)
    generation.bump()
    store.disk.drop_path("/en/")
    site.status = "503 Away"
    assert ask(store).code == 503


def test_page_lives_until_the_next_moment(store, site, monkeypatch):
    now = time.time()
    monkeypatch.setattr(store.expiry, "next_after", lambda seconds, generation: now + 100)
    ask(store)
    monkeypatch.setattr(time, "time", lambda: now + 101)
    ask(store)
    assert len(site.asked) == 2


def test_clock_set_back_makes_pages_again(store, site, monkeypatch):
    ask(store)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now - 24 * 3600)
    ask(store)
    assert len(site.asked) == 2


def test_page_that_depends_on_the_language_is_kept_for_each(store, site):
    site.headers.append(("Vary", "Accept-Language"))
    site.body = lambda environ: environ.get("HTTP_ACCEPT_LANGUAGE", "none")
    asked = ["ar-IQ,ar;q=0.9", "en-US", "ar", "xx", "ar;q=0.5,en", "", "*", "nonsense;;q=,"]
    assert [ask(store, "/", ACCEPT_LANGUAGE=header).body for header in asked] == [
        b"ar",
        b"en",
        b"ar",
        b"en",
        b"en",
        b"en",
        b"en",
        b"en",
    ]
    assert len(site.asked) == 3


def test_page_that_depends_on_the_language_survives_a_restart(store, make_store, site, generation):
    site.headers.append(("Vary", "Accept-Language"))
    site.status = "302 Found"
    ask(store, "/", ACCEPT_LANGUAGE="ar")
    generation.bump()
    site.status = "503 Away"
    assert ask(make_store(), "/", ACCEPT_LANGUAGE="ar").code == 302


def test_door_is_answered_from_the_store(store, site):
    site.status = "302 Found"
    ask(store, "/"), ask(store, "/")
    assert len(site.asked) == 1


def test_hits_misses_and_old_pages_are_counted(store, site, generation):
    ask(store), ask(store), ask(store)
    generation.bump()
    site.status = "500 Oh"
    ask(store)
    assert (store.hits, store.misses, store.stale) == (2, 2, 1)
