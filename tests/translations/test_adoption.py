"""What a person wrote on a page by itself is not lost when the page is sent to translators."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from translations.adoption import match_segments
from translations.differences import diff
from translations.models import Assignment, SegmentEdit, State, Version
from translations.publication import publish
from translations.segments import SegmentState, segments_of
from translations.submission import submit
from translations.target_builder import target_of

pytestmark = pytest.mark.django_db

TITLE = "نركض من أجل النهر"


def block(kind, value):
    return {"type": kind, "id": str(uuid4()), "value": value}


@pytest.fixture
def by_hand(story, in_arabic):
    """Return a function that publishes an Arabic page of the story's that somebody wrote by hand, block by block."""

    def write(*body):
        in_arabic(story, title=TITLE, slug="running-ar", intro="موجز", body=list(body))

    return write


ARABIC = [
    ("heading", "لماذا نركض"),
    ("paragraph", '<p>اقرأ <a href="https://example.org/call">النداء</a> و<b>تعال</b>.</p><p>الدخول مجاني.</p>'),
    ("quote", {"words": "الماء حياة.", "speaker": "متطوعة"}),
]


def words(translation):
    return {segment.source.split("<")[0].strip(): segment.words for segment in segments_of(translation)}


def test_the_words_of_a_page_written_by_hand_become_segments(by_hand, story, arabic):
    by_hand(*(block(kind, value) for kind, value in ARABIC))
    translation = submit(story, arabic)
    found = words(translation)
    assert found["Running for the river"] == TITLE
    assert found["Why we run"] == "لماذا نركض"
    assert found["Water is life."] == "الماء حياة."
    assert found["Read"] == 'اقرأ <a id="a1">النداء</a> و<b>تعال</b>.'
    assignment = Assignment.objects.get(translation=translation)
    assert (assignment.missing, assignment.state, assignment.unplaced) == (0, State.CURRENT, [])


def test_publishing_what_was_adopted_changes_no_word(by_hand, story, arabic):
    by_hand(*(block(kind, value) for kind, value in ARABIC))
    translation = submit(story, arabic)
    publish(translation)
    page = target_of(translation).specific
    assert (page.title, page.intro) == (TITLE, "موجز")
    assert "الدخول مجاني" in str(page.body)


def test_what_finds_no_place_keeps_the_page_from_being_published(by_hand, story, arabic, client, as_person):
    more = [*ARABIC, ("heading", "فقرة لا أصل لها في النص الإنكليزي بتاتًا وهي طويلة جدًا")]
    by_hand(*(block(kind, value) for kind, value in more))
    translation = submit(story, arabic)
    assignment = Assignment.objects.get(translation=translation)
    [left] = assignment.unplaced
    assert left.startswith("فقرة لا أصل لها")
    with pytest.raises(ValidationError, match="have no place yet"):
        publish(translation)
    as_person("Reviewers (ar)")
    bench = reverse("translations:workbench", args=[translation.pk])
    assert left in client.get(bench).content.decode()
    client.post(reverse("translations:unplaced", args=[translation.pk]), {"text": left})
    publish(translation)
    assert left in client.get(reverse("translations:history", args=[translation.pk])).content.decode()


def test_words_written_while_it_was_not_translated_win(sent, story, arabic, write):
    write(sent, {"A short": "موجز قديم"})
    publish(sent)
    sent.enabled = False
    sent.save()
    page = target_of(sent).specific
    page.intro = "موجز جديد بخط اليد"
    page.save_revision().publish()
    translation = submit(story, arabic)
    assert words(translation)["A short summary."] == "موجز جديد بخط اليد"
    publish(translation)
    assert target_of(translation).specific.intro == "موجز جديد بخط اليد"
    old = Version.objects.get(kind=Version.Kind.ADOPTED)
    assert "موجز قديم" in {text for _string, _context, text in old.words}


def test_a_shorter_list_is_paired_by_likeness(sent, text_of):
    segments = [text_of(sent, "Why we run"), text_of(sent, "Water is life.")]
    for segment in segments:
        segment.segment.context.field_path = "body.same"
    pairs, left = match_segments(segments, [("x", "body.same", "الماء هو الحياة")])
    assert ([segment.source for segment, _html in pairs], left) == (["Water is life."], [])


def test_a_heading_deleted_and_added_again_has_its_arabic_back(sent, write, edit_source, story):
    write(sent, {"Why we run": "لماذا نركض"})
    publish(sent)
    body = list(story.body.raw_data)
    edit_source(body=body[1:])
    edit_source(body=[block("heading", "Why we run"), *body[1:]])
    segment = next(one for one in segments_of(sent) if one.source == "Why we run")
    assert (segment.earlier.data, segment.fallback, segment.state) == ("لماذا نركض",) * 2 + (SegmentState.OUTDATED,)


def test_a_paragraph_that_gained_a_link_is_not_replaced_by_english(sent, write, edit_source, story):
    write(sent, {"It is free": "الدخول مجاني."})
    body = list(story.body.raw_data)
    body[1]["value"] = body[1]["value"].replace("It is free.", 'It is <a href="https://example.org/free">free</a>.')
    edit_source(body=body)
    segment = next(one for one in segments_of(sent) if one.source.startswith("It is"))
    assert segment.fallback == "الدخول مجاني."


def test_a_difference_shows_a_link_that_came(story):
    pieces = diff("Come now", 'Come <a id="a1">now</a>')
    assert [(piece.kind, piece.words) for piece in pieces] == [
        ("same", "Come "),
        ("new", "⟦link⟧"),
        ("same", "now"),
        ("new", "⟦/link⟧"),
    ]


def test_a_review_says_what_readers_get_for_a_missing_text(client, sent, write, translator, reviewer):
    from translations.publication import missing_in
    from translations.reviews import send

    write(sent, {"Running": TITLE}, rest=None)
    send(sent, translator, known_missing=[one.key for one in missing_in(segments_of(sent))])
    client.force_login(reviewer)
    page = client.get(reverse("translations:review", args=[sent.pk])).content.decode()
    assert "readers get the original" in page
    assert "Water is life." in page


def test_adopting_costs_the_same_however_many_texts_there_are(story, in_arabic, arabic):
    """Each text is in the history as if it had been typed."""

    def pages(count):
        body = [block("heading", f"Heading {number}") for number in range(count)]
        page = story.get_parent().add_child(instance=type(story)(title=f"{count}", intro="Intro.", locale=story.locale))
        page.body = body
        page.save_revision().publish()
        words = [block("heading", f"عنوان {number}") for number in range(count)]
        in_arabic(page, title=f"صفحة {count}", intro="موجز", body=words)
        return page

    few, many = pages(2), pages(30)
    with CaptureQueriesContext(connection) as asked:
        submit(few, arabic)
    with CaptureQueriesContext(connection) as more:
        translation = submit(many, arabic)

    assert len(more) <= len(asked)
    edits = SegmentEdit.objects.filter(context__object_id=many.translation_key)
    assert edits.count() == 32
    assert set(edits.values_list("origin", flat=True)) == {SegmentEdit.Origin.PERSON}
    assert words(translation)["Heading 29"] == "عنوان 29"
