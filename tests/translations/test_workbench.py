"""The workbench stands where the editor of a translation would be, and saves text by text."""

import pytest
from django.urls import reverse
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringTranslation

from tests.factories import StoryPageFactory, TopicFactory, UserFactory
from translations.models import GlossaryTerm, Presence, State
from translations.publication import publish
from translations.segment_store import write as write_one
from translations.submission import submit
from translations.target_builder import target_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sent_once"), pytest.mark.one_database]


def bench(translation):
    return reverse("translations:workbench", args=[translation.pk])


def saving(translation, text):
    return reverse("translations:save_text", args=[translation.pk, text.pk])


def test_the_editor_of_a_translation_is_the_workbench(client, translator, sent):
    response = client.get(reverse("wagtailadmin_pages:edit", args=[target_of(sent).pk]))
    assert "translations/workbench.html" in [template.name for template in response.templates]


def test_a_snippet_without_a_place_of_its_own_is_translated_too(client, translator, english, arabic):
    translation = submit(TopicFactory(name="Water", locale=english), arabic)
    assert "Water" in client.get(bench(translation)).text


@pytest.mark.parametrize("admin_language", ["en", "ar"])
def test_each_side_has_its_own_language_and_direction(client, translator, sent, admin_language, text_of):
    UserProfile.objects.create(user=translator, preferred_language=admin_language)
    page = client.get(bench(sent)).text
    pk = text_of(sent, "Why we run").pk
    assert '<div class="tw-source" lang="en" dir="ltr">' in page
    assert f'id="text-{pk}" lang="ar" dir="rtl"' in page


def test_a_text_is_saved_by_itself(client, translator, sent, text_of):
    text = text_of(sent, "Why we run")
    answer = client.post(saving(sent, text), {"text": "لماذا نركض", "base": ""}).json()
    assert answer["state"] == "translated"
    assert text_of(sent, "Why we run").words == "لماذا نركض"


def test_a_lost_link_is_told_and_nothing_is_saved(client, translator, sent, text_of):
    text = text_of(sent, "Read")
    response = client.post(saving(sent, text), {"text": "اقرأ ⟦2⟧تعال⟦/2⟧", "base": ""})
    assert response.status_code == 422
    assert "the call" in response.json()["problems"][0]
    assert not text_of(sent, "Read").words


def test_bold_is_left_out_only_if_the_translator_insists(client, translator, sent, text_of):
    text = text_of(sent, "Read")
    words = {"text": "اقرأ ⟦1⟧النداء⟦/1⟧ وتعال", "base": ""}
    assert client.post(saving(sent, text), words).json()["may_insist"] is True
    assert client.post(saving(sent, text), words | {"insist": "1"}).status_code == 200


def test_words_that_are_too_long_for_their_place_are_told(client, translator, sent, text_of):
    text = text_of(sent, "Running")
    response = client.post(saving(sent, text), {"text": "ع" * 300, "base": ""})
    assert response.status_code == 422


def test_what_somebody_else_saved_is_not_overwritten_unseen(client, translator, sent, text_of):
    text = text_of(sent, "Why we run")
    other = UserFactory(first_name="Noor")
    write_one(sent, text, "لماذا نركض", other)
    response = client.post(saving(sent, text), {"text": "لم نركض", "base": ""})
    assert response.status_code == 409
    assert "Noor" in response.json()["message"]
    assert text_of(sent, "Why we run").words == "لماذا نركض"


def test_a_second_person_is_named(client, translator, sent):
    Presence.objects.note(sent, UserFactory(first_name="Noor"))
    assert "Noor" in client.get(bench(sent)).text


def test_a_glossary_word_that_is_not_followed_is_told(client, translator, sent, text_of, english, arabic):
    GlossaryTerm.objects.create(source_locale=english, target_locale=arabic, term="run", wording="ركض")
    text = text_of(sent, "Why we run")
    answer = client.post(saving(sent, text), {"text": "لماذا نمشي", "base": ""}).json()
    assert "ركض" in answer["findings"]


