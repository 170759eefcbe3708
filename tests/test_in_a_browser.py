"""What only a real browser can tell."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from editors.roles import EDITORS
from tests.factories import StoryPageFactory, UserFactory
from tests.factories.images import picture_file

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

PASSWORD = "a password for one test"


@pytest.fixture
def at_work(page, live_server, stories):
    """A browser in which an editor has just logged in."""
    user = UserFactory(username="salma", group=EDITORS)
    user.set_password(PASSWORD)
    user.save()
    page.goto(f"{live_server.url}/admin/login/")
    page.fill("#id_username", "salma")
    page.fill("#id_password", PASSWORD)
    page.click("button[type=submit]")
    page.goto(f"{live_server.url}/admin/pages/add/news/storypage/{stories.pk}/")
    return page


def choose_a_picture(page):
    """Upload a picture in the chooser of the picture at the top."""
    content = picture_file("boats.png", size=(800, 450)).read()
    page.locator("#id_lead_image-chooser").get_by_role("button", name=re.compile("Choose")).first.click()
    page.get_by_role("tab", name="Upload").click()
    page.set_input_files(
        "#id_image-chooser-upload-file", {"name": "boats.png", "mimeType": "image/png", "buffer": content}
    )
    page.fill("#id_image-chooser-upload-title", "Boats")  # the admin offers a title too, but in its own time
    page.locator("[data-chooser-modal-creation-form] [type=submit]").click()
    expect(page.locator("#id_lead_image")).not_to_have_value("", timeout=30_000)
    page.fill("#id_lead_image_alt", "A boat of reeds.")


def test_editor_illustrates_previews_and_publishes_a_story(at_work, live_server):
    at_work.fill("#id_title", "Boats for the marshes")
    at_work.fill("#id_intro", "They set out at dawn.")
    choose_a_picture(at_work)

    at_work.get_by_role("button", name=re.compile("preview", re.IGNORECASE)).first.click()
    preview = at_work.frame_locator("iframe[title]").first
    expect(preview.get_by_role("heading", level=1)).to_have_text("Boats for the marshes")

    at_work.locator("footer").get_by_role("button", name="More actions").click()
    at_work.locator("button[name=action-publish]").click()
    at_work.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    at_work.goto(f"{live_server.url}/en/news/boats-for-the-marshes/")

    expect(at_work.get_by_role("heading", level=1)).to_have_text("Boats for the marshes")
    assert at_work.get_by_alt_text("A boat of reeds.").evaluate(
        "image => image.decode().then(() => image.naturalWidth)"
    )


def test_weekday_stands_beside_the_date_and_follows_it(at_work):
    weekday = at_work.locator("output[data-weekday-of=id_story_date]")
    at_work.fill("#id_story_date", "2017-12-10")
    expect(weekday).to_contain_text("Sunday")

    at_work.fill("#id_story_date", "2017-12-11")

    expect(weekday).to_contain_text("Monday")


@pytest.mark.parametrize("path", ["ar/", "ar/news/", "ar/news/boats/", "ar/nothing/", "en/news/boats/"])
def test_narrow_screen_needs_no_sideways_scrolling(page, live_server, stories, in_arabic, path):
    words = {"title": "قوارب من القصب إلى أهوار الجنوب العراقي", "intro": "انطلقوا عند الفجر." * 9}
    in_arabic(StoryPageFactory(parent=stories, slug="boats", story_date=date(2020, 11, 22)), **words)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{live_server.url}/{path}")

    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("language", ["en", "ar"])
def test_way_past_the_menu_hides_in_letters_twice_as_big(page, live_server, home, arabic_home, language):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{live_server.url}/{language}/")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.querySelector('.skip').getBoundingClientRect().bottom") <= 0


@pytest.mark.parametrize("language", ["en", "ar"])
def test_keyboard_reaches_the_main_text_first(page, live_server, home, language):
    page.goto(f"{live_server.url}/{language}/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"

    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("path", ["en/", "ar/news/boats/"])
def test_page_makes_the_browser_complain_of_nothing(page, live_server, stories, in_arabic, path):
    in_arabic(StoryPageFactory(parent=stories, slug="boats"))
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{live_server.url}/{path}", wait_until="networkidle")

    assert complaints == []
