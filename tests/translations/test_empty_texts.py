"""A text that is stored as `null` keeps no page from being translated or published."""

import pytest
from wagtail import blocks
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

from tests.factories import StoryPageFactory
from translations.patches import empty_texts
from translations.segments import segments_of
from translations.submission import submit

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_null_in_a_stream_has_no_segment(stories, arabic):
    story = StoryPageFactory(
        parent=stories, body=[{"type": "heading", "value": None}, {"type": "heading", "value": "Why"}]
    )
    assert {"Why"} <= {segment.source for segment in segments_of(submit(story, arabic))}


def test_upstream_takes_no_null():
    """When this fails, translations/patches/empty_texts.py can go."""
    field = type("Field", (), {"name": "body"})()
    with pytest.raises(TypeError, match="NoneType"):
        empty_texts.upstream(StreamFieldSegmentExtractor(field), blocks.CharBlock(), None)
