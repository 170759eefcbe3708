"""What a page says under its title does not begin its text again, and no word is lost by that."""

from html import escape

import pytest

from importing.models import Move
from tests.importing.exports import export, post

pytestmark = pytest.mark.django_db


def page_of(move, number):
    return move.items.get(wp_id=number).page.specific


@pytest.mark.parametrize(
    ("body", "excerpt", "intro", "rest"),
    [
        ("<p>{first}</p><p>It is dry.</p>", "", "{first}", ["<p>It is dry.</p>"]),
        ("<p>{first}</p><p>It is dry.</p>", "{first} [&hellip;]", "{first}", ["<p>It is dry.</p>"]),
        ("<p>{first}</p>", "Somebody wrote this.", "Somebody wrote this.", ["<p>{first}</p>"]),
        (
            "<p>{first} " + "All of it. " * 40 + "</p>",
            "",
            "{first} " + "All of it. " * 21 + "All of it.",
            ["<p>" + "All of it. " * 17 + "All of it.</p>"],
        ),
        ('<p>{first} <a href="https://a.example/">More</a></p>', "", "{first} More", None),
        ("<p>{first}</p>", "", "{first}", []),
        ("<p>ICSSI – Nassiriyah</p><p>{first}</p>", "", "{first}", ["<p>ICSSI – Nassiriyah</p>"]),
        ("<p>Friends,</p><p>{first}</p>", "", "{first}", ["<p>Friends,</p><p>{first}</p>"]),
    ],
)
def test_what_stands_under_the_title_does_not_begin_the_text_again(
    read_exports, run, lists, body, excerpt, intro, rest
):
    first = "The people of the marshes came together & asked for water."
    move = read_exports(
        export(post(1, body=body.format(first=escape(first)), excerpt=excerpt.format(first=escape(first))))
    )
    run(move, Move.Task.TAKE)

    page = page_of(move, 1)
    assert page.intro == intro.format(first=first)
    if rest is not None:
        assert [block.value.source for block in page.body] == [one.format(first=escape(first)) for one in rest]


def test_a_summary_is_one_paragraph_and_no_line_that_names_languages(read_exports, run, lists):
    body = (
        '<p><a href="https://nowhere.example/?p=1">عربي | Arabic</a></p><p><strong>A song of the marshes</strong></p>'
        "<p>Has the water come back to your shore,<br />has the reed come back to the marsh?</p><p>We go home to it.</p>"
    )
    page = page_of(run(read_exports(export(post(1, body=body))), Move.Task.TAKE), 1)

    assert page.intro == "Has the water come back to your shore, has the reed come back to the marsh?"


@pytest.mark.parametrize("title", ["\u200c", "\ufeff\u200f", " "])
def test_title_of_which_nothing_is_seen_is_made_from_the_text(read_exports, run, lists, title):
    move = run(
        read_exports(export(post(1, title, "<p>People went to the streets of Basra in summer.</p>"))), Move.Task.TAKE
    )

    assert page_of(move, 1).title == "People went to the streets of Basra in summer."
    assert ["title_made", ""] in move.items.get().warnings
