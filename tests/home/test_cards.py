"""How cards fill their places on a wide screen."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.factories import ImageFactory, StoryPageFactory
from tests.factories.images import picture_file

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_words_of_a_card_without_picture_stand_in_the_middle_beside_one_with(page, stories):
    picture = {"lead_image": ImageFactory(file=picture_file(size=(1280, 720))), "lead_image_alt": "Tents."}
    StoryPageFactory(parent=stories, title="First", story_date="2024-03-03")
    StoryPageFactory(parent=stories, title="Bare", story_date="2024-03-02")
    StoryPageFactory(parent=stories, title="Pictured", story_date="2024-03-01", **picture)
    styles = Path(settings.BASE_DIR, "static/css/site.css").read_text()
    html = re.sub(
        r'<link rel="stylesheet"[^>]*>',
        lambda _link: f"<style>{styles}</style>",
        Client().get("/en/news/").content.decode(),
        count=1,
    )
    page.set_viewport_size({"width": 1280, "height": 900})
    page.set_content(html, wait_until="domcontentloaded")
    card, title = (page.locator(name).first.bounding_box() for name in (".large.bare", ".large.bare h3"))

    assert card["height"] > 300
    assert 0.3 < (title["y"] + title["height"] / 2 - card["y"]) / card["height"] < 0.6
