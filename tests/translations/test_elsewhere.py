"""What is done to a page in one language is asked about for the others, and never done by itself."""

import pytest
from django.urls import reverse

from core.bin import is_binned, put_into_bin
from tests.factories import StandardPageFactory
from translations.building import target_of
from translations.publishing import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(sent, write, as_person):
    as_person("Editors")
    write(sent)
    return publish(sent)


def elsewhere(deed, page):
    return reverse("translations:elsewhere", args=[deed, page.translation_key])


def test_unpublishing_asks_about_the_translation(client, published, story):
    response = client.post(reverse("wagtailadmin_pages:unpublish", args=[story.pk]))
    assert response.url.startswith(elsewhere("unpublish", story))
    published.refresh_from_db()
    assert published.live is True


def test_the_translation_is_unpublished_if_it_was_ticked(client, published, story):
    url = client.post(reverse("wagtailadmin_pages:unpublish", args=[story.pk])).url
    assert published.title in client.get(url).text
    client.post(url, {"page": [published.pk]})
    published.refresh_from_db()
    assert published.live is False


def test_deleting_elsewhere_uses_the_bin_and_keeps_the_words(client, published, story, sent):
    put_into_bin(story, None)
    client.post(elsewhere("delete", story), {"page": [published.pk]})
    assert is_binned(published)
    assert sent.versions.exists()


def test_a_page_in_the_bin_is_not_on_the_board(client, published, story):
    put_into_bin(story, None)
    assert story.title not in client.get(reverse("translations:board")).text


def test_nothing_is_asked_where_there_is_no_other_language(client, as_person, story):
    as_person("Editors")
    response = client.post(reverse("wagtailadmin_pages:unpublish", args=[story.pk]))
    assert "elsewhere" not in response.url


def test_moving_asks_and_moves_below_the_translated_parent(client, as_person, home, in_arabic, arabic_home):
    as_person("Editors")
    old, new = (StandardPageFactory(parent=home, title=title) for title in ("Old", "New"))
    page = StandardPageFactory(parent=old, title="Page")
    twin, arabic_new = in_arabic(page), in_arabic(new)
    url = client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, new.pk])).url
    client.post(url, {"page": [twin.pk]})
    twin.refresh_from_db()
    assert twin.is_child_of(arabic_new)


def test_a_translator_is_asked_nothing_that_they_may_not_do(client, translator, sent, story):
    client.post(elsewhere("delete", story), {"page": [target_of(sent).pk, story.pk]})
    assert type(story).objects.filter(pk=story.pk).exists()


def test_nonsense_is_answered(client, published, story):
    assert client.get(elsewhere("move", story) + "?parent=x&back=%00").status_code in (200, 302)
