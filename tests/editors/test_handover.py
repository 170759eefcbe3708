"""Nobody's work is lost with their account."""

import pytest
from django.urls import reverse

from core.models import Bundle, User
from editors.handover import hand_over
from editors.roles import ADMINISTRATORS, WRITERS
from tests.factories import StoryIndexPageFactory, StoryPageFactory, UserFactory
from translations.models import Assignment
from translations.submission import submit

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
TRANSLATORS = "Translators (ar)"


@pytest.fixture
def story(home):
    return StoryPageFactory(parent=StoryIndexPageFactory(parent=home))


@pytest.fixture
def assignment(story, arabic, arabic_home):
    submit(story.get_parent().specific, arabic)
    submit(story, arabic)
    return Assignment.objects.get(translation__source__object_id=story.translation_key)


@pytest.fixture
def leaving(story, assignment):
    """Somebody who has a translation, a locked page and a bundle."""
    person = UserFactory(group=TRANSLATORS)
    Assignment.objects.filter(pk=assignment.pk).update(assigned_to=person)
    type(story).objects.filter(pk=story.pk).update(owner=person, locked=True, locked_by=person)
    Bundle.objects.create(title="Spring", made_by=person)
    return person


def close(account):
    account.is_active = False
    account.save()


def close_in_bulk(account):
    User.objects.filter(pk=account.pk).update(is_active=False)


@pytest.mark.parametrize("way", [close, close_in_bulk])
def test_closed_account_keeps_nothing_from_others(leaving, assignment, story, way):
    way(leaving)
    assignment.refresh_from_db()
    story.refresh_from_db()
    assert (assignment.assigned_to, story.locked, story.owner) == (None, False, leaving)


@pytest.mark.parametrize(("group", "is_a_translator"), [(TRANSLATORS, True), (WRITERS, False)])
def test_successor_gets_what_they_may_do(sign_in, leaving, assignment, story, group, is_a_translator):
    successor = UserFactory(group=group)
    wish = {"username": leaving.username, "email": leaving.email, "first_name": "L", "successor": successor.pk}
    wish |= {"groups": [leaving.groups.get().pk]}
    answer = sign_in(ADMINISTRATORS).post(reverse("wagtailusers_users:edit", args=[leaving.pk]), wish)
    assert answer.status_code == 302
    assert not User.objects.get(pk=leaving.pk).is_active
    assignment.refresh_from_db()
    story.refresh_from_db()
    assert assignment.assigned_to == (successor if is_a_translator else None)
    assert (story.owner, story.locked) == (successor, False)
    assert Bundle.objects.get().made_by == successor


def test_finished_translation_stays_with_whoever_made_it(leaving, assignment):
    Assignment.objects.filter(pk=assignment.pk).update(state="current")
    hand_over(leaving)
    assignment.refresh_from_db()
    assert assignment.assigned_to == leaving
