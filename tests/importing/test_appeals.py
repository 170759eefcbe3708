"""Appeals, petitions and statements become pages of their own type; whoever is named in one is thought of first."""

import pytest

from campaigns.models import AppealPage
from importing.models import Move
from tests.importing.exports import export, post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _lists_of_both_languages(appeals, arabic_home, in_arabic):
    in_arabic(appeals, title="نداءات")


def page_of(move, number):
    return move.items.get(wp_id=number).page.specific


def test_appeal_stays_a_draft_until_somebody_has_read_it(read_exports, run, lists):
    move = read_exports(export(post(1, "Freedom for Zayd"), post(2)))
    run(move, Move.Task.TAKE, is_live=True)

    assert [item.page.live for item in move.items.order_by("wp_id")] == [False, True]
    assert ["appeal", ""] in move.items.get(wp_id=1).warnings


@pytest.mark.parametrize(
    ("title", "category", "genre", "is_live"),
    [
        ("A statement on the rivers", "News", "statement", True),
        ("The rivers", "Statements", "statement", True),
        ("A statement on those who were arrested", "News", "statement", False),
        ("Petition: save the marshes", "News", "petition", False),
        ("An open letter to UNESCO", "News", "letter", False),
        ("بيان حول الأنهار", "أخبار", "statement", True),
        ("نداء لإنقاذ الأهوار", "أخبار", "statement", False),
        ("عريضة إلى البرلمان", "أخبار", "petition", False),
        ("الأنهار", "بيانات", "statement", True),
    ],
)
def test_statements_and_petitions_become_appeals(read_exports, run, appeals, title, category, genre, is_live):
    move = read_exports((export(post(1, title, "<p>Water.</p>", terms=[("category", "c", category)])), "en"))
    run(move, Move.Task.TAKE, is_live=True)

    page = page_of(move, 1)
    assert (type(page), page.genre, page.live) == (AppealPage, genre, is_live)
    assert str(page.issued_on) == "2016-05-17"


def test_appeal_without_a_list_fails_in_words(read_exports, run, appeals):
    appeals.delete()
    move = read_exports(export(post(1, "A statement on the rivers")))
    run(move, Move.Task.TAKE)

    assert "no list of appeals" in move.items.get().reason
