"""What the clock publishes and takes down, as the worker does it: with no transaction around, as other tests have."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from core.publishing.gate import revision_published
from tests import clock
from tests.factories import StoryPageFactory
from translations.models import Assignment, State
from translations.publication import publish
from translations.target_builder import target_of

pytestmark = [pytest.mark.django_db(transaction=True)]
LATER = timedelta(hours=2)


@pytest.fixture
def scheduled(whole):
    publish(whole, at=timezone.now() + timedelta(hours=1))
    clock.clocks[0].move_to(clock.begin() + LATER)
    return whole


def test_a_translation_goes_live_by_the_clock_and_is_noted(scheduled):
    call_command("publish_scheduled")
    assignment = Assignment.objects.get(translation=scheduled)
    assert (target_of(scheduled).live, assignment.state, assignment.publish_at) == (True, State.CURRENT, None)


def test_a_translation_is_taken_down_by_the_clock(whole):
    publish(whole)
    page = target_of(whole)
    page.expire_at = timezone.now() + timedelta(hours=1)
    page.save()
    clock.clocks[0].move_to(clock.begin() + LATER)
    call_command("publish_scheduled")
    page.refresh_from_db()
    assert (page.live, page.expired) == (False, True)


@pytest.fixture
def unnoted():
    """Return a list of keys; the publication of a page with one of them fails at the end."""
    keys = []

    def fail(instance, **kwargs):
        if instance.pk in keys:
            raise RuntimeError("nothing noted")

    revision_published.connect(fail)
    yield keys
    revision_published.disconnect(fail)


def test_what_cannot_be_noted_is_not_published_either(scheduled, unnoted):
    unnoted.append(target_of(scheduled).pk)
    with pytest.raises(RuntimeError, match="nothing noted"):
        call_command("publish_scheduled")
    assert not target_of(scheduled).live
    unnoted.clear()
    call_command("publish_scheduled")
    assert target_of(scheduled).live


def test_a_publication_that_fails_does_not_hold_up_the_next(scheduled, stories, unnoted):
    unnoted.append(target_of(scheduled).pk)
    later = StoryPageFactory(parent=stories, live=False, go_live_at=timezone.now() - timedelta(minutes=1))
    later.save_revision(approved_go_live_at=later.go_live_at)
    with pytest.raises(RuntimeError, match="nothing noted"):
        call_command("publish_scheduled")
    later.refresh_from_db()
    assert later.live
