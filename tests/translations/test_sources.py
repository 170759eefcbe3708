"""Our segments, written together, are wagtail-localize's, written one by one."""

import pytest
from wagtail_localize.models import StringSegment, TemplateSegment, TranslationSource

from translations.sources import update_source, write_segments

pytestmark = pytest.mark.django_db


def rows(source):
    texts = StringSegment.objects.filter(source=source).order_by("order")
    frames = TemplateSegment.objects.filter(source=source).order_by("order")
    return (
        list(texts.values_list("order", "string__data", "attrs", "context__path", "context__field_path")),
        list(frames.values_list("order", "template__template", "context__path", "context__field_path")),
        list(source.overridablesegment_set.values_list("order", "data_json", "context__path").order_by("order")),
        list(source.relatedobjectsegment_set.values_list("order", "object_id", "context__path").order_by("order")),
    )


def test_segments_are_those_of_wagtail_localize(story):
    source, _changed = update_source(story)
    ours = rows(source)
    ids = set(source.stringsegment_set.values_list("pk", flat=True))
    source.refresh_segments()
    assert rows(source) == ours
    assert set(source.stringsegment_set.values_list("pk", flat=True)) == ids


def test_segments_are_written_with_few_queries(story, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        update_source(story)


def test_writing_segments_again_changes_nothing(story):
    source, _changed = update_source(story)
    ids = list(source.stringsegment_set.values_list("pk", flat=True))
    write_segments(source)
    assert list(source.stringsegment_set.values_list("pk", flat=True)) == ids


def test_a_source_that_is_as_it_was_is_left_alone(story):
    update_source(story)
    assert update_source(story)[1] is False


def test_a_text_taken_out_of_the_original_is_no_longer_asked_for(story, edit_source, sent):
    edit_source(body=[])
    source = TranslationSource.objects.get(object_id=story.translation_key)
    assert not source.stringsegment_set.filter(string__data="Why we run").exists()


def test_nothing_is_left_of_paragraphs_that_were_all_taken_out(story, edit_source, sent):
    paragraphs = [("paragraph", "<p>By the <b>river</b>.</p>"), ("paragraph", "<p>And <b>over</b> it.</p>")]
    edit_source(body=paragraphs)
    source = TranslationSource.objects.get(object_id=story.translation_key)
    assert source.templatesegment_set.count() == 2
    edit_source(body=[])
    assert not source.templatesegment_set.exists()
    assert not source.stringsegment_set.filter(context__path__startswith="body").exists()
