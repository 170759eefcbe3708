"""Everybody sees the same one state, and thousands of pages cost no more queries than a few."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale

from tests.factories import StoryPageFactory, TopicFactory
from translations.models import Assignment
from translations.publication import publish
from translations.submission import TranslationRequest, submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sent_once")]


def test_the_board_shows_every_page_and_how_far_it_is(client, translator, sent, story):
    page = client.get(reverse("translations:board")).text
    assert story.title in page
    assert "Waiting" in page


def test_the_board_asks_few_queries(client, as_person, stories, arabic, django_assert_max_num_queries):
    Locale.objects.create(language_code="ckb")
    for _number in range(60):
        StoryPageFactory(parent=stories)
    submit(stories, arabic)
    as_person("Editors")
    client.get(reverse("translations:board"))
    with django_assert_max_num_queries(30):
        client.get(reverse("translations:board"))


@pytest.mark.parametrize(("state", "found"), [("waiting", True), ("current", False), ("not_sent", False)])
def test_the_board_is_narrowed_by_state(client, translator, sent, story, state, found):
    page = client.get(reverse("translations:board"), {"state": state, "locale": "ar", "words": "Running"}).text
    assert (f"<bdi>{story.title}</bdi></th>" in page) is found


@pytest.mark.parametrize("query", ["state=x", "kind=999999999999", "kind=²", "locale=xx", "p=x", "words=%00", "p=999"])
@pytest.mark.parametrize("name", ["board", "report"])
def test_nonsense_in_the_address_breaks_nothing(client, translator, sent, name, query):
    assert client.get(reverse(f"translations:{name}") + f"?{query}").status_code == 200


def test_the_dashboard_says_what_waits(client, translator, sent):
    assert sent.source.object_repr in client.get(reverse("wagtailadmin_home")).text


def test_what_is_somebody_else_s_does_not_wait_for_me(client, translator, reviewer, story, arabic):
    submit(story, arabic, TranslationRequest(assigned_to=reviewer))
    assert f"<bdi>{story.title}</bdi></a>" not in client.get(reverse("wagtailadmin_home")).text


def test_the_edit_screen_of_the_original_shows_the_state(client, as_person, sent, story):
    as_person("Editors")
    assert "Waiting" in client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).text


def test_the_listing_shows_states_with_one_query_for_all_pages(client, as_person, stories, story, sent, arabic):
    as_person("Editors")
    submit(StoryPageFactory(parent=stories), arabic)
    assert "Waiting" in client.get(reverse("wagtailadmin_explore", args=[stories.pk])).text


def test_the_report_names_snippets_beside_pages_and_counts_them_by_language(client, translator, sent, arabic, english):
    submit(TopicFactory(name="Water", locale=english), arabic)
    page = BeautifulSoup(client.get(reverse("translations:report")).content, "html.parser")
    [counts, listed] = page.select("main table")
    waiting = counts.select_one("tbody td").text
    assert waiting == "3"  # the story, the list it stands in, and Water
    assert "Water" in [name.text for name in listed.select("tbody th")]


@pytest.mark.parametrize(("query", "found"), [("words=Water", ["Water"]), ("state=current", []), ("words=x", [])])
def test_report_and_export_are_narrowed_alike(client, translator, sent, arabic, english, query, found):
    submit(TopicFactory(name="Water", locale=english), arabic)
    page = BeautifulSoup(client.get(reverse("translations:report") + f"?{query}").content, "html.parser")
    table = b"".join(client.get(reverse("translations:export") + f"?{query}").streaming_content).decode()
    assert [name.text for name in page.select(".tw-board tbody th a")] == found
    assert [line.split(",")[0] for line in table.splitlines()[1:]] == found


def test_the_report_asks_few_queries(client, as_person, stories, arabic, django_assert_max_num_queries):
    for _number in range(60):
        submit(StoryPageFactory(parent=stories), arabic)
    as_person("Editors")
    client.get(reverse("translations:report"))
    with django_assert_max_num_queries(20):
        client.get(reverse("translations:report"))


def test_the_export_keeps_no_formula(client, as_person, stories, arabic):
    page = StoryPageFactory(parent=stories, title="=1+1")
    submit(page, arabic)
    as_person("Editors")
    assert "'=1+1" in b"".join(client.get(reverse("translations:export")).streaming_content).decode()


def test_a_stopped_translation_is_edited_by_itself(client, as_person, sent, write):
    as_person("Editors")
    write(sent)
    page = publish(sent)
    client.post(reverse("translations:stop", args=[sent.pk]))
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "translations/workbench.html" not in [template.name for template in response.templates]


def test_a_late_translation_says_so(sent):
    Assignment.objects.filter(translation=sent).update(due_on="2020-01-01")
    assert Assignment.objects.get(translation=sent).is_late is True
