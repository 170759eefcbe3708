"""/ sends readers to a language they can read, and remembers nothing about them."""

import pytest
from wagtail.models import Locale

from core.models import OpenLanguage

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.mark.parametrize(
    ("header", "address"),
    [
        ("ar", "/ar/"),
        ("ar-IQ", "/ar/"),
        ("AR-iq,en;q=0.4", "/ar/"),
        ("en-GB,ar;q=0.9", "/en/"),
        ("en;q=0.3,ar;q=0.8", "/ar/"),
        ("ar;q=0,en;q=0.1", "/en/"),
        ("ja,ar;q=0.5,en;q=0.2", "/ar/"),
        ("ckb,ar;q=0.7", "/ar/"),
        ("ja", "/en/"),
        ("", "/en/"),
        ("*", "/en/"),
        ("ar;q=lots", "/en/"),
        (";;;,,,q=", "/en/"),
        ("ar\u00e9\u00e9", "/en/"),
        ("x" * 5000, "/en/"),
        ("ar," * 300, "/ar/"),
    ],
)
def test_door_opens_in_the_language_the_browser_asks_for(client, header, address):
    assert client.get("/", headers={"accept-language": header}).headers["Location"] == address


def test_door_opens_in_english_where_nothing_is_asked_for(client):
    assert client.get("/").headers["Location"] == "/en/"


def test_door_remembers_nobody(client):
    response = client.get("/", headers={"accept-language": "ar"})

    assert response.cookies == {}
    assert response.headers["Vary"] == "Accept-Language"


def test_door_does_not_stay_open_for_good(client):
    assert client.get("/").status_code == 302


def test_door_leads_to_a_language_that_is_open(client, arabic_home):
    arabic_home.unpublish()

    assert client.get("/", headers={"accept-language": "ar"}).headers["Location"] == "/en/"


def test_door_leads_to_arabic_when_only_arabic_is_open(client, home):
    home.unpublish()

    assert client.get("/", headers={"accept-language": "en"}).headers["Location"] == "/ar/"


def test_door_without_any_open_language_leads_to_a_page_that_says_so(client, home, arabic_home):
    home.unpublish()
    arabic_home.unpublish()

    assert client.get("/", follow=True).status_code == 404


@pytest.mark.parametrize(("method", "status"), [("head", 302), ("post", 405), ("put", 405), ("delete", 405)])
def test_door_is_only_for_reading(client, method, status):
    assert getattr(client, method)("/").status_code == status


@pytest.mark.parametrize(
    ("header", "address"),
    [
        ("ar", "/ar/news/"),
        ("ckb", "/en/news/"),
        ("ckb,ar;q=0.5", "/ar/news/"),
        ("it", "/en/news/"),
        ("ja", "/en/news/"),
    ],
)
def test_address_without_a_language_is_led_to_an_open_one_the_browser_asks_for(client, stories, header, address):
    assert client.get("/news/", headers={"accept-language": header}).headers["Location"] == address


def test_address_without_a_language_is_led_to_a_language_that_was_opened_later(client, home, stories):
    locale = Locale.objects.create(language_code="ckb")
    home.copy_for_translation(locale).save_revision().publish()
    OpenLanguage.objects.create(locale=locale)

    assert client.get("/news/", headers={"accept-language": "ckb"}).headers["Location"] == "/ckb/news/"


@pytest.mark.parametrize("path", ["/admin/nothing/", "/media/images/nothing.jpg", "/static/nothing.css"])
def test_what_is_not_a_page_is_looked_for_below_no_language(client, path):
    assert client.get(path).status_code in {302, 404}
    assert not client.get(path).headers.get("Location", "").startswith("/en/")


@pytest.mark.parametrize(("header", "language"), [("ckb", "en"), ("ar", "ar"), ("it,ar", "ar"), ("de", "en")])
def test_login_speaks_a_language_that_came_with_the_site(client, header, language):
    page = client.get("/admin/login/", headers={"accept-language": header})

    assert page.headers["Content-Language"] == language
