"""Readers never lose Arabic they had, and never get English that nobody chose."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from campaigns.models import CallPage, CallVenue
from tests.factories import CallPageFactory, TopicFactory
from translations.models import Assignment, State, Version
from translations.publication import MissingTranslations, missing_in, publish, save_draft
from translations.segments import segments_of
from translations.sources import update_source
from translations.submission import submit
from translations.target_builder import target_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sent_once"), pytest.mark.one_database]


def state_of(translation):
    return Assignment.objects.get(translation=translation).state


def test_what_is_sent_is_not_live(sent):
    assert target_of(sent).live is False


def test_a_page_sent_brings_its_parents_along_unpublished(sent):
    parent = target_of(sent).get_parent()
    assert parent.locale == sent.target_locale
    assert parent.live is False


def test_sending_keeps_the_page_tree_whole(sent):
    assert Page.find_problems() == ([], [], [], [], [])


def test_publishing_with_missing_texts_is_refused(sent, write):
    write(sent, {"Why we run": "لماذا نركض"}, rest=None)
    with pytest.raises(MissingTranslations):
        publish(sent)
    assert target_of(sent).live is False


def test_publishing_with_missing_texts_needs_each_of_them_named(sent, write):
    write(sent, {"Why we run": "لماذا نركض"}, rest=None)
    missing = missing_in(segments_of(sent))
    with pytest.raises(MissingTranslations):
        publish(sent, known_missing=[text.key for text in missing[1:]])
    assert publish(sent, known_missing=[text.key for text in missing]).live is True


def test_a_whole_translation_is_published(sent, write):
    write(sent, {"Running": "نركض من أجل النهر"})
    page = publish(sent).specific
    assert (page.live, page.title) == (True, "نركض من أجل النهر")
    assert state_of(sent) == State.CURRENT


def test_a_changed_original_leaves_the_live_translation_as_it_is(sent, write, edit_source):
    write(sent, {"A short": "موجز"})
    publish(sent)
    edit_source(intro="Another summary.")
    assert target_of(sent).intro == "موجز"
    assert state_of(sent) == State.OUTDATED


def test_publishing_an_outdated_translation_keeps_the_arabic_it_had(sent, write, edit_source):
    write(sent, {"A short": "موجز"})
    publish(sent)
    edit_source(intro="Another summary.")
    missing = [text.key for text in missing_in(segments_of(sent))]
    assert publish(sent, known_missing=missing).intro == "موجز"


def test_an_old_wording_is_offered_beside_the_changed_original(sent, write, edit_source):
    write(sent, {"It is free": "الدخول مجاني"})
    body = list(sent.source.as_instance().body.raw_data)
    body[1]["value"] = body[1]["value"].replace("It is free.", "It is free for all.")
    edit_source(body=body)
    changed = next(text for text in segments_of(sent) if text.source == "It is free for all.")
    assert changed.earlier.data == "الدخول مجاني"


def test_a_draft_does_not_touch_what_readers_see(sent, write):
    write(sent, {"A short": "موجز"})
    publish(sent)
    write(sent, {"A short": "موجز آخر"}, rest=None)
    save_draft(sent, None, segments_of(sent))
    page = target_of(sent)
    assert page.intro == "موجز"
    assert page.get_latest_revision_as_object().intro == "موجز آخر"


def test_an_arabic_slug_is_kept(sent, write):
    write(sent, {"running": "نركض"})
    assert publish(sent).slug == "نركض"


def test_a_slug_stays_once_it_was_published(sent, write, edit_source):
    write(sent, {"running": "نركض"})
    publish(sent)
    edit_source(slug="running-again")
    assert publish(sent).slug == "نركض"


def test_marks_survive_publishing(sent, write):
    write(sent, {"Read": 'اقرأ <a id="a1">النداء</a> و<b>تعال</b>.'})
    twin = publish(sent).specific
    with override("ar"):
        body = str(twin.body)
    assert '<a href="https://example.org/call">النداء</a>' in body
    assert "<b>تعال</b>" in body


def test_a_snippet_without_drafts_is_not_there_before_it_is_translated(english, arabic):
    translation = submit(TopicFactory(name="Water", locale=english), arabic)
    assert target_of(translation) is None


def test_a_snippet_is_there_once_it_is_published(english, arabic, write):
    translation = submit(TopicFactory(name="Water", locale=english), arabic)
    write(translation, {"Water": "الماء"})
    assert publish(translation).name == "الماء"


def test_a_rule_of_the_page_itself_is_answered_with_its_own_words(sent, write):
    write(sent, {"A short": "م" * 301})
    with pytest.raises(ValidationError):
        publish(sent)


def test_publishing_keeps_the_words_as_a_version(sent, write):
    write(sent)
    publish(sent)
    assert Version.objects.published().count() == 1


def test_publishing_keeps_the_page_tree_whole(sent, write):
    write(sent)
    publish(sent)
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.fixture
def with_a_hint(sent, write):
    """The translation, all written, of a story with a hint that somebody forgot in it."""
    write(sent, {"A short": "[اكتب هنا]"})
    return sent


def test_what_must_be_mended_is_not_published_from_the_workbench(with_a_hint):
    with pytest.raises(ValidationError, match="Replace the hint"):
        publish(with_a_hint)
    assert target_of(with_a_hint).live is False


def test_what_must_be_mended_is_not_planned_either(with_a_hint):
    with pytest.raises(ValidationError, match="Replace the hint"):
        publish(with_a_hint, at=timezone.now() + timedelta(days=1))


def test_an_original_that_must_be_mended_is_not_published_with_its_translation(sent, write, story):
    story.unpublish()
    story.intro = "[write something here]"
    story.save_revision()
    update_source(story)
    write(sent)
    with pytest.raises(ValidationError, match="Replace the hint"):
        publish(sent, source_too=True)
    story.refresh_from_db()
    assert (story.live, target_of(sent).live) == (False, False)


def test_rows_below_a_page_lose_the_letters_nobody_sees(calls, arabic, write, arabic_home):
    call = CallPageFactory(parent=calls, venues=[CallVenue(name="Garden", locale=calls.locale)])
    call.save_revision().publish()
    translation = submit(CallPage.objects.get(), arabic)
    write(translation, {"Garden": "\u202eحديقة\u2066"})
    publish(translation)
    assert CallPage.objects.get(locale=arabic).venues.get().name == "حديقة"
