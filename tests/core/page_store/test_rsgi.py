"""What Granian runs: stored pages at once, all else in lanes, bodies within a time."""

import asyncio
import threading
from types import SimpleNamespace

import pytest

from core.page_store import request_bodies, rsgi
from core.page_store.lanes import FullError, Lane, Lanes
from core.page_store.rsgi import RSGIApplication, environ_of
from tests.core.page_store.requests import request

BROWSER = {"host": "localhost"}


class Protocol:
    """Granian's side of a request: it hands out the parts of a body, and takes the response."""

    def __init__(self, *parts, endless=False):
        self.parts, self.endless = list(parts), endless
        self.status, self.headers, self.sent = 0, {}, []

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.parts:
            return self.parts.pop(0)
        if self.endless:
            await asyncio.sleep(3600)
        raise StopAsyncIteration

    def response_bytes(self, status, headers, body):
        self.status, self.headers = status, dict(headers)
        self.sent.append(body)

    def response_stream(self, status, headers):
        self.status, self.headers = status, dict(headers)
        return self

    async def send_bytes(self, part):
        self.sent.append(part)

    @property
    def body(self):
        return b"".join(self.sent)


def scope(path="/en/", query="", method="GET", **headers):
    sent = BROWSER | {name.replace("_", "-").lower(): value for name, value in headers.items()}
    return SimpleNamespace(
        method=method,
        path=path,
        query_string=query,
        scheme="http",
        server="127.0.0.1:80",
        client="127.0.0.1:5000",
        http_version="1.1",
        authority=None,
        headers=sent,
    )


@pytest.fixture
def server(make_store):
    return RSGIApplication(make_store())


def ask(server, *asked, protocol=None):
    """Send one request and return what came back."""
    protocol = protocol or Protocol()
    asyncio.run(server.__rsgi__(asked[0] if asked else scope(), protocol))
    return protocol


def test_page_is_made_once_and_then_comes_from_the_store(server, site):
    made, stored, head = ask(server), ask(server), ask(server, scope(method="HEAD"))
    assert made.body == stored.body == site.body.encode()
    assert (made.status, stored.status, head.status, head.body) == (200, 200, 200, b"")
    assert stored.headers["Cache-Status"] == "pages; hit"
    assert len(site.asked) == 1


def test_page_that_the_browser_has_is_not_sent_again(server):
    etag = ask(server) and ask(server).headers["ETag"]
    again = ask(server, scope(If_None_Match=etag))
    assert (again.status, again.body) == (304, b"")


def test_stored_page_needs_no_thread(server, site):
    ask(server)
    for lane in vars(server.lanes).values():
        lane.taken = lane.most
    assert ask(server).status == 200
    assert ask(server, scope("/ar/other/")).status == 503


def test_page_stored_on_the_disk_needs_no_thread_either(server, make_store, site):
    ask(server)
    restarted = RSGIApplication(make_store())
    restarted.lanes.pages.taken = restarted.lanes.pages.most
    assert ask(restarted).status == 200
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    ("path", "headers", "first"),
    [
        ("/ar/search/", {}, "ar"),
        ("/en/search/", {"Accept_Language": "ar"}, "en"),
        ("/x/search/", {"Accept_Language": "ar"}, "ar"),
    ],
)
def test_full_lane_is_said_in_two_languages_with_a_time_to_come_again(server, path, headers, first):
    server.lanes.others.taken = server.lanes.others.most
    refused = ask(server, scope(path, "q=boats", **headers))
    text = refused.body.decode()
    assert refused.status == 503
    assert refused.headers["Retry-After"].isdecimal()
    assert "no-store" in refused.headers["Cache-Control"]
    assert f'<html lang="{first}"' in text
    assert "Too many at once" in text
    assert "ازدحام على الموقع" in text


@pytest.mark.parametrize(
    ("method", "path", "lane"),
    [
        ("GET", "/admin/pages/", "admin"),
        ("POST", "/admin/pages/", "admin"),
        ("POST", "/admin/login/", "sign-in"),
        ("GET", "/admin/login/second-factor/", "sign-in"),
        ("POST", "/admin/password_reset/", "sign-in"),
        ("GET", "/health/ready", "health"),
        ("GET", "/static/css/site.css", "files"),
        ("GET", "/media/images/a.webp", "files"),
        ("POST", "/en/forms/x/", "forms"),
        ("GET", "/en/news/", "pages"),
        ("GET", "/documents/1/a.pdf", "others"),
    ],
)
def test_each_kind_of_request_has_threads_of_its_own(method, path, lane):
    environ = request(path, method=method)
    assert Lanes().lane_for(environ, rsgi.cache_key_of(environ)).name == lane


