"""A translation that was scheduled goes live at its moment, or with its original, and can be changed and cancelled before."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.translations.conftest import TITLE
from translations.models import Assignment, State
from translations.publication import missing_in, publish, unschedule
from translations.segments import segments_of
from translations.target_builder import target_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sent_once")]


def test_a_scheduled_translation_goes_live_with_what_was_named_as_missing(part):
    known = [text.key for text in missing_in(segments_of(part))]
    at = timezone.now() + timedelta(hours=1)
    publish(part, at=at, known_missing=known)
    assignment = Assignment.objects.get(translation=part)
    assert (assignment.state, assignment.publish_at) == (State.SCHEDULED, at)
    revision = target_of(part).scheduled_revision
    page = revision.as_object()
    page.go_live_at = None
    revision.content = page.serializable_data()
    revision.save()
    revision.publish()
    assignment.refresh_from_db()
    assert (target_of(part).live, assignment.publish_at, bool(assignment.published_at)) == (True, None, True)


def test_a_schedule_is_changed_and_cancelled_in_the_workbench(client, as_person, whole):
    as_person("Reviewers (ar)")
    bench = reverse("translations:workbench", args=[whole.pk])
    client.post(bench, {"action": "publish", "when": "at", "at": "2099-01-01T10:00"})
    client.post(bench, {"action": "publish", "when": "at", "at": "2098-01-01T10:00"})
    assert "2098" in client.get(bench).content.decode()
    assert target_of(whole).scheduled_revision.approved_go_live_at.year == 2098
    client.post(reverse("translations:unschedule", args=[whole.pk]))
    assert target_of(whole).scheduled_revision is None
    assert Assignment.objects.get(translation=whole).state == State.READY


def test_the_board_shows_when_it_goes_live(client, as_person, whole):
    as_person("Reviewers (ar)")
    publish(whole, at=timezone.now().replace(year=2098, month=3, day=4))
    assert "2098" in client.get(reverse("translations:board")).content.decode()


def test_a_translation_goes_live_at_the_moment_its_original_does(story, whole):
    story.unpublish()
    publish(whole, with_original=True)
    assert (target_of(whole).live, Assignment.objects.get(translation=whole).state) == (False, State.SCHEDULED)
    story.refresh_from_db()
    story.save_revision().publish()
    page = target_of(whole)
    assert (page.live, page.title) == (True, TITLE)


def test_a_cancelled_translation_does_not_follow_its_original(story, whole):
    story.unpublish()
    publish(whole, with_original=True)
    unschedule(whole)
    story.refresh_from_db()
    story.save_revision().publish()
    assert target_of(whole).live is False
