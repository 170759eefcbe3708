"""One verb for editors; nothing goes live by it, and nobody fills a tree that is not theirs."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from campaigns.models import SignupSlot
from tests.factories import CallPageFactory, OrganisationFactory, StoryPageFactory
from tests.forms_app.building import SignupFormFactory
from translations import submission
from translations.models import Assignment, Batch
from translations.permissions import permissions_of
from translations.publication import publish
from translations.related_objects import related_translations
from translations.submission import TranslationRequest, process_batch, submit, submit_many
from translations.target_builder import target_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_an_editor_sends_a_page_with_a_note_and_a_day(client, as_person, story, arabic):
    as_person("Editors")
    url = reverse("translations:send_page", args=[story.pk])
    client.post(url, {"locales": [arabic.pk], "note": "Soon, please.", "due_on": "2099-01-01"})
    assignment = Assignment.objects.get(translation__source__object_id=story.translation_key)
    assert (assignment.note, str(assignment.due_on)) == ("Soon, please.", "2099-01-01")


def test_what_a_page_names_goes_along(story, arabic, english):
    story.dateline_organisation = OrganisationFactory(locale=english, name="Forum")
    story.save_revision().publish()
    submit(type(story).objects.get(pk=story.pk), arabic)
    assert Translation.objects.filter(source__object_id=story.dateline_organisation.translation_key).exists()


def test_the_forms_of_a_call_go_along(calls, arabic, english):
    named, embedded = SignupFormFactory(title="Named"), SignupFormFactory(title="Embedded")
    call = CallPageFactory(
        parent=calls,
        slots=[SignupSlot(label="Take part", form=named, locale=english)],
        body=[{"type": "signup", "value": {"form": embedded.pk}}],
    )
    translation = submit(call, arabic)
    assert [(one.thing, one.translation is not None) for one in related_translations(translation)] == [
        (named, True),
        (embedded, True),
    ]


def test_a_translator_of_arabic_cannot_start_another_language(client, translator, story):
    kurdish = Locale.objects.create(language_code="ckb")
    client.post(reverse("translations:send_page", args=[story.pk]), {"locales": [kurdish.pk]})
    assert not Page.objects.filter(locale=kurdish).exists()


def test_a_translator_may_begin_an_arabic_page_without_being_asked(translator, story, arabic):
    assert permissions_of(translator).may_send(story, arabic) is True


def test_sending_a_live_page_again_touches_nothing_readers_see(sent, story, arabic, write):
    write(sent, {"A short": "موجز"})
    publish(sent)
    submit(story, arabic)
    assert (target_of(sent).live, target_of(sent).intro) == (True, "موجز")


def test_a_story_written_in_arabic_is_sent_to_english(client, as_person, in_arabic, stories, english):
    arabic_stories = in_arabic(stories)
    story = StoryPageFactory(parent=arabic_stories, title="قصة", slug="قصة")
    as_person("Editors")
    client.post(reverse("translations:send_page", args=[story.pk]), {"locales": [english.pk]})
    translation = Translation.objects.get(source__object_id=story.translation_key)
    assert (translation.source.locale.language_code, target_of(translation).locale) == ("ar", english)


def test_many_pages_are_written_down_and_sent_in_the_background(stories, arabic):
    pages = [StoryPageFactory(parent=stories) for _number in range(3)]
    batch = submit_many([stories, *pages], [arabic], submission.TranslationRequest())
    assert Translation.objects.count() == 0
    process_batch(2)
    batch.refresh_from_db()
    assert (batch.done, batch.finished_at) == (2, None)
    process_batch()
    assert Batch.objects.get().finished_at is not None
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_page_that_is_gone_holds_up_no_other(stories, arabic):
    batch = submit_many([stories, StoryPageFactory(parent=stories)], [arabic], submission.TranslationRequest())
    Batch.objects.filter(pk=batch.pk).update(page_ids=[stories.pk, 10**6, batch.page_ids[1]])
    process_batch()
    batch.refresh_from_db()
    assert (batch.failed, Translation.objects.count()) == ([10**6], 2)


@pytest.mark.parametrize("texts", [1, 100])
def test_a_page_costs_the_same_however_many_texts_it_has(stories, arabic, django_assert_max_num_queries, texts):
    submit(stories, arabic)
    page = StoryPageFactory(parent=stories)
    page.body = [{"type": "paragraph", "value": f"<p>Number {number}.</p>"} for number in range(texts)]
    page.save_revision().publish()
    with django_assert_max_num_queries(70):
        submit(type(page).objects.get(pk=page.pk), arabic)


def test_the_package_s_own_address_leads_to_our_screen(client, as_person, story):
    as_person("Editors")
    response = client.get(reverse("wagtail_localize:submit_page_translation", args=[story.pk]))
    assert "translations/submit.html" in [template.name for template in response.templates]


def test_translators_do_not_send_themselves_what_readers_cannot_read(client, translator, stories, arabic):
    draft = StoryPageFactory(parent=stories, live=False)
    address = reverse("translations:send_page", args=[draft.pk])
    assert client.get(address).status_code == client.post(address, {"locales": [arabic.pk]}).status_code == 404
    assert permissions_of(translator).may_send(draft, arabic) is False
    assert not Translation.objects.filter(source__object_id=draft.translation_key).exists()


def test_a_draft_that_an_editor_sent_can_be_sent_again_by_the_team(client, translator, stories, arabic):
    draft = StoryPageFactory(parent=stories, live=False)
    submit(draft, arabic)
    assert permissions_of(translator).may_send(draft, arabic) is True
    assert client.get(reverse("translations:send_page", args=[draft.pk])).status_code == 200


def test_below_a_page_translators_send_only_what_readers_can_read(translator, stories, arabic):
    draft = StoryPageFactory(parent=stories, live=False)
    batch = submit_many([stories, draft], [arabic], TranslationRequest(translator), "News")
    process_batch(batch.total)
    keys = Translation.objects.values_list("source__object_id", flat=True)
    assert (stories.translation_key in keys, draft.translation_key in keys) == (True, False)
