import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ONION = "http://exampleonionaddress.onion"


@pytest.fixture(autouse=True)
def _onion(settings):
    settings.ONION_URL = ONION
    settings.ALLOWED_HOSTS = ["testserver", "localhost", "exampleonionaddress.onion"]


def test_pages_say_where_tor_browser_finds_them(client, home):
    assert client.get("/en/?page=1")["Onion-Location"] == f"{ONION}/en/?page=1"


def test_nothing_is_said_at_the_onion_address_itself(client, home):
    assert "Onion-Location" not in client.get("/en/", headers={"host": "exampleonionaddress.onion"})


@pytest.mark.parametrize("path", ["/admin/login/", "/en/nothing/", "/robots.txt"])
def test_only_public_pages_say_it(client, home, path):
    assert "Onion-Location" not in client.get(path)


def test_site_without_one_says_nothing(client, home, settings):
    settings.ONION_URL = ""

    assert "Onion-Location" not in client.get("/en/")
