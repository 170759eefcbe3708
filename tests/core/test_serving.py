import pytest

from tests.factories import StoryPageFactory

pytestmark = pytest.mark.django_db


def test_page_is_served_in_its_language(client, stories, in_arabic):
    story = StoryPageFactory(parent=stories, slug="boats", title="Boats")
    in_arabic(story, title="قوارب")

    response = client.get("/ar/news/boats/")

    assert '<html lang="ar" dir="rtl">' in response.content.decode()
    assert "قوارب" in response.content.decode()
