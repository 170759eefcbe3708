"""What a machine wrote is published only after a person confirmed it."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core.publishing.gate import NotPublishable
from translations import reviews
from translations.models import Assignment, Review, State
from translations.publication import publish
from translations.segment_store import save_html
from translations.segments import SegmentState
from translations.target_builder import target_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def machine_made(sent, write, text_of, translator):
    """The story's translation with one text that a machine wrote."""
    write(sent)
    save_html(sent, text_of(sent, "Why we run"), "بالآلة", translator, "Machine", is_machine=True)
    write(sent, {}, rest=None)  # only counts anew
    return sent


def post(client, translation, **fields):
    return client.post(reverse("translations:workbench", args=[translation.pk]), fields, follow=True)


def test_the_board_has_a_state_for_it(client, machine_made):
    assignment = Assignment.objects.get(translation=machine_made)
    assert (assignment.state, assignment.percent < 100) == (State.UNCONFIRMED, True)
    assert "1 machine-made" in client.get(reverse("translations:board")).text


def test_it_is_not_published(machine_made, reviewer):
    with pytest.raises(ValidationError, match="made by a machine"):
        publish(machine_made, reviewer)
    assert not target_of(machine_made).live


def test_no_other_door_publishes_it_either(machine_made, reviewer):
    revision = target_of(machine_made).save_revision()
    with pytest.raises(NotPublishable) as refusal:
        revision.publish(user=reviewer, skip_permission_checks=True)
    assert "made by a machine" in str(refusal.value)


def test_each_text_can_be_confirmed_by_itself(client, machine_made, text_of, reviewer):
    text = text_of(machine_made, "Why we run")
    client.post(reverse("translations:save_text", args=[machine_made.pk, text.pk]), {"confirm": "1"})
    assert publish(machine_made, reviewer).live


def test_all_are_confirmed_at_once(client, machine_made, text_of, reviewer):
    assert "1 text confirmed" in post(client, machine_made, action="seen").text
    assert text_of(machine_made, "Why we run").state == SegmentState.TRANSLATED
    assert publish(machine_made, reviewer).live


def test_a_reviewer_who_approves_says_that_they_were_read(client, machine_made, reviewer, translator, text_of):
    reviews.send(machine_made, translator)
    client.force_login(reviewer)
    url = reverse("translations:review", args=[machine_made.pk])
    assert 'name="seen"' in client.get(url).text
    assert "made by a machine" in client.post(url, {"decision": "approve"}, follow=True).text
    assert Review.objects.waiting().exists()
    client.post(url, {"decision": "approve", "seen": "on"})
    assert target_of(machine_made).live
    assert text_of(machine_made, "Why we run").state == SegmentState.TRANSLATED


def test_what_was_sent_stays_unconfirmed_when_the_workbench_changes(machine_made, reviewer, translator, text_of):
    review = reviews.send(machine_made, translator)
    save_html(machine_made, text_of(machine_made, "Why we run"), "بيد إنسان", translator)
    with pytest.raises(ValidationError, match="made by a machine"):
        reviews.approve(review, reviewer)
    assert not target_of(machine_made).live
