"""What a move made is taken back, as long as nobody edited it."""

import pytest
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from core.models import SiteImage, Topic
from importing.models import Move, State
from importing.report import sums_of
from importing.undo import take_back

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


@pytest.fixture
def taken(both_sites, run):
    return run(both_sites, Move.Task.TAKE, is_live=True)


def test_a_whole_move_is_taken_back(both_sites, run):
    before = set(Page.objects.values_list("pk", flat=True))
    taken = run(both_sites, Move.Task.TAKE, is_live=True)
    run(taken, Move.Task.UNDO)

    assert set(Page.objects.values_list("pk", flat=True)) == before
    assert not SiteImage.objects.exists()
    assert not Topic.objects.exists()
    sums = sums_of(taken)
    assert sums.are_even
    assert (sums.states["taken"], sums.states["waiting"]) == (0, 10)


def test_it_can_be_taken_over_again(taken, run):
    run(taken, Move.Task.UNDO)
    run(taken, Move.Task.TAKE, is_live=True)

    assert sums_of(taken).states["taken"] == 9
    assert SiteImage.objects.count() == 1


def test_edited_page_stays_with_a_reason(taken, run):
    page = taken.items.get(wp_id=12).page.specific
    page.title = "Written here"
    page.save_revision()
    run(taken, Move.Task.UNDO)

    item = taken.items.get(wp_id=12)
    assert (item.page_id, item.state) == (page.pk, State.TAKEN)
    assert "edited" in item.reason


def test_one_item_goes_with_its_twin(taken):
    english = taken.items.get(wp_id=21)
    key = english.page.translation_key

    assert take_back(english.pk)
    assert not Page.objects.filter(translation_key=key).exists()
    assert not TranslationSource.objects.filter(object_id=key).exists()
    assert taken.items.get(wp_id=12).page is not None


def test_topics_that_were_here_or_are_used_stay(both_sites, run, stories):
    topic = Topic.objects.create(name="Water", locale=stories.locale)
    run(both_sites, Move.Task.TAKE, is_live=True)
    run(both_sites, Move.Task.UNDO)

    assert list(Topic.objects.all()) == [topic]
