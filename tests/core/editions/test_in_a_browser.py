"""What only a browser can show: pages that are kept on a phone, and cleared from it."""

import time

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from news.models import StoryPage
from tests.core.editions.lines import Line
from tests.factories import StandardPageFactory, StoryPageFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


READINGS = 6  # a worker keeps pages in its own time: where it had none, they are read again


def waits_for(page, script, seconds=30):
    """Tell whether a script becomes true. Playwright's own wait asks again by `eval`, which the site's policy forbids."""
    end = time.monotonic() + seconds
    while not page.evaluate(script):
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


@pytest.fixture
def phone(page, live_server, stories):
    """A phone that has read a story and then the list of stories."""
    StoryPageFactory(parent=stories, slug="boats", title="Boats")
    page.goto(f"{live_server.url}/en/news/boats/")
    assert waits_for(page, "navigator.serviceWorker.getRegistration().then((found) => Boolean(found?.active))")
    assert waits_for(page, "Boolean(navigator.serviceWorker.controller)")
    for _reading in range(READINGS):
        for path in ("/en/news/boats/", "/en/news/"):
            page.goto(f"{live_server.url}{path}")
            waits_for(page, f"caches.match('{path}').then(Boolean)", seconds=5)
        if page.evaluate("caches.open('pages').then((kept) => kept.keys()).then((all) => all.length)") == 2:
            break
    assert waits_for(page, "caches.match('/en/offline/').then(Boolean)")  # every page read asks for it again
    return page


def test_pages_read_lately_open_without_a_network(phone, live_server):
    phone.context.set_offline(True)

    phone.goto(f"{live_server.url}/en/news/boats/")
    expect(phone.locator("h1")).to_have_text("Boats")
    phone.goto(f"{live_server.url}/en/news/")
    expect(phone.locator("h1")).to_have_text("News")


def test_other_pages_say_that_there_is_no_network(phone, live_server):
    phone.context.set_offline(True)

    phone.goto(f"{live_server.url}/en/about/")

    expect(phone.locator("h1")).to_have_text("There is no network now")


@pytest.mark.parametrize("path", ["/ar/nowhere/", "/en/search/?q=boats", "/it/", "/ar"])
def test_every_address_leads_to_our_own_page_without_a_network(phone, live_server, path):
    phone.context.set_offline(True)

    phone.goto(f"{live_server.url}{path}")

    language = "ar" if path.startswith("/ar") else "en"
    assert phone.locator("html").get_attribute("lang") == language
    expect(phone.locator("main a[href$='/en/news/boats/']")).to_have_text("Boats")


def test_kept_page_says_so_whatever_follows_its_address(phone, live_server):
    phone.context.set_offline(True)

    for path in ("/en/news/boats/?fbclid=1&utm_source=x&_gl=1", "/en/text/news/boats/"):
        phone.goto(f"{live_server.url}{path}")
        expect(phone.locator("h1")).to_have_text("Boats")
        expect(phone.locator("[data-copy-of-page]")).to_contain_text("This is a copy")


def test_line_that_hangs_shows_the_kept_page_as_a_copy_with_its_date(page, live_server, stories):
    StoryPageFactory(parent=stories, slug="boats", title="Boats")
    line = Line(live_server.thread.host, live_server.thread.port)
    page.goto(f"{line.url}/en/news/boats/")
    assert waits_for(page, "Boolean(navigator.serviceWorker.controller)")
    assert waits_for(page, "caches.match('/en/news/boats/').then(Boolean)")
    line.hangs.set()

    began = time.monotonic()
    page.goto(f"{line.url}/en/news/boats/?utm_source=x", wait_until="commit")
    took = time.monotonic() - began

    expect(page.locator("h1")).to_have_text("Boats")
    expect(page.locator("[data-copy-of-page]")).to_contain_text(str(timezone.localdate().year))
    assert 3.5 < took < 8
    line.close()


def test_readers_of_text_only_pages_have_them_without_a_network(page, live_server, stories):
    StoryPageFactory(parent=stories, slug="boats", title="Boats")
    page.goto(f"{live_server.url}/en/text/news/boats/")
    assert waits_for(page, "Boolean(navigator.serviceWorker.controller)")
    assert waits_for(page, "caches.match('/en/text/news/boats/').then(Boolean)")
    page.context.set_offline(True)

    page.goto(f"{live_server.url}/en/text/news/boats/")

    expect(page.locator("h1")).to_have_text("Boats")
    expect(page.locator("[data-copy-of-page]")).to_contain_text("This is a copy")


def test_page_taken_down_is_forgotten_when_another_is_read(phone, live_server, stories):
    phone.evaluate("caches.open('parts').then((kept) => kept.delete('/worker.js?checked'))")
    StoryPage.objects.get(slug="boats").unpublish()

    phone.goto(f"{live_server.url}/en/news/")

    assert waits_for(phone, "caches.match('/en/news/boats/').then((kept) => !kept)")


def test_what_was_looked_for_is_not_kept(phone, live_server):
    phone.goto(f"{live_server.url}/en/search/?q=water")

    kept = phone.evaluate("caches.open('pages').then((kept) => kept.keys()).then((all) => all.map((one) => one.url))")
    assert not [url for url in kept if "search" in url]


def test_phone_forgets_everything_and_keeps_nothing_from_then_on(phone, live_server, home):
    StandardPageFactory(parent=home, slug="about", title="About")
    phone.goto(f"{live_server.url}/en/kept/")
    expect(phone.locator("[data-kept] li")).to_have_count(2)
    expect(phone.locator("[data-clear]")).to_be_visible()

    phone.click("[data-refuse]")
    expect(phone.locator("[data-kept] [role=status]")).not_to_be_empty()
    phone.goto(f"{live_server.url}/en/about/")

    assert phone.evaluate("caches.keys()") == []
    phone.goto(f"{live_server.url}/en/kept/")
    expect(phone.locator("[data-none]")).to_be_visible()
    expect(phone.locator("[data-clear]")).to_be_hidden()
    assert phone.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_pages_work_where_nothing_can_be_kept(page, live_server, stories):
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script("delete Navigator.prototype.serviceWorker; delete window.caches")
    StoryPageFactory(parent=stories, slug="boats", title="Boats")

    for path in ("/en/news/boats/", "/en/kept/"):
        page.goto(f"{live_server.url}{path}")

    expect(page.locator("h1")).to_have_text("What this site keeps on your phone")
    assert faults == []
