"""Lines under the title that say who wrote, where and when are found, and taken out of the text."""

import pytest

from importing.conversion.bylines import bylines_of, without_line

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    ("body", "language", "author", "place", "month"),
    [
        ("* Yousif Karim\n\nThe river is low.", "en", "Yousif Karim", "", None),
        ("By Sara Ali\n\nThe river is low.", "en", "Sara Ali", "", None),
        ("<p>بقلم: سارة علي</p><p>النهر منخفض.</p>", "ar", "سارة علي", "", None),
        ("<p><em>Istanbul – February 2016</em></p><p>The river.</p>", "en", "", "Istanbul", (2016, 2)),
        ("<p>بغداد – شباط ٢٠١٦</p><p>النهر.</p>", "ar", "", "بغداد", (2016, 2)),
    ],
)
def test_bylines_are_found(body, language, author, place, month):
    (found,) = bylines_of(body, language)

    assert (found.author, found.place, found.month) == (author, place, month)


@pytest.mark.parametrize(
    "body",
    [
        "* water\n* work\n\nThe river.",
        "By the time we came, it was dry.",
        "The river is low.",
        "In Basra – a city – 2016",
    ],
)
def test_other_first_lines_are_no_bylines(body):
    assert bylines_of(body, "en") == []


@pytest.mark.parametrize(
    ("value", "left"),
    [
        ("<p>* Yousif</p><p>Text.</p>", "<p>Text.</p>"),
        ("<p>* Yousif<br/>Text.</p>", "<p>Text.</p>"),
        ("<p>Text.</p>", "<p>Text.</p>"),
    ],
)
def test_byline_is_taken_out_of_the_text(value, left):
    assert without_line([{"type": "paragraph", "value": value}], "* Yousif") == [{"type": "paragraph", "value": left}]