def test_lane_takes_as_many_as_it_has_room_for():
    async def fill():
        lane, end = Lane("few", threads=1, queue=1), threading.Event()
        first, second = (asyncio.ensure_future(lane.run(end.wait, 10)) for _ in range(2))
        await asyncio.sleep(0)
        with pytest.raises(FullError):
            await lane.run(print)
        end.set()
        await asyncio.gather(first, second)
        assert lane.taken == 0
        return await lane.run(lambda: "room again")

    assert asyncio.run(fill()) == "room again"


def test_those_who_want_the_page_that_is_being_made_take_no_place(server, site):
    begun, end = threading.Event(), threading.Event()
    server.lanes.pages.most = 1

    def hold(_environ):
        begun.set()
        end.wait(10)

    site.before_answer = hold

    async def all_at_once():
        protocols = [Protocol() for _ in range(20)]
        tasks = [asyncio.ensure_future(server.__rsgi__(scope(), protocol)) for protocol in protocols]
        await asyncio.to_thread(begun.wait, 10)
        end.set()
        await asyncio.gather(*tasks)
        return {protocol.status for protocol in protocols}

    assert asyncio.run(all_at_once()) == {200}
    assert len(site.asked) == 1


def test_body_reaches_the_view_whole_whether_its_length_is_told_or_not(server, site):
    site.body = lambda environ: environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode()
    told = scope("/en/forms/x/", method="POST", Content_Length="8")
    assert ask(server, told, protocol=Protocol(b"name", b"=hib")).body == b"name=hib"
    assert ask(server, scope("/en/forms/x/", method="POST"), protocol=Protocol(b"name", b"=hib")).body == b"name=hib"


def test_body_that_does_not_end_is_given_up_in_words_and_takes_no_thread(server, site, monkeypatch):
    monkeypatch.setattr(request_bodies, "GRACE", 0.01)
    slow = ask(server, scope("/ar/forms/x/", method="POST"), protocol=Protocol(b"a=1", endless=True))
    assert slow.status == 408
    assert "لم يُحفظ منه شيء" in slow.body.decode()
    assert site.asked == []
    assert server.bodies.held == 0


def test_body_that_is_too_large_is_refused_in_words(server, site, monkeypatch):
    monkeypatch.setattr(request_bodies, "MAX_BODY", 5)
    for told, parts in (("6", []), ("", [b"abc", b"def"])):
        asked = scope("/en/forms/x/", method="POST", **({"Content_Length": told} if told else {}))
        refused = ask(server, asked, protocol=Protocol(*parts))
        assert refused.status == 413
        assert "26 MB" in refused.body.decode()
    assert site.asked == []


def test_body_that_breaks_off_reaches_no_view(server, site):
    asked = scope("/en/forms/x/", method="POST", Content_Length="100")
    assert ask(server, asked, protocol=Protocol(b"name=hi")).status == 400
    assert site.asked == []


def test_long_response_is_sent_in_parts_from_one_thread(server, monkeypatch):
    threads, closed = set(), []

    class Long:
        def __iter__(self):
            for _number in range(10):
                threads.add(threading.current_thread().name)
                yield b"x" * 10

        def close(self):
            closed.append(threading.current_thread().name)

    def application(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/csv")])
        return Long()

    monkeypatch.setattr(rsgi, "PART", 25)
    sent = ask(RSGIApplication(application), scope("/admin/export/"))
    assert (sent.status, sent.body) == (200, b"x" * 100)
    assert len(sent.sent) == 4
    assert len(threads) == 1
    assert list(threads) == closed


def test_environment_is_that_of_wsgi():
    environ = environ_of(
        scope("/ar/ماء/", "page=2", Cookie="a=1", Content_Type="text/plain", X_Forwarded_Proto="https")
    )
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/ar/ماء/"
    assert (environ["QUERY_STRING"], environ["HTTP_HOST"], environ["CONTENT_TYPE"]) == (
        "page=2",
        "localhost",
        "text/plain",
    )
    assert (environ["HTTP_X_FORWARDED_PROTO"], environ["REMOTE_ADDR"]) == ("https", "127.0.0.1")


def test_socket_that_is_a_file_has_the_port_of_its_scheme(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    asked = scope(X_Forwarded_Proto="https")
    asked.server = asked.client = "/run/icssi/web.sock"
    assert environ_of(asked)["SERVER_PORT"] == "443"


def test_header_with_an_underscore_cannot_pass_for_one_that_is_trusted():
    asked = scope()
    asked.headers = {"host": "localhost", "x_forwarded_proto": "https"}
    assert "HTTP_X_FORWARDED_PROTO" not in environ_of(asked)


def test_scheme_of_a_stored_page_is_the_trusted_one(server, site, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    (
        ask(server, scope(X_Forwarded_Proto="https")),
        ask(server),
        ask(server),
        ask(server, scope(X_Forwarded_Proto="https")),
    )
    assert len(site.asked) == 2
