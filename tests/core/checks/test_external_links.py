"""Links elsewhere are looked at in the background, never in a request; no test asks anybody."""

import socket
import threading
import urllib.error
from datetime import timedelta

import pytest
from django.utils import timezone

from core.checks import external_links
from core.checks.external_links import (
    check_external_links,
    connect_to_public_host,
    external_addresses,
    update_external_links,
)
from core.models import OutsideLink
from news.models import StoryPage
from tests.factories import CallPageFactory, StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def story(stories):
    body = [
        ("paragraph", '<p><a href="https://one.example/a?b=1&amp;c=2">one</a> <a linktype="page" id="3">ours</a></p>'),
        ("embed", {"url": "https://two.example/film", "title": "Film", "note": ""}),
    ]
    return StoryPage.objects.get(pk=StoryPageFactory(parent=stories, body=body).pk)


def look(answers):
    return check_external_links(threading.Event(), lambda address: answers)


def test_addresses_are_found_in_texts_blocks_and_fields(story, calls):
    assert external_addresses(story) == {"https://one.example/a?b=1&c=2", "https://two.example/film"}
    assert external_addresses(CallPageFactory(parent=calls, website="https://three.example")) == {
        "https://three.example"
    }


def test_links_are_noted_once_and_forgotten_when_they_go(story):
    update_external_links(story)
    update_external_links(story)
    assert OutsideLink.objects.count() == 2
    story.body = []
    update_external_links(story)
    assert not OutsideLink.objects.exists()


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "64:ff9b::808:808"])
def test_addresses_of_the_internet_are_asked(address):
    assert external_links.is_public(address)


def test_link_is_broken_only_after_a_second_failure(story):
    update_external_links(story)
    look("404")
    assert not OutsideLink.objects.broken().exists()
    OutsideLink.objects.update(checked_at=timezone.now() - timedelta(hours=13))
    look("404")
    assert OutsideLink.objects.broken().count() == 2


def test_link_that_answers_again_is_whole(story):
    update_external_links(story)
    OutsideLink.objects.update(failures=2)
    look("")
    assert not OutsideLink.objects.broken().exists()


def test_link_is_left_alone_for_a_week(story):
    update_external_links(story)
    assert look("") == 2
    assert look("") == 0


def test_stopping_worker_asks_nobody(story):
    update_external_links(story)
    stopping = threading.Event()
    stopping.set()
    assert check_external_links(stopping, lambda address: "") == 0


def test_check_that_is_switched_off_asks_nobody(story, settings):
    update_external_links(story)
    settings.LINK_CHECK = False
    assert look("404") == 0


PRIVATE = ["127.0.0.1", "10.0.0.5", "169.254.169.254", "::1", "192.168.1.1", "0.0.0.0", "fec0::1", "224.0.0.1"]  # noqa: S104
CARRYING = ["::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::"]  # a private one inside


@pytest.mark.parametrize("address", [*PRIVATE, *CARRYING])
def test_private_networks_are_never_asked(monkeypatch, address):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kw: [(family, 1, 6, "", (address, 443))])
    with pytest.raises(urllib.error.URLError, match="private"):
        connect_to_public_host("inside.example", 443, 1)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_name_is_resolved_once_and_the_connection_goes_where_that_led(monkeypatch, scheme):
    asked, reached = [], []

    def resolve(host, port, **_more):
        """Answer once with a public address, and then with one inside, as a hostile name server does."""
        asked.append(host)
        return [(socket.AF_INET, 1, 6, "", ("8.8.8.8" if len(asked) == 1 else "127.0.0.1", port))]

    def connect(self, place):
        reached.append(place[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket.socket, "connect", connect)
    assert external_links.problem_with(f"{scheme}://rebinding.example/") == "ConnectionRefusedError"
    assert (asked, reached) == (["rebinding.example"], ["8.8.8.8"])


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org", "https://", "http://[bad"])
def test_only_web_addresses_are_asked(address):
    assert external_links.problem_with(address)
