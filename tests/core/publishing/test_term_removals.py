"""Two names for the same place become one, in every language, and that can be undone."""

import json

import pytest
from django.apps import apps
from wagtail.models import ReferenceIndex
from wagtail_localize.models import RelatedObjectSegment, TranslationSource

from campaigns.models import CallPage, CallPath
from core.models import Organisation, Person, Place, TermRemoval
from core.models.terms import Term
from core.publishing.term_references import _blocks, foreign_keys, streams
from core.publishing.term_removals import NotPossible, delete, forget_old_removals, merge
from core.publishing.term_restoration import put_back
from forms_app.models import SignupForm
from news.models import StoryPage, StoryTopic
from tests.core.publishing.terms import of
from tests.factories import (
    CallPageFactory,
    OrganisationFactory,
    PlaceFactory,
    StoryPageFactory,
    TopicFactory,
)
from tests.forms_app.building import SignupFormFactory
from translations.sources import update_source
from translations.submission import submit

pytestmark = pytest.mark.django_db

NAMED_IN = [
    "campaigns.appealpage.place",
    "campaigns.appealtopic.topic",
    "campaigns.callpage.series",
    "campaigns.callpartner.organisation",
    "campaigns.callpath.topic",
    "campaigns.callvenue.place",
    "campaigns.festivalreportpage.dateline_organisation",
    "campaigns.festivalreportpage.place",
    "campaigns.firstsignatory.organisation",
    "campaigns.programmeentry.path",
    "campaigns.reportpartner.organisation",
    "campaigns.reporttopic.topic",
    "forms_app.signupform.questions",
    "importing.madeterm.person",
    "importing.madeterm.topic",
    "importing.oldaddress.topic",
    "news.storyauthor.person",
    "news.storypage.dateline_organisation",
    "news.storypage.dateline_place",
    "news.storytopic.topic",
]


def test_every_place_that_names_a_term_is_known():
    """A new one: does merging follow it, in rows, drafts and originals of translations? Then add it here."""
    found = [field for term in Term.__subclasses__() for field in [*foreign_keys(term), *streams(term)]]
    assert sorted(f"{field.model._meta.label_lower}.{field.name}" for field in found) == NAMED_IN


def test_no_table_between_two_names_terms():
    """Many-to-many columns are followed by the tables that hold them; one to one with a term, or up to one, is none."""
    wrong = [
        str(field)
        for model in apps.get_models()
        for field in [*model._meta.local_many_to_many, *model._meta.local_fields]
        if isinstance(field.related_model, type) and issubclass(field.related_model, Term) and not field.many_to_one
    ]
    assert wrong == []


def test_tables_in_streams_choose_no_terms():
    """They keep what is chosen otherwise than other blocks; merging does not look into them."""
    fields = [field for term in Term.__subclasses__() for field in streams(term)]
    assert not any("Table" in type(block).__name__ for field in fields for block in _blocks(field.stream_block))


def test_pages_name_the_other_one_in_every_language(stories, in_arabic, two, arabic, user):
    kept, going = two
    story = StoryPageFactory(parent=stories, dateline_place=going)
    twin = in_arabic(story, dateline_place=of(going, arabic))
    merge(going, kept, user)
    assert StoryPage.objects.get(pk=story.pk).dateline_place == kept
    assert StoryPage.objects.get(pk=twin.pk).dateline_place == of(kept, arabic)
    assert list(Place.objects.filter(translation_key=going.translation_key)) == []


def test_drafts_and_the_history_name_it_too(stories, user):
    kept, going = TopicFactory(), TopicFactory()
    story = StoryPageFactory(parent=stories)
    story.topics.add(StoryTopic(topic=going))
    revision = story.save_revision()
    merge(going, kept, user)
    revision.refresh_from_db()
    assert [row.topic for row in revision.as_object().topics.all()] == [kept]


def test_forms_name_it_too(user):
    kept, going, other = TopicFactory(), TopicFactory(), TopicFactory()
    questions = [
        {
            "type": "topic",
            "id": "11111111-1111-4111-8111-111111111111",
            "value": {
                "label": "Path",
                "topics": [{"type": "topic", "value": topic.pk, "id": str(topic.pk)} for topic in (going, other)],
            },
        }
    ]
    form = SignupFormFactory()
    form.questions = json.dumps(questions)
    form.save()
    revision = form.save_revision()
    removal = merge(going, kept, user)

    def chosen(form):
        return [child.value for child in form.questions[0].value["topics"]]

    assert chosen(SignupForm.objects.get(pk=form.pk)) == [kept, other]
    revision.refresh_from_db()
    assert chosen(revision.as_object()) == [kept, other]
    put_back(removal, user)
    assert chosen(SignupForm.objects.get(pk=form.pk)) == [going, other]
    deletion = delete(going, user)
    assert chosen(SignupForm.objects.get(pk=form.pk)) == [other]
    put_back(deletion, user)
    assert chosen(SignupForm.objects.get(pk=form.pk)) == [going, other]