def test_machine_words_count_as_unchecked_until_somebody_confirms_them(client, translator, sent, text_of):
    text = text_of(sent, "Why we run")
    row = StringTranslation.objects.create(
        translation_of=text.segment.string,
        context=text.segment.context,
        locale=sent.target_locale,
        data="لماذا نركض",
        translation_type="machine",
    )
    assert 'data-state="machine"' in client.get(bench(sent)).text
    assert client.post(saving(sent, text), {"confirm": "1"}).json()["state"] == "translated"
    row.refresh_from_db()
    assert row.translation_type == "manual"


def test_the_form_saves_without_a_script(client, translator, sent, text_of):
    text = text_of(sent, "Why we run")
    client.post(bench(sent), {f"text-{text.pk}": "لماذا نركض", f"base-{text.pk}": "", "action": "save"})
    assert text_of(sent, "Why we run").words == "لماذا نركض"


def test_without_a_script_a_refused_text_stays_in_its_field(client, translator, sent, text_of):
    text = text_of(sent, "Read")
    response = client.post(bench(sent), {f"text-{text.pk}": "بلا رابط", "action": "save"})
    assert "بلا رابط" in response.text
    assert "is missing" in response.text


def test_publishing_with_missing_texts_asks_and_names_them(client, as_person, sent, write, text_of):
    as_person("Reviewers (ar)")
    write(sent, rest="كلمات")
    text_of(sent, "Why we run").written.delete()
    response = client.post(bench(sent), {"action": "publish"})
    assert response.status_code == 409
    assert "Why we run" in response.text
    assert target_of(sent).live is False


def test_publishing_with_missing_texts_is_possible_once_each_is_ticked(client, as_person, sent, write, text_of):
    as_person("Reviewers (ar)")
    write(sent)
    text = text_of(sent, "Why we run")
    text.written.delete()
    client.post(bench(sent), {"action": "publish", "known": [f"{text.key[0]}-{text.key[1]}"]})
    assert target_of(sent).live is True


def test_who_may_not_publish_does_not(client, translator, sent, write):
    write(sent)
    client.post(bench(sent), {"action": "publish"})
    assert target_of(sent).live is False


def test_an_alias_never_takes_the_place_of_a_live_translation(client, as_person, sent, write):
    as_person("Reviewers (ar)")
    write(sent, {"Running": "نركض"})
    publish(sent)
    page = target_of(sent)
    client.post(reverse("wagtail_localize:convert_to_alias", args=[page.pk]))
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"localize-convert-to-alias": "1"})
    page.refresh_from_db()
    assert (page.alias_of_id, page.title) == (None, "نركض")


def test_updating_from_the_original_publishes_nothing(client, admin_client, sent, write, edit_source):
    write(sent, {"A short": "موجز"})
    publish(sent)
    url = reverse("wagtail_localize:update_translations", args=[sent.source_id])
    admin_client.post(url, {"publish_translations": "on"})
    assert target_of(sent).intro == "موجز"


def test_preview_shows_what_is_saved_but_not_live(client, translator, sent, text_of):
    write_one(sent, text_of(sent, "Why we run"), "لماذا نركض", translator)
    assert "لماذا نركض" in client.get(reverse("translations:preview", args=[sent.pk])).text


def test_similar_texts_are_offered(client, translator, sent, text_of, english, arabic):
    topic = submit(TopicFactory(name="Why we all run", locale=english), arabic)
    write_one(topic, text_of(topic, "Why"), "لماذا نركض جميعا", translator)
    url = reverse("translations:similar", args=[sent.pk, text_of(sent, "Why we run").pk])
    assert client.get(url).json()["similar"][0]["text"] == "لماذا نركض جميعا"


def test_a_changed_original_shows_what_changed_and_the_words_so_far(client, translator, sent, write, edit_source):
    write(sent, {"A short": "موجز قصير"})
    publish(sent)
    edit_source(intro="A longer summary.")
    page = client.get(bench(sent)).text
    assert "<del>short</del><ins>longer</ins>" in page
    assert "موجز قصير" in page


