from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Locale

from tests.factories import OrganisationFactory, PlaceFactory, StoryIndexPageFactory

PLACES = {
    "Nassiriyah": ("الناصرية", "Nasiriyah\nNasiriya\nNassiriya\nNasriyah\nالناصريه"),
    "Basra": ("البصرة", "Basrah\nAl-Basrah\nالبصره"),
    "Najaf": ("النجف", "An-Najaf\nالنجف الأشرف"),
    "Erbil": ("أربيل", "Hewlêr\nهەولێر\nاربيل"),
    "Kirkuk": ("كركوك", "Kerkuk"),
}


def twins(factory, words, arabic_words):
    """Make a snippet and its Arabic translation."""
    original = factory(**words)
    locale = Locale.objects.get(language_code="ar")
    return original, factory(locale=locale, translation_key=original.translation_key, **arabic_words)


@pytest.fixture
def places(db):
    """Five cities with the names people call them by: English and Arabic snippets by their English name."""
    return {
        name: twins(PlaceFactory, {"name": name, "aliases": aliases}, {"name": arabic, "aliases": aliases})
        for name, (arabic, aliases) in PLACES.items()
    }


@pytest.fixture
def icssi(db):
    return twins(
        OrganisationFactory,
        {"name": "Iraqi Civil Society Solidarity Initiative", "short_name": "ICSSI"},
        {"name": "المبادرة الدولية للتضامن مع المجتمع المدني العراقي", "short_name": "ICSSI"},
    )


@pytest.fixture
def arabic_stories(arabic_home):
    """The Arabic list of stories."""
    return StoryIndexPageFactory(parent=arabic_home, slug="news", title="أخبار")


@pytest.fixture
def search(client):
    """Return a function that searches and gives the page as soup."""

    def ask(text="", language="en", **choice):
        response = client.get(f"/{language}/search/?{urlencode({'q': text, **choice})}")
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return ask
