"""Values in streams are found and replaced at every depth."""

import pytest
from wagtail import blocks
from wagtail.rich_text import RichText

from core.blocks import BodyBlock
from core.streams import CONTAINERS, walk

STREAM = [
    {"type": "heading", "value": "Heading"},
    {"type": "paragraph", "value": "<p>Paragraph</p>"},
    {"type": "list", "value": [{"type": "item", "value": "Entry", "id": "1"}]},
    {"type": "quote", "value": {"words": "Words", "speaker": ""}},
]


@pytest.fixture
def stream():
    return BodyBlock().to_python(STREAM)


def texts(stream):
    return [
        (node.name, node.value.source if isinstance(node.value, RichText) else node.value)
        for node in walk(stream)
        if not isinstance(node.value, CONTAINERS)
    ]


def test_values_carry_the_name_of_their_block_field_or_list(stream):
    assert texts(stream) == [
        ("heading", "Heading"),
        ("paragraph", "<p>Paragraph</p>"),
        ("list", "Entry"),
        ("words", "Words"),
        ("speaker", ""),
    ]


def test_containers_come_before_what_they_contain(stream):
    kinds = [type(node.value) for node in walk(stream)]
    assert issubclass(kinds[0], blocks.StreamValue)
    assert kinds.index(blocks.StructValue) == len(kinds) - 3


def test_every_value_can_be_replaced_where_it_lies(stream):
    for node in walk(stream):
        if isinstance(node.value, str):
            node.replace(node.value.upper())
    assert texts(stream) == [
        ("heading", "HEADING"),
        ("paragraph", "<p>Paragraph</p>"),
        ("list", "ENTRY"),
        ("words", "WORDS"),
        ("speaker", ""),
    ]
    stored = stream.get_prep_value()
    assert stored[2]["value"][0]["value"] == "ENTRY"
    assert stored[3]["value"]["words"] == "WORDS"
