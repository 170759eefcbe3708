"""Screens on which people sign in bear the organisation's own name, in their language, and no maker's."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import get_language

from core.models import Navigation

SCREENS = ["wagtailadmin_login", "wagtailadmin_password_reset", "wagtailadmin_password_reset_done"]
SCREENS += ["wagtailadmin_password_reset_complete"]

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def names(english, arabic):
    Navigation.objects.create(locale=english, site_name="River Friends")
    Navigation.objects.create(locale=arabic, site_name="أصدقاء النهر")
    return {"en": "River Friends", "ar": "أصدقاء النهر"}


def shown(client, address, language="en"):
    return client.get(address, headers={"accept-language": language}).text


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("screen", SCREENS)
def test_screen_bears_the_name_of_the_organisation(client, names, screen, language):
    page = shown(client, reverse(screen), language)
    assert BeautifulSoup(page, "html.parser").select_one(".sign-in-brand").text.strip() == names[language]
    assert f" - {names[language]}</title>" in page
    assert 'aria-label="Wagtail"' not in page
    assert "Sign in to Wagtail" not in page


def test_link_that_leads_nowhere_bears_it_too(client, names):
    address = reverse("wagtailadmin_password_reset_confirm", args=["MQ", "x-y"])
    assert names["en"] in shown(client, address)


def test_title_of_a_screen_names_the_site(editor, settings):
    assert f" - {settings.WAGTAIL_SITE_NAME}</title>" in editor.get(reverse("wagtailadmin_home")).text


def test_front_page_of_the_admin_and_its_window_bear_it(names, desk):
    page = BeautifulSoup(desk.get(reverse("wagtailadmin_home")).content, "html.parser")
    name = names[get_language()]
    assert page.select_one("h1").text.strip() == name
    assert page.title.text.strip().endswith(f"- {name}")
