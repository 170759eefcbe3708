"""Two pages written by hand in two languages are one page if an editor says so."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from tests.factories import StoryIndexPageFactory, StoryPageFactory
from translations.models import Assignment
from translations.submission import submit

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def twin(arabic_home, arabic):
    above = StoryIndexPageFactory(parent=arabic_home, slug="akhbar", title="أخبار", locale=arabic)
    return StoryPageFactory(parent=above, title="نركض", slug="rakd", locale=arabic)


def screen(page):
    return reverse("translations:pair", args=[page.pk])


def fresh(page):
    return Page.objects.get(pk=page.pk)


def test_two_pages_become_one_and_keep_their_words(admin_client, story, twin):
    assert admin_client.get(screen(story)).status_code == 200
    admin_client.post(screen(story), {"page": twin.pk})
    assert fresh(twin).translation_key == story.translation_key
    assert (fresh(twin).title, fresh(story).title) == ("نركض", "Running for the river")


def test_a_pair_is_made_from_either_side_and_taken_apart(admin_client, story, twin):
    admin_client.post(screen(twin), {"page": story.pk})
    assert fresh(twin).translation_key == fresh(story).translation_key
    admin_client.post(screen(twin), {"unpair": "1"})
    assert fresh(twin).translation_key != fresh(story).translation_key


def test_the_words_of_a_pair_become_segments_when_it_is_sent(admin_client, story, twin, arabic):
    admin_client.post(screen(story), {"page": twin.pk})
    translation = submit(type(story).objects.get(pk=story.pk), arabic)
    assert Assignment.objects.get(translation=translation).done >= 1
    assert fresh(twin).title == "نركض"


def test_a_page_of_the_same_language_is_refused_in_words(admin_client, story, stories):
    other = StoryPageFactory(parent=stories)
    answer = admin_client.post(screen(story), {"page": other.pk}, follow=True)
    assert "Choose a page in another language." in answer.content.decode()


def test_what_is_being_translated_is_not_taken_apart(admin_client, sent, story):
    answer = admin_client.post(screen(story), {"unpair": "1"}, follow=True)
    assert "Stop translating first" in answer.content.decode()


def test_nothing_chosen_is_said(admin_client, story):
    answer = admin_client.post(screen(story), {"page": "x"})
    assert answer.status_code == 200
    assert "error" in answer.content.decode()


def test_who_may_not_publish_does_not_pair(client, translator, story, twin):
    assert client.post(screen(story), {"page": twin.pk}).status_code in (302, 403)
    assert fresh(twin).translation_key != story.translation_key
