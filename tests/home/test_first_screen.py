"""What stands on a phone before anybody scrolls: the open call with its button, and the first story of a list."""

import re
from base64 import b64encode
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from campaigns.models import CallVenue, SignupSlot
from core.models import Navigation, SiteFacts
from tests.factories import CallPageFactory, ImageFactory, PlaceFactory, StoryPageFactory
from tests.forms_app.building import SignupFormFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

MENU = ["News", "Campaigns", "Festivals and reports", "Appeals", "About us", "Get involved"]
STATIC = Path(settings.BASE_DIR, "static")
SHEET = STATIC / "css/site.css"


@pytest.fixture
def site(home, stories, calls):
    links = [
        {"type": "link", "value": {"page": None, "url": "https://www.example.org/", "label": label}} for label in MENU
    ]
    names = {"site_name": "Iraqi Civil Society", "tagline": "Solidarity Initiative"}
    Navigation.objects.create(locale=home.locale, main_menu=links, **names)
    first, locale = timezone.localdate() + timedelta(days=9), home.locale
    picture = {"lead_image": ImageFactory(), "lead_image_alt": "Tents by the river."}
    CallPageFactory(
        parent=calls,
        title="Nine days in Baghdad under one word: citizenship",
        starts_on=first,
        ends_on=first + timedelta(days=8),
        venues=[CallVenue(name="Gardens", place=PlaceFactory(name="Baghdad"), locale=locale)],
        slots=[SignupSlot(label="Join", link="https://www.example.org/", locale=locale)],
        **picture,
    )
    StoryPageFactory(parent=stories, **picture)
    stories.intro = "What civic groups in Iraq and their friends abroad are doing, told from close by."
    stories.save()


@pytest.fixture
def shown(page, site):
    """Return a function that shows a page at the width of a phone."""
    page.set_viewport_size({"width": 360, "height": 780})
    styles = re.sub(r'url\("\.\./(fonts/[^"]+)"\)', lambda found: in_place(STATIC / found[1]), SHEET.read_text())

    def show(path, direction):
        html = Client().get(path).content.decode().replace('dir="ltr"', f'dir="{direction}"', 1)
        html = re.sub(r'<link rel="stylesheet"[^>]*>', lambda _link: f"<style>{styles}</style>", html, count=1)
        page.set_content(html, wait_until="domcontentloaded")
        page.evaluate("document.fonts.ready")
        return page

    return show


def in_place(font):
    """Return a font as an address that holds it."""
    return f"url(data:font/woff2;base64,{b64encode(font.read_bytes()).decode()})"


def box(page, selector):
    return page.locator(selector).first.bounding_box()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_front_page_shows_days_place_and_button_of_the_open_call_above_600_px(shown, direction):
    page = shown("/en/", direction)
    when, button, mission = (box(page, name) for name in (".feature .where", ".feature .btn.main", "h1"))

    assert when["y"] < button["y"]
    assert button["y"] + button["height"] < 600 < mission["y"]


@pytest.mark.parametrize("path", ["/en/", "/en/news/"])
def test_menu_of_six_and_the_ways_to_text_and_search_take_two_rows(shown, path):
    first, last = (box(shown(path, "ltr"), name) for name in (".nav li", ".seek-link"))

    assert last["y"] - first["y"] < 60


def test_list_shows_its_first_story_above_500_px(shown):
    assert box(shown("/en/news/", "ltr"), ".cards li")["y"] < 500


def test_way_to_take_part_stays_in_sight_until_the_form_is(shown, calls):
    call = calls.get_children().get().specific
    call.slots.set([SignupSlot(label="Propose", form=SignupFormFactory(), locale=calls.locale)])
    call.body = [("paragraph", "<p>" + "Words of the call. " * 400 + "</p>")]
    call.save()
    page = shown(call.url, "ltr")
    page.evaluate("document.querySelector('.rich').scrollIntoView()")
    bar = box(page, ".act-bar")
    page.evaluate("document.querySelector('#signup-1').scrollIntoView()")

    assert 600 < bar["y"] < 780
    assert box(page, ".act-bar")["y"] < 0


WIDE = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='900' height='300'/>"
LINES_OF_WORDS = """() => {
    const text = document.querySelector(".brand span").firstChild;
    return [...text.data.matchAll(/\\S+/g)].map(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return range.getClientRects().length;
    });
}"""


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_name_beside_a_wide_logo_is_not_broken_inside_its_words(shown, site, direction):
    SiteFacts.objects.update_or_create(site=Site.objects.get(), defaults={"logo": ImageFactory()})
    page = shown("/en/", direction)
    page.evaluate(
        "async wide => { const logo = document.querySelector('.logo'); logo.src = wide; await logo.decode(); }", WIDE
    )
    page.locator(".logo").evaluate("logo => { logo.width = 900; logo.height = 300; }")
    assert set(page.evaluate(LINES_OF_WORDS)) == {1}
