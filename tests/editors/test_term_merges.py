"""Editors merge two names, or put one into the bin, and take it back."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from core.models import Place, TermRemoval, Topic
from news.models import StoryPage
from tests.editors.screens import opened
from tests.factories import PlaceFactory, StoryPageFactory, TopicFactory

pytestmark = [pytest.mark.django_db, pytest.mark.indexed, pytest.mark.one_database]


@pytest.fixture
def two():
    return PlaceFactory(name="Basra"), PlaceFactory(name="Basrah")


def merge_screen(term):
    return reverse("editors:merge_terms", args=["core", term._meta.model_name, term.pk])


def test_list_leads_to_the_screen_that_merges(two, editor):
    page = BeautifulSoup(editor.get(reverse("wagtailsnippets_core_place:list")).content, "html.parser")
    assert page.find("a", href=merge_screen(two[1]))


def test_screen_shows_where_it_is_named(two, stories, desk):
    story = StoryPageFactory(parent=stories, title="Boats", dateline_place=two[1])
    page = BeautifulSoup(desk.get(merge_screen(two[1])).content, "html.parser")
    assert "Boats" in page.select_one(".usages").get_text()
    assert page.find("a", href=reverse("wagtailadmin_pages:edit", args=[story.pk]))


def test_merging_and_undoing(two, stories, editor):
    kept, going = two
    story = StoryPageFactory(parent=stories, dateline_place=going)
    assert editor.post(merge_screen(going), {"kept": kept.pk}).status_code == 302
    assert StoryPage.objects.get(pk=story.pk).dateline_place == kept
    bin = opened(editor, "editors:bin")
    assert "Basrah" in bin.get_text()
    assert "merged into “Basra”" in bin.get_text()
    editor.post(reverse("editors:bin"), {"removal": bin.select_one("[name=removal]")["value"]})
    assert StoryPage.objects.get(pk=story.pk).dateline_place == going


@pytest.mark.parametrize("kept", ["", "999999999", "-1"])
def test_choice_of_nothing_is_asked_again(two, editor, kept):
    assert editor.post(merge_screen(two[1]), {"kept": kept}).status_code == 200
    assert Place.objects.count() == 2


def test_merge_into_itself_is_refused_in_words(two, desk):
    response = desk.post(merge_screen(two[1]), {"kept": two[1].pk})
    assert response.context["form"].errors["kept"]
    assert Place.objects.count() == 2


def test_screen_of_something_else_is_not_there(editor, home):
    assert editor.get(reverse("editors:merge_terms", args=["core", "notice", 1])).status_code == 404
    assert editor.get(reverse("editors:merge_terms", args=["core", "topic", 999])).status_code == 404


def test_writers_merge_nothing(two, writer):
    assert writer.post(merge_screen(two[1]), {"kept": two[0].pk}).status_code == 302
    assert Place.objects.count() == 2


def test_deleting_asks_and_shows_where_it_is_used(two, stories, desk):
    StoryPageFactory(parent=stories, title="Boats", dateline_place=two[1])
    address = reverse("wagtailsnippets_core_place:delete", args=[two[1].pk])
    page = BeautifulSoup(desk.get(address).content, "html.parser")
    assert "Boats" in page.select_one(".usages").get_text()
    assert page.find("a", href=merge_screen(two[1]))
    desk.post(address)
    assert [row.name for row in Place.objects.all()] == ["Basra"]
    assert TermRemoval.objects.deleted().undoable().count() == 1


def test_several_go_to_the_bin_together(editor):
    topics = [TopicFactory(), TopicFactory()]
    address = reverse("wagtail_bulk_action", args=["core", "topic", "delete"])
    query = "?" + "&".join(f"id={topic.pk}" for topic in topics)
    assert editor.get(address + query).status_code == 200
    assert Topic.objects.count() == 2
    editor.post(address + query)
    assert (Topic.objects.count(), TermRemoval.objects.count()) == (0, 2)


def test_only_those_who_may_delete_undo(two, editor, writer):
    editor.post(merge_screen(two[1]), {"kept": two[0].pk})
    writer.post(reverse("editors:bin"), {"removal": TermRemoval.objects.get().pk})
    assert Place.objects.count() == 1


@pytest.mark.parametrize("removal", ["", "x", "0", "99999999999999999999"])
def test_undoing_of_nothing_is_answered(editor, removal):
    assert editor.post(reverse("editors:bin"), {"removal": removal}).status_code == 404
