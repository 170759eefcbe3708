"""What the clock publishes and takes down, as the worker does it: with no transaction around, as other tests have."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from core.publishing.gate import revision_published
from tests import clock
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


def test_what_cannot_be_noted_is_not_published_either(scheduled):
    def fail(**kwargs):
        raise RuntimeError("nothing noted")

    revision_published.connect(fail)
    try:
        with pytest.raises(RuntimeError, match="nothing noted"):
            call_command("publish_scheduled")
    finally:
        revision_published.disconnect(fail)
    assert not target_of(scheduled).live
    call_command("publish_scheduled")
    assert target_of(scheduled).live
