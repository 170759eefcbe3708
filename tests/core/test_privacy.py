"""Public pages set no cookie, follow nobody and load nothing from anywhere else."""

from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.rendered import ADDRESSES

pytestmark = pytest.mark.one_database


@pytest.fixture(params=ADDRESSES)
def response(request, rendered):
    return rendered[request.param]


def loaded(page):
    """Return every address a browser asks for by itself when it shows a page."""
    for element in page.find_all(src=True):
        yield element["src"]
    for element in page.find_all(srcset=True):
        yield from (candidate.split()[0] for candidate in element["srcset"].split(","))
    for element in page.find_all("link"):
        if set(element["rel"]) & {
            "stylesheet",
            "preload",
            "icon",
            "manifest",
            "preconnect",
            "dns-prefetch",
            "prefetch",
        }:
            yield element["href"]
    for element in page.find_all(["object", "form", "iframe"]):
        yield from (element[name] for name in ("data", "action", "src") if element.get(name))


def test_public_page_sets_no_cookie(response):
    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")


def test_public_page_says_what_it_may_do(response):
    policy = dict(part.partition(" ")[::2] for part in response.headers["Content-Security-Policy"].split("; "))

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in response.headers["Permissions-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_public_page_loads_nothing_from_elsewhere(response):
    page = BeautifulSoup(response.content, "html.parser")

    asked = list(loaded(page))

    assert asked
    assert [address for address in asked if urlsplit(address).netloc not in {"", "localhost"}] == []


def test_public_page_holds_no_inline_style_or_script(response):
    page = BeautifulSoup(response.content, "html.parser")
    scripts = [script for script in page.find_all("script") if not script.get("src")]

    assert page.find_all("style") == page.find_all(style=True) == []
    assert {script.get("type") for script in scripts} <= {"application/ld+json"}
    assert [name for element in page.find_all() for name in element.attrs if name.startswith("on")] == []


def test_link_to_elsewhere_tells_that_place_nothing(response):
    page = BeautifulSoup(response.content, "html.parser")
    outside = [link for link in page.select("a[href^=http]") if urlsplit(link["href"]).hostname != "localhost"]

    assert [link["href"] for link in outside if "noopener" not in link.get("rel", [])] == []
