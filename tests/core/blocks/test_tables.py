"""Tables: what editors may make, what readers see, and what translators get."""

import pytest
from django.core.exceptions import ValidationError

from core.blocks import BodyBlock
from core.checks.completeness import problems_before_publishing
from core.streams import nodes_of
from tests.factories import StoryPageFactory

pytestmark = pytest.mark.django_db


def raw(headings, *rows, caption="Volunteers"):
    columns = [{"type": "text", "heading": heading} for heading in headings]
    return {"columns": columns, "rows": [{"values": list(row)} for row in rows], "caption": caption}


TWO_TOWNS = raw(["Town", "People"], ["Basra", "120"], ["Mosul", "80"])


@pytest.fixture
def block():
    return BodyBlock().child_blocks["table"]


def test_reader_sees_headings_caption_and_named_rows(read, stories):
    StoryPageFactory(parent=stories, slug="towns", body=[{"type": "table", "value": TWO_TOWNS}])

    table = read("/en/news/towns/").select_one("table.data")

    assert table.caption.text == "Volunteers"
    assert [cell.text for cell in table.select("thead th[scope=col]")] == ["Town", "People"]
    assert [cell.text for cell in table.select("tbody th[scope=row]")] == ["Basra", "Mosul"]
    assert [(cell["data-heading"], cell.text) for cell in table.select("td")] == [("People", "120"), ("People", "80")]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (raw(["H"] * 40, *([["x"] * 40] * 500)), "40 columns and 500 rows"),
        (raw([]), "empty"),
        (raw(["Town", " "], ["Basra", "1"]), "heading above each column"),
    ],
)
def test_table_nobody_could_read_is_refused_in_words(block, table, message):
    with pytest.raises(ValidationError) as raised:
        block.clean(block.to_python(table))

    assert message in str(raised.value.as_json_data())


def test_draft_of_a_table_is_saved_whatever_is_missing(block):
    block.defer_required_validation()
    try:
        assert block.clean(block.to_python(raw([]))).columns == []
    finally:
        block.restore_deferred_validation()


def test_publishing_lists_what_is_wrong_with_a_table(stories):
    page = StoryPageFactory(parent=stories, body=[{"type": "table", "value": raw(["Town"])}])

    assert any("The table is empty" in str(problem.words) for problem in problems_before_publishing(page))


def test_translators_get_each_text_with_letters_once(block):
    segments = block.get_translatable_segments(block.to_python(raw(["Town", "Town"], ["Basra", "120"])))

    assert [segment.render_text() for segment in segments] == ["Volunteers", "Town", "Basra"]


def test_translation_survives_a_row_that_is_put_before_it(block):
    before = block.get_translatable_segments(block.to_python(TWO_TOWNS))
    table = block.to_python(raw(["Town", "People"], ["Kut", "7"], ["Basra", "120"], ["Mosul", "80"]))
    words = [type(one)(one.path, one.render_text().upper()) for one in before]

    translated = block.restore_translated_segments(table, words)

    assert [row["values"] for row in translated.row_data] == [["Kut", "7"], ["BASRA", "120"], ["MOSUL", "80"]]
    assert (translated.caption, translated.columns[0]["heading"]) == ("VOLUNTEERS", "TOWN")


def test_cells_are_cleaned_and_checked_like_all_texts(stories):
    page = StoryPageFactory(parent=stories, body=[{"type": "table", "value": raw(["To\u202ewn"], ["Bas\u200bra"])}])
    page.full_clean()

    texts = [node.value for node in nodes_of(page) if isinstance(node.value, str)]
    assert texts == ["Volunteers", "Town", "Basra"]
