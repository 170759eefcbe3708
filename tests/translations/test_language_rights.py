"""Nothing of another language is written by who works on one, whichever door it goes through."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Locale

from tests.factories import TopicFactory
from tests.forms_app.building import SignupFormFactory
from translations.models import GlossaryTerm

pytestmark = pytest.mark.django_db


@pytest.fixture
def kurdish(english):
    return Locale.objects.create(language_code="ckb")


@pytest.fixture
def entry(english, kurdish):
    """A glossary entry of the Kurdish team."""
    return GlossaryTerm.objects.create(source_locale=english, target_locale=kurdish, term="path", wording="ڕێگا")


def entry_values(english, target, **values):
    return {
        "source_locale": english.pk,
        "target_locale": target.pk,
        "term": "river",
        "wording": "نهر",
        "note": "",
    } | values


def test_a_glossary_entry_of_ones_own_language_is_added(client, translator, english, arabic):
    client.post(reverse("wagtailsnippets_translations_glossaryterm:add"), entry_values(english, arabic))
    assert GlossaryTerm.objects.get().wording == "نهر"


def test_a_glossary_entry_of_another_language_is_not_added(client, translator, english, kurdish):
    url = reverse("wagtailsnippets_translations_glossaryterm:add")
    response = client.post(url, entry_values(english, kurdish), follow=True)
    assert "not yours" in response.text
    assert not GlossaryTerm.objects.exists()


def test_a_glossary_entry_of_another_language_is_neither_changed_nor_taken_over_nor_deleted(
    client, translator, english, arabic, kurdish, entry
):
    for target in (kurdish, arabic):
        client.post(
            reverse("wagtailsnippets_translations_glossaryterm:edit", args=[entry.pk]), entry_values(english, target)
        )
    client.post(reverse("wagtailsnippets_translations_glossaryterm:delete", args=[entry.pk]))
    entry.refresh_from_db()
    assert (entry.term, entry.target_locale) == ("path", kurdish)


def test_editors_write_the_glossary_of_every_language(client, as_person, english, kurdish):
    as_person("Editors")
    client.post(reverse("wagtailsnippets_translations_glossaryterm:add"), entry_values(english, kurdish))
    assert GlossaryTerm.objects.exists()


def test_a_form_of_another_language_is_not_unpublished(client, as_person, english, arabic):
    form = SignupFormFactory(locale=english)
    form.save_revision().publish()
    as_person("Reviewers (ar)")
    client.post(reverse("wagtailsnippets_forms_app_signupform:unpublish", args=[form.pk]))
    form.refresh_from_db()
    assert form.live


def test_a_topic_of_another_language_is_not_saved(client, as_person, english):
    topic = TopicFactory(locale=english, name="Water")
    as_person("Reviewers (ar)")
    client.post(reverse("wagtailsnippets_core_topic:edit", args=[topic.pk]), {"name": "x", "slug": "x"})
    topic.refresh_from_db()
    assert topic.name == "Water"


@pytest.mark.parametrize("name", ["glossary_table", "memory"])
def test_tables_of_another_language_are_neither_given_nor_taken(client, translator, kurdish, entry, name):
    url = reverse(f"translations:{name}", args=["ckb"])
    file = SimpleUploadedFile("x.csv", b"term,wording,note\npath,x,\n")
    assert {client.get(url).status_code, client.post(url, {"file": file}).status_code} == {302}
    entry.refresh_from_db()
    assert entry.wording == "ڕێگا"


@pytest.mark.parametrize("values", [{"term": "river", "wording": "نهر"}, {"term": "", "wording": "نهر"}])
def test_a_selected_word_goes_into_the_glossary_of_the_language_that_is_translated(
    client, translator, sent, arabic, values
):
    answer = client.post(reverse("translations:add_term", args=[sent.pk]), values)
    assert answer.status_code == (200 if values["term"] else 422)
    assert list(GlossaryTerm.objects.values_list("term", "target_locale")) == (
        [("river", arabic.pk)] if values["term"] else []
    )
