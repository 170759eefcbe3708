"""A text of a stream that is stored as `null`, as programs and imports write an empty one, has no segment.

wagtail-localize 1.14 raises TypeError for it, so that a page could neither be sent to translators nor published. This can
go when `test_upstream_takes_no_null` in tests/translations/test_empty_texts.py fails.
"""

from wagtail import blocks
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

TEXTS = (blocks.CharBlock, blocks.TextBlock, blocks.BlockQuoteBlock)
upstream = StreamFieldSegmentExtractor.handle_block


def handle_block(self, block_type, block_value, raw_value=None):
    if block_value is None and isinstance(block_type, TEXTS):
        return []
    return upstream(self, block_type, block_value, raw_value=raw_value)


def install() -> None:
    StreamFieldSegmentExtractor.handle_block = handle_block
