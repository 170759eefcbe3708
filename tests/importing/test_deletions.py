"""What is deleted here after it was taken over is said to be, is gone at its old address, and comes back only on wish."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from core.models import Deletion, SiteImage
from core.publishing.trash import empty_bin, put_back, put_into_bin
from importing.decisions import try_again
from importing.deletions import BINNED, DELETED
from importing.models import Move, State
from importing.old_hosts import answer
from importing.report import sums_of
from importing.undo import take_back
from tests.importing.exports import arabic_site, english_site
from tests.importing.test_screens import administrator  # noqa: F401  a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


@pytest.fixture
def taken(both_sites, run):
    return run(both_sites, Move.Task.TAKE, is_live=True)


def of(move, number):
    found = move.items.get(wp_id=number)
    return found.state, found.reason


def status(rf, number):
    return answer(rf.get(f"/?p={number}", headers={"host": "www.old.example"}), "www.old.example").status_code


def test_page_in_the_bin_is_gone_and_comes_back_with_it(taken, rf):
    page = taken.items.get(wp_id=21).page
    deletion = put_into_bin(page, None)

    assert of(taken, 21) == (State.LEFT_OUT, BINNED)
    assert of(taken, 31)[0] == State.TAKEN  # its other language was left
    assert sums_of(taken).are_even
    assert status(rf, 21) == 410
    put_back(deletion, None)
    assert of(taken, 21) == (State.TAKEN, "")
    assert status(rf, 21) == 301


def test_page_in_the_bin_keeps_its_reason_when_the_move_is_taken_back(taken, run):
    item = taken.items.get(wp_id=12)
    put_into_bin(item.page, None)
    take_back(item.pk)
    run(taken, Move.Task.UNDO)

    assert of(taken, 12) == (State.LEFT_OUT, BINNED)


def test_page_deleted_for_good_is_gone(taken, rf):
    put_into_bin(taken.items.get(wp_id=21).page, None)
    Deletion.objects.update(deleted_at="2020-01-01T00:00Z")
    empty_bin()

    assert of(taken, 21) == (State.LEFT_OUT, DELETED)
    assert sums_of(taken).are_even
    assert status(rf, 21) == 410


@pytest.mark.parametrize("way", ["screen", "bulk"])
def test_whichever_way_it_was_deleted_its_item_says_so(taken, administrator, way):  # noqa: F811
    page = taken.items.get(wp_id=12).page
    if way == "screen":
        administrator.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    else:
        path = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        administrator.post(f"{path}?id={page.pk}")

    assert of(taken, 12)[0] == State.LEFT_OUT


def test_a_newer_export_does_not_bring_it_back_but_a_wish_does(taken, read_exports, run):
    key = taken.items.get(wp_id=21).page.translation_key
    taken.items.get(wp_id=21).page.specific.delete()
    newer = english_site().replace(b"The marshes are drying", b"The marshes are drying out")
    read_exports(newer, arabic_site(), move=taken)
    run(taken, Move.Task.TAKE, is_live=True)
    assert of(taken, 21) == (State.LEFT_OUT, DELETED)
    assert Page.objects.filter(translation_key=key).count() == 1

    assert try_again(taken.items.filter(wp_id=21)) == 1
    run(taken, Move.Task.TAKE, is_live=True)
    item, twin = taken.items.get(wp_id=21), taken.items.get(wp_id=31)
    assert item.state == State.TAKEN
    assert item.page.live
    assert item.page.translation_key == twin.page.translation_key
    assert sums_of(taken).are_even


def test_picture_deleted_here_is_gone(taken, rf):
    SiteImage.objects.get().delete()

    assert of(taken, 77) == (State.LEFT_OUT, DELETED)
    assert status(rf, 77) == 410
    assert sums_of(taken).are_even


def test_an_item_joins_the_page_of_its_other_language_that_was_taken_before(import_folder, read_exports, run, lists):
    move = read_exports(english_site())
    run(move, Move.Task.TAKE, is_live=True)
    read_exports(arabic_site(), move=move)
    run(move, Move.Task.TAKE, is_live=True)

    english, arabic = move.items.get(wp_id=21), move.items.get(wp_id=31)
    assert arabic.state == State.TAKEN
    assert arabic.page.live
    assert english.page.translation_key == arabic.page.translation_key
