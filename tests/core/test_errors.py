"""Whatever a stranger sends, a proper page answers, in the right language and with the right status."""

from urllib.parse import unquote_to_bytes

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import path
from wagtail.models import Page

from icssi_cms.urls import urlpatterns as real_addresses
from tests.factories import StoryPageFactory


def broken(request):
    raise RuntimeError("This view is broken.")


class SiteWithABrokenView:
    """Stands in for the module of addresses."""

    urlpatterns = [*(path(f"{prefix}broken/", broken) for prefix in ("", "en/", "ar/")), *real_addresses]
    handler500 = "core.views.server_error"


@pytest.fixture
def broken_site(settings):
    """A client of a site on which one view is broken; it sees what a visitor sees."""
    settings.ROOT_URLCONF = SiteWithABrokenView
    return Client(raise_request_exception=False)


def taken_apart(response):
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_unknown_address_is_told_in_the_language_of_the_address(read, home, language, direction):
    page = read(f"/{language}/nothing/here/", status=404)

    assert (page.html["lang"], page.html["dir"]) == (language, direction)
    assert page.find("meta", {"name": "robots"})["content"] == "noindex"
    assert page.find("a", href=f"/{language}/")


@pytest.mark.django_db
def test_unknown_address_without_a_language_is_told_in_the_one_the_browser_asks_for(read, home):
    assert read("/no.such.file", status=404, accept_language="ar").html["lang"] == "ar"


@pytest.mark.django_db
def test_404_stands_without_any_front_page(read, home):
    Page.objects.filter(depth__gt=1).update(live=False)

    assert read("/ar/", status=404).html["lang"] == "en"


@pytest.mark.django_db
def test_malformed_address_finds_nothing_and_breaks_nothing(client, stories):
    addresses = [
        "/en/%00/",
        "/en/news/%00",
        "/%00",
        "/en/%ff%fe/",
        "/en/%",
        "/en/%zz/",
        "/en/%e0%a4%a/",
        "/en/..%2f..%2fetc/passwd",
        "/en/%F0%9F%8E%89/",
        "/en/" + "a/" * 400,
        "/en/" + "ن" * 3000 + "/",
        "/en//news//",
        "/EN/news/",
        "/xx/",
        "/documents/99999999999999999999/a.pdf",
        "/documents/0/",
        "/media/../settings.py",
        "/media/images/..%2f..%2fdb.sqlite3",
        "/media/images/%00",
        "/media/original_images/secret.jpg",
        "/en/news/nothing/?page=%00&topic=%ff",
    ]
    for address in addresses:
        path, _question, query = address.partition("?")

        # Sent the way a server hands it on; the test client would make it well-formed first.
        response = client.generic("GET", "/", PATH_INFO=unquote_to_bytes(path).decode("latin-1"), QUERY_STRING=query)

        assert response.status_code in {301, 302, 400, 404}, address


@pytest.mark.django_db
def test_question_with_thousands_of_parts_is_refused(client, stories):
    assert client.get("/en/news/?" + "a=1&" * 12_000).status_code in {200, 400}


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["elsewhere.example", "localhost:port", "local host", "", "ar.localhost"])
def test_wrong_host_is_refused(client, home, host):
    response = client.get("/ar/", headers={"host": host})

    assert response.status_code == 400
    assert taken_apart(response).html["dir"] == "rtl"


@pytest.mark.parametrize(
    ("address", "asked", "language", "direction"),
    [
        ("/en/broken/", "ar", "en", "ltr"),
        ("/ar/broken/", "en", "ar", "rtl"),
        ("/broken/", "ar", "ar", "rtl"),
        ("/broken/", "tr", "en", "ltr"),
    ],
)
def test_broken_view_is_told_in_the_readers_language_without_the_database(
    broken_site, address, asked, language, direction
):
    # No `db` here: any query would fail this test.
    response = broken_site.get(address, headers={"accept-language": asked})

    page = taken_apart(response)
    assert response.status_code == 500
    assert (page.html["lang"], page.html["dir"]) == (language, direction)


def test_broken_view_tells_nothing_about_itself(broken_site):
    assert b"RuntimeError" not in broken_site.get("/en/broken/").content


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["head", "options"])
def test_page_can_be_asked_about(client, home, method):
    assert getattr(client, method)("/en/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ar"])
def test_forged_form_is_refused_in_the_readers_language(stories, in_arabic, language):
    in_arabic(StoryPageFactory(parent=stories, slug="boats"))

    response = Client(enforce_csrf_checks=True).post(f"/{language}/news/boats/", {"a": "b"})

    assert response.status_code in {403, 405}
    assert taken_apart(response).html["lang"] == language


@pytest.mark.parametrize(("language", "words"), [("en", "another address"), ("ar", "عنوان آخر")])
def test_unknown_host_is_told_the_address_of_the_site_and_nothing_of_its_browser(language, words):
    response = Client().get("/en/" if language == "en" else "/ar/", HTTP_HOST="elsewhere.example")
    page = taken_apart(response)

    assert response.status_code == 400
    assert words in page.h1.get_text()
    assert page.select_one("main a.btn")["href"] == "http://localhost"
    assert "elsewhere.example" not in response.content.decode()
