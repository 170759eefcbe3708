"""What stands on a phone before anybody scrolls: the open call with its button, and the first story of a list."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from campaigns.models import CallVenue, SignupSlot
from core.models import Navigation
from tests.factories import CallPageFactory, ImageFactory, PlaceFactory, StoryPageFactory
from tests.forms_app.building import SignupFormFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

MENU = ["News", "Campaigns", "Festivals and reports", "About us", "Get involved"]


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
    styles = Path(settings.BASE_DIR, "static/css/site.css").read_text()

    def show(path, direction):
        html = Client().get(path).content.decode().replace('dir="ltr"', f'dir="{direction}"', 1)
        html = re.sub(r'<link rel="stylesheet"[^>]*>', lambda _link: f"<style>{styles}</style>", html, count=1)
        page.set_content(html, wait_until="domcontentloaded")
        return page

    return show


def box(page, selector):
    return page.locator(selector).first.bounding_box()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_front_page_shows_days_place_and_button_of_the_open_call_above_600_px(shown, direction):
    page = shown("/en/", direction)
    when, button, mission = (box(page, name) for name in (".feature .where", ".feature .btn.main", "h1"))

    assert when["y"] < button["y"]
    assert button["y"] + button["height"] < 600 < mission["y"]


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
