"""Words are counted: all, those that are left, and those in texts that are repeated."""

import csv

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories import StoryPageFactory
from translations.models import Assignment
from translations.segment_store import save_html
from translations.submission import submit
from translations.word_counts import count_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation(stories, arabic):
    """A page of eleven words: a title of two, a summary of three, and twice a paragraph of three with a link."""
    page = StoryPageFactory(parent=stories, title="River day", intro="A short summary")
    paragraph = {"type": "paragraph", "value": '<p>Read <a href="https://example.org">the call</a></p>'}
    page.body = [paragraph, paragraph]
    page.save_revision().publish()
    return submit(page, arabic)


def counted(translation):
    row = Assignment.objects.get(translation=translation)
    return row.source_words, row.words_left, row.repeated_words


def test_marks_are_no_words_and_repetitions_are_told(translation):
    assert counted(translation) == (11, 11, 3)
    found = count_words(translation.source.get_source_instance())
    assert (found.words, found.repeated) == (11, 3)


def test_words_are_left_until_a_person_has_written_or_confirmed_them(client, translator, translation, text_of):
    save_html(translation, text_of(translation, "A short"), "ملخص قصير", translator, "Machine", is_machine=True)
    title = text_of(translation, "River")
    url = reverse("translations:save_text", args=[translation.pk, title.pk])
    answer = client.post(url, {"text": "يوم النهر", "base": ""})
    assert counted(translation) == (11, 9, 3)
    assert "9 words left of 11" in answer.json()["words"]


def test_board_list_table_send_screen_and_workbench_say_how_many(client, as_person, translation):
    as_person("Editors")
    page = translation.source.get_source_instance()
    assert "11 words left" in client.get(reverse("translations:board")).text
    assert "11, left 11, repeated 3" in client.get(reverse("translations:report")).text
    assert "11 words left of 11" in client.get(reverse("translations:workbench", args=[translation.pk])).text
    send = BeautifulSoup(client.get(reverse("translations:send_page", args=[page.pk])).content, "html.parser")
    assert "11 words, 3 of them" in send.select_one("main").text
    table = b"".join(client.get(reverse("translations:export")).streaming_content).decode()
    [row] = [one for one in csv.DictReader(table.splitlines()) if "River day" in one.values()]
    assert (row["Words"], row["Words left"], row["Repeated words"]) == ("11", "11", "3")


def test_the_board_finds_a_page_by_its_arabic_title(client, as_person, story, in_arabic):
    in_arabic(story, title="نركض من أجل النهر")
    as_person("Editors")
    page = client.get(reverse("translations:board"), {"words": "أجل النهر"}).text
    assert f"<bdi>{story.title}</bdi></th>" in page
