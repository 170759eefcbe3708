"""InlineTags are numbered brackets that can be moved, but not broken or lost without a word."""

import pytest

from translations.inline_tags import InlineTags, plain
from translations.templatetags.workbench_tags import with_marks

SOURCE = 'Read <a id="a1">the call</a> and <b>come</b>.'
ATTRS = {"a1": {"href": "https://example.org/"}}


def problems(text):
    return [problem.message for problem in InlineTags(SOURCE, ATTRS).from_text(text)[1]]


def test_marks_are_numbered_in_the_order_of_the_original():
    assert InlineTags(SOURCE, ATTRS).to_text(SOURCE) == "Read ⟦1⟧the call⟦/1⟧ and ⟦2⟧come⟦/2⟧."


def test_what_was_typed_becomes_html_again():
    html, problems = InlineTags(SOURCE, ATTRS).from_text("⟦2⟧تعال⟦/2⟧ واقرأ ⟦1⟧النداء⟦/1⟧")
    assert html == '<b>تعال</b> واقرأ <a id="a1">النداء</a>'
    assert problems == []


def test_marks_may_change_places():
    html, _problems = InlineTags(SOURCE, ATTRS).from_text("⟦2⟧تعال⟦/2⟧ ⟦1⟧النداء⟦/1⟧")
    assert InlineTags(SOURCE, ATTRS).to_text(html) == "⟦2⟧تعال⟦/2⟧ ⟦1⟧النداء⟦/1⟧"


def test_html_that_was_typed_is_only_words():
    html, _problems = InlineTags("Words").from_text("<script>alert(1)</script> & co")
    assert html == "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co"


def test_lines_are_kept():
    assert InlineTags("One<br/>two").to_text("One<br/>two") == "One\ntwo"
    assert InlineTags("One<br/>two").from_text("واحد\r\nاثنان")[0] == "واحد<br/>اثنان"


@pytest.mark.parametrize(
    "text",
    [
        "⟦1⟧النداء⟦/1⟧",
        "⟦2⟧تعال⟦/2⟧",
        "⟦1⟧النداء ⟦2⟧تعال⟦/1⟧⟦/2⟧",
        "⟦1⟧النداء⟦/1⟧ ⟦2⟧تعال",
        "⟦1⟧ا⟦/1⟧ ⟦1⟧ب⟦/1⟧ ⟦2⟧تعال⟦/2⟧",
        "⟦1⟧⟦/1⟧ ⟦2⟧تعال⟦/2⟧",
        "⟦1⟧ا⟦/1⟧ ⟦2⟧تعال⟦/2⟧ ⟦3⟧ج⟦/3⟧",
        "⟦1ا⟦/1⟧ ⟦2⟧تعال⟦/2⟧",
        "⟦/1⟧ا⟦1⟧ ⟦2⟧تعال⟦/2⟧",
    ],
)
def test_lost_or_broken_marks_are_told(text):
    assert len(problems(text)) == 1


def test_bold_may_be_left_out_if_the_translator_insists_but_a_link_may_not():
    marks = InlineTags(SOURCE, ATTRS)
    assert [problem.may_insist for problem in marks.from_text("لا شيء")[1]] == [False, True]


def test_nothing_typed_is_nothing_wrong():
    assert problems("") == []


def test_marks_say_where_they_lead():
    assert InlineTags(SOURCE, ATTRS).all[0].address == "https://example.org/"


def test_plain_words_have_no_marks():
    assert plain('One &amp; <a id="a1">two</a><br/>three') == "One & two\nthree"


def test_marks_in_a_comparison_are_signs_that_no_direction_scrambles():
    assert with_marks("اقرأ ⟦رابط⟧<b>⟦/رابط⟧") == (
        'اقرأ <bdi class="tw-mark">رابط</bdi>&lt;b&gt;<bdi class="tw-mark">/رابط</bdi>'
    )