def test_originals_sent_to_translators_name_it_too(stories, arabic, user):
    kept, going = TopicFactory(), TopicFactory()
    story = StoryPageFactory(parent=stories)
    story.topics.add(StoryTopic(topic=going))
    story.save_revision().publish()
    submit(StoryPage.objects.get(pk=story.pk), arabic)
    merge(going, kept, user)
    source = TranslationSource.objects.get(object_id=story.translation_key)
    assert [row.topic for row in source.as_instance().topics.all()] == [kept]
    keys = RelatedObjectSegment.objects.filter(source=source).values_list("object_id", flat=True)
    assert list(keys) == [kept.translation_key]
    assert not TranslationSource.objects.filter(object_id=going.translation_key).exists()
    _source, has_changed = update_source(StoryPage.objects.get(pk=story.pk))
    assert not has_changed  # translators are not sent it again


def test_other_one_takes_over_the_language_that_it_lacked(stories, arabic, user):
    kept, going = TopicFactory(name="Water"), TopicFactory(name="Waters")
    twin = going.copy_for_translation(arabic)
    twin.name = "مياه"
    twin.save()
    merge(going, kept, user)
    taken = of(kept, arabic)
    assert (taken.pk, taken.name, taken.key) == (twin.pk, "مياه", "water")


def test_place_is_found_by_both_names_and_gets_what_it_lacked(two, user):
    kept, going = two
    merge(going, kept, user)
    kept.refresh_from_db()
    assert (kept.aliases.splitlines(), kept.province) == (["Bagdad", "Dar es-Salam"], "baghdad")


def test_page_that_named_both_names_the_other_one_once(stories, user):
    kept, going = TopicFactory(), TopicFactory()
    story = StoryPageFactory(parent=stories)
    story.topics.add(StoryTopic(topic=kept), StoryTopic(topic=going))
    story.save_revision().publish()
    removal = merge(going, kept, user)
    assert [row.topic for row in StoryPage.objects.get(pk=story.pk).topics.all()] == [kept]
    for revision in story.revisions.all():
        assert [row.topic for row in revision.as_object().topics.all()] == [kept]
    put_back(removal, user)
    assert [row.topic for row in StoryPage.objects.get(pk=story.pk).topics.all()] == [kept, going]


def test_row_that_says_more_than_the_other_one_stays(calls, user):
    kept, going = TopicFactory(), TopicFactory()
    call = CallPageFactory(parent=calls)
    call.paths.add(CallPath(topic=kept), CallPath(topic=going, focus="The marshes"))
    call.save()
    merge(going, kept, user)
    rows = CallPage.objects.get(pk=call.pk).paths.all()
    assert [(row.topic, row.focus) for row in rows] == [(kept, ""), (kept, "The marshes")]


def test_term_is_not_merged_into_itself(two, arabic, user):
    kept, _going = two
    for other in (kept, of(kept, arabic)):
        with pytest.raises(NotPossible, match="into itself"):
            merge(kept, other, user)


def test_merge_in_a_circle_is_refused(two, user):
    kept, going = two
    merge(going, kept, user)
    with pytest.raises(NotPossible, match="“Bagdad” was merged into “Baghdad” before"):
        merge(kept, going, user)


def test_terms_of_two_kinds_are_not_merged(user):
    with pytest.raises(NotPossible):
        merge(TopicFactory(), PlaceFactory(), user)


def test_old_address_leads_to_the_other_one_for_ever(client, user):
    first, second, third = (OrganisationFactory(name=name) for name in ("One", "Two", "Three"))
    merge(first, second, user)
    merge(second, third, user)
    TermRemoval.objects.update(removed_at="2020-01-01T00:00Z")
    forget_old_removals()
    for key in ("one", "two"):
        response = client.get(f"/en/organisations/{key}/")
        assert (response.status_code, response["Location"]) == (301, "/en/organisations/three/")
    assert client.get("/en/organisations/four/").status_code == 404


def test_new_term_does_not_get_the_address_of_a_merged_one(user):
    kept, going = TopicFactory(name="Water"), TopicFactory(name="Waters")
    merge(going, kept, user)
    assert TopicFactory(name="Waters").key == "waters-2"


def test_deleted_term_is_taken_off_pages_and_comes_back(stories, user):
    topic, place = TopicFactory(name="Peace"), PlaceFactory()
    story = StoryPageFactory(parent=stories, dateline_place=place)
    story.topics.add(StoryTopic(topic=topic))
    revision = story.save_revision()
    revision.publish()
    removals = [delete(topic, user), delete(place, user)]
    shown = StoryPage.objects.get(pk=story.pk)
    assert (list(shown.topics.all()), shown.dateline_place) == ([], None)
    revision.refresh_from_db()
    assert (list(revision.as_object().topics.all()), revision.as_object().dateline_place) == ([], None)
    for removal in removals:
        assert put_back(removal, user) == 0
    shown = StoryPage.objects.get(pk=story.pk)
    assert ([row.topic for row in shown.topics.all()], shown.dateline_place) == ([topic], place)
    revision.refresh_from_db()
    assert [row.topic for row in revision.as_object().topics.all()] == [topic]


@pytest.mark.indexed
def test_what_names_the_other_one_is_listed_as_its_usage(stories, user):
    kept, going = PlaceFactory(name="Basra"), PlaceFactory(name="Basrah")
    story = StoryPageFactory(parent=stories, dateline_place=going)
    merge(going, kept, user)
    assert [row.object_id for row in ReferenceIndex.get_references_to(kept)] == [str(story.pk)]


def test_person_and_organisation_are_merged_like_any_other(user):
    for model in (Person, Organisation):
        kept, going = (model.objects.create(name=name, locale_id=1) for name in ("A", "B"))
        merge(going, kept, user)
        assert [row.name for row in model.objects.all()] == ["A"]