def test_three_hundred_texts_cost_few_queries_and_bytes(
    client, translator, sent, write, edit_source, django_assert_max_num_queries
):
    blocks = [
        {"type": "paragraph", "value": f'<p>Read <a href="https://example.org/{one}">the call</a>, part {one}.</p>'}
        if one % 3 == 0
        else {"type": "heading", "value": f"Heading number {one}."}
        for one in range(300)
    ]
    edit_source(body=blocks)
    words = {f"Heading number {one}.": f"العنوان رقم {one}." for one in range(300) if one % 3 and one % 4}
    write(sent, words, rest=None)
    client.get(bench(sent))
    with django_assert_max_num_queries(40):
        answer = client.get(bench(sent))
    assert answer.text.count('class="tw-row"') > 300
    assert len(answer.content) < 350_000


def test_saving_a_text_costs_few_queries(client, translator, sent, text_of, django_assert_max_num_queries):
    text = text_of(sent, "Why we run")
    with django_assert_max_num_queries(16):
        client.post(saving(sent, text), {"text": "لماذا نركض", "base": ""})


def test_a_scheduled_translation_waits_for_its_time(client, as_person, sent, write):
    as_person("Reviewers (ar)")
    write(sent)
    client.post(bench(sent), {"action": "publish", "when": "at", "at": "2099-01-01T10:00"})
    page = target_of(sent)
    assert page.live is False
    assert page.scheduled_revision.approved_go_live_at.year == 2099


def test_original_and_translation_go_live_at_one_moment(client, as_person, stories, arabic, write):
    as_person("Editors")
    story = StoryPageFactory(parent=stories, title="Later", live=False)
    story.save_revision()
    translation = submit(story, arabic)
    write(translation)
    client.post(bench(translation), {"action": "publish", "when": "with"})
    story.refresh_from_db()
    assert (story.live, target_of(translation).live) == (True, True)


def test_a_translation_whose_original_is_gone_has_no_workbench(client, translator, sent, story):
    story.delete()
    assert client.get(bench(sent), follow=True).status_code == 404


def test_saving_a_text_that_the_original_lost_is_answered_in_words(client, translator, sent, text_of, edit_source):
    text = text_of(sent, "Why we run")
    edit_source(body=[])
    response = client.post(saving(sent, text), {"text": "لماذا نركض", "base": ""})
    assert (response.status_code, "no longer in it" in response.json()["message"]) == (410, True)


def test_saving_after_the_page_was_deleted_is_answered_in_words(client, translator, sent, text_of, story):
    text = text_of(sent, "Why we run")
    story.delete()
    response = client.post(saving(sent, text), {"text": "لماذا نركض", "base": ""})
    assert (response.status_code, "no longer translated" in response.json()["message"]) == (410, True)


def test_without_a_script_words_for_a_text_that_is_gone_are_given_back(client, translator, sent, text_of, edit_source):
    text = text_of(sent, "Why we run")
    edit_source(body=[])
    page = client.post(bench(sent), {f"text-{text.pk}": "لماذا نركض", f"base-{text.pk}": ""}, follow=True)
    assert "لماذا نركض" in page.text


@pytest.mark.parametrize(
    "typed", [{"known": ["x", "1-", "-1", "٣-٣", "9" * 40 + "-1"]}, {"when": "x", "at": "\0"}, {"action": "\0"}]
)
def test_nonsense_in_the_form_breaks_nothing(client, as_person, sent, typed):
    as_person("Reviewers (ar)")
    assert client.post(bench(sent), {"action": "publish"} | typed).status_code in (302, 409)


def test_a_published_translation_is_up_to_date(client, as_person, sent, write):
    as_person("Reviewers (ar)")
    write(sent)
    client.post(bench(sent), {"action": "publish"})
    sent.assignment.refresh_from_db()
    assert sent.assignment.state == State.CURRENT
