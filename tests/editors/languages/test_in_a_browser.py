"""An administrator adds a language, words it and opens it, and a reader finds it: the whole way, in a real browser."""

import re

import pytest
from playwright.sync_api import expect
from wagtail.models import Locale
from wagtail.users.models import UserProfile

from editors.roles import ADMINISTRATORS
from home.models import HomePage
from tests.browser import session_cookie
from tests.editors.languages.conftest import publish_with_title
from tests.factories import UserFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

WIDTHS = [360, 1280]
WAYS = {
    "tr": ("en", "ltr", "Ana metne geç", "Bir gün %(dag)s", "Ana sayfa"),
    "ckb": ("ar", "rtl", "بڕۆ بۆ دەقی سەرەکی", "%(dag)s ڕۆژ", "سەرەتا"),
}


@pytest.fixture
def at_work(page, live_server):
    """Return a function that opens the list of languages as an administrator with the admin in a language."""

    def open_languages(language):
        user = UserFactory(group=ADMINISTRATORS)
        UserProfile.objects.create(user=user, preferred_language=language)
        page.context.add_cookies([session_cookie(user) | {"url": live_server.url}])
        page.goto(f"{live_server.url}/admin/desk/languages/")
        return page

    return open_languages


def fits(page):
    """Tell whether nothing sticks out of the window on a phone or on a desktop."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            return False
    return True


@pytest.mark.parametrize("code", WAYS)
def test_administrator_adds_words_and_opens_a_language(at_work, browser, live_server, code):
    language, direction, words, wrong, title = WAYS[code]
    admin, reader = at_work(language), browser.new_page()
    assert fits(admin)

    admin.locator("a[href$='/languages/add/']").click()
    admin.locator(f"button[value={code}]").click()
    admin.wait_for_url(re.compile(f"/languages/{code}/$"))
    assert fits(admin)
    assert not admin.locator("button[value=open]").count()

    admin.goto(f"{live_server.url}/admin/desk/languages/{code}/words/?words=skip to the main")
    field = admin.locator(".desk-word textarea")
    expect(field).to_have_attribute("dir", direction)
    field.fill(wrong)
    admin.locator(".desk-save button").click()
    expect(admin.locator(".error-message li")).to_have_count(1)
    assert fits(admin)
    admin.locator(".desk-word textarea").fill(words)
    admin.locator(".desk-save button").click()
    expect(admin.locator(".error-message")).to_have_count(0)

    home = HomePage.objects.get(locale=Locale.objects.get(language_code=code))
    publish_with_title(home, title)
    assert reader.goto(f"{live_server.url}/{code}/").status == 404

    admin.goto(f"{live_server.url}/admin/desk/languages/{code}/")
    admin.locator("input[name=known]").check()
    admin.locator("button[value=open]").click()
    admin.locator("button[value=close]").wait_for()

    assert reader.goto(f"{live_server.url}/{code}/").status == 200
    expect(reader.locator("html")).to_have_attribute("dir", direction)
    expect(reader.get_by_role("heading", level=1)).to_have_text(title)
    expect(reader.locator(".skip")).to_have_text(words)
    assert fits(reader)
