"""Which pages a search finds, and in which order."""

from datetime import date

import pytest
from django.core.management import call_command
from wagtail.models import PageViewRestriction

from campaigns.models import CallVenue, SignupSlot
from tests.core.search.soup import prose, titles
from tests.factories import CallPageFactory, StoryPageFactory
from tests.forms_app.building import SignupFormFactory

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def test_published_page_is_found_by_a_word_of_its_body(search, stories):
    StoryPageFactory(parent=stories, title="Boats", body=prose("They row against the current."))

    assert titles(search("rowing")) == ["Boats"]


def test_drafts_are_not_found(search, stories):
    StoryPageFactory(parent=stories, title="Boats", live=False)

    assert titles(search("boats")) == []


def test_pages_below_a_restricted_page_are_not_found(search, stories):
    StoryPageFactory(parent=stories, title="Boats")
    PageViewRestriction.objects.create(page=stories, restriction_type="password", password="x")

    assert titles(search("boats")) == []


def test_page_is_not_found_once_it_is_unpublished(search, stories):
    StoryPageFactory(parent=stories, title="Boats").unpublish()

    assert titles(search("boats")) == []


def test_changed_words_are_found_after_publishing(search, stories):
    story = StoryPageFactory(parent=stories, title="Boats")
    story.title = "Bridges"
    story.save_revision().publish()

    assert (titles(search("bridges")), titles(search("boats"))) == (["Bridges"], [])


def test_index_can_be_rebuilt(search, stories):
    StoryPageFactory(parent=stories, title="قوارب الأهوار")
    call_command("update_index", verbosity=0)

    assert titles(search("الاهوار")) == ["قوارب الأهوار"]


def test_title_comes_before_summary_before_body(search, stories):
    StoryPageFactory(parent=stories, title="C", body=prose("A boat."), story_date=date(2024, 1, 1))
    StoryPageFactory(parent=stories, title="A boat", story_date=date(2020, 1, 1))
    StoryPageFactory(parent=stories, title="B", intro="A boat.", story_date=date(2022, 1, 1))

    assert titles(search("boats")) == ["A boat", "B", "C"]


def test_newer_comes_before_older_among_equals(search, stories):
    StoryPageFactory(parent=stories, title="Boats then", story_date=date(2020, 1, 1))
    StoryPageFactory(parent=stories, title="Boats now", story_date=date(2024, 1, 1))

    assert titles(search("boat")) == ["Boats now", "Boats then"]


def test_page_is_found_by_any_name_of_the_place_it_is_written_from(search, stories, places):
    StoryPageFactory(parent=stories, title="A theatre opens", dateline_place=places["Nassiriyah"][0])

    assert titles(search("الناصريه")) == ["A theatre opens"]


def test_changed_alias_is_found_at_once(search, stories, places):
    StoryPageFactory(parent=stories, title="A theatre opens", dateline_place=places["Nassiriyah"][0])
    places["Nassiriyah"][0].aliases += "\nUr"
    places["Nassiriyah"][0].save()

    assert titles(search("Ur")) == ["A theatre opens"]


def test_call_is_found_by_the_place_of_its_venue(search, calls, places):
    call = CallPageFactory(parent=calls, title="Festival of books")
    call.venues.add(CallVenue(name="Gardens", place=places["Erbil"][0]))
    call.save_revision().publish()

    assert titles(search("هەولێر")) == ["Festival of books"]


def test_new_name_of_a_place_is_found(search, stories, places):
    StoryPageFactory(parent=stories, title="A theatre opens", dateline_place=places["Kirkuk"][0])
    places["Kirkuk"][0].name = "Arrapha"
    places["Kirkuk"][0].save()

    assert titles(search("arrapha")) == ["A theatre opens"]


def test_call_is_found_by_its_slots_and_forms_in_its_language(search, calls):
    form = SignupFormFactory(title="Lend a hand", intro="Interpreters and cooks wanted.")
    call = CallPageFactory(parent=calls, title="Carnival")
    call.slots.add(SignupSlot(label="Volunteer", note="On weekends", form=form))
    call.save_revision().publish()

    asked = ["volunteering", "weekend", "lend hand", "interpreter"]
    assert [titles(search(words)) for words in asked] == [["Carnival"]] * 4


def test_page_is_found_by_new_words_of_the_form_in_its_body(search, stories):
    form = SignupFormFactory(title="Lend a hand")
    StoryPageFactory(parent=stories, title="Carnival", body=[("signup", {"form": form})])
    form.title = "Bring drums"
    form.save_revision().publish()

    assert (titles(search("drum")), titles(search("lend"))) == (["Carnival"], [])


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200c"])
def test_unseen_letters_in_a_question_change_nothing(search, stories, unseen):
    StoryPageFactory(parent=stories, title="Marathon")

    assert titles(search(f"mara{unseen}thon")) == ["Marathon"]
