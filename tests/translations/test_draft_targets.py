"""A page sent to translators gets the place Wagtail's own copying would give it, with a tenth of the queries."""

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, PageLogEntry, PageViewRestriction, ReferenceIndex

from core.models import Topic
from news.models import StoryTopic
from tests.factories import OrganisationFactory, StandardPageFactory, StoryPageFactory, TopicFactory
from translations.submission import submit
from translations.target_builder import target_of

pytestmark = [pytest.mark.django_db, pytest.mark.indexed, pytest.mark.one_database]

OF_THE_COPY = {"id", "page_ptr", "latest_revision", "latest_revision_created_at", "draft_title"}


@pytest.fixture
def rich_story(stories, english):
    """A published story with rows of its own and an organisation."""
    page = StoryPageFactory(parent=stories, title="Running", slug="running")
    page.dateline_organisation = OrganisationFactory(locale=english)
    page.topics = [StoryTopic(topic=TopicFactory(locale=english))]
    page.body = [{"type": "paragraph", "value": "<p>Come.</p>"}]
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def values_of(page):
    page = type(page).objects.get(pk=page.pk)
    values = {field.name: getattr(page, field.attname) for field in page._meta.concrete_fields}
    values["body"] = page.body.raw_data[:]
    for relation in get_all_child_relations(type(page)):
        rows = getattr(page, relation.get_accessor_name()).all()
        own = {"id", relation.field.name}
        values[relation.get_accessor_name()] = [
            {field.name: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name not in own}
            for row in rows
        ]
    return {name: value for name, value in values.items() if name not in OF_THE_COPY}


def references_of(page):
    rows = ReferenceIndex.objects.filter(object_id=page.pk)
    return set(rows.values_list("content_type", "to_content_type", "to_object_id", "model_path", "content_path_hash"))


def test_a_draft_is_what_wagtail_would_copy(rich_story, stories, arabic):
    submit(stories, arabic)
    with transaction.atomic():
        wanted = rich_story.copy_for_translation(arabic)
        wanted = values_of(wanted), references_of(wanted)
        transaction.set_rollback(True)
    draft = target_of(submit(rich_story, arabic))
    assert values_of(draft) == wanted[0]
    assert {row[1:4] for row in references_of(draft)} == {row[1:4] for row in wanted[1]}


def test_rows_of_a_draft_are_in_the_other_language(rich_story, arabic):
    draft = target_of(submit(rich_story, arabic))
    [row] = StoryTopic.objects.filter(story=draft)
    assert (row.locale, StoryTopic.objects.filter(story=rich_story).get().translation_key) == (
        arabic,
        row.translation_key,
    )
    assert Topic.objects.count() == 1


def test_a_draft_is_found_in_the_admin_and_noted_in_the_log(rich_story, arabic):
    draft = target_of(submit(rich_story, arabic))
    assert draft.index_entries.exists()
    assert PageLogEntry.objects.filter(page=draft.pk, action="wagtail.create").exists()


def test_a_page_that_only_some_may_see_stays_so_in_the_other_language(home, arabic):
    page = StandardPageFactory(parent=home)
    group = Group.objects.create(name="Some")
    PageViewRestriction.objects.create(page=page, restriction_type="groups").groups.add(group)
    [restriction] = target_of(submit(page, arabic)).get_view_restrictions()
    assert (restriction.restriction_type, list(restriction.groups.all())) == ("groups", [group])


def test_an_address_that_is_taken_gets_a_number(stories, arabic):
    submit(stories, arabic)
    taken = StoryPageFactory(parent=stories, slug="taken")
    first = target_of(submit(taken, arabic))
    Page.objects.filter(pk=taken.pk).update(slug="free")
    second = target_of(submit(StoryPageFactory(parent=stories, slug="taken"), arabic))
    assert (first.slug, second.slug) == ("taken", "taken-1")


def test_drafts_keep_the_tree_whole(rich_story, arabic):
    submit(rich_story, arabic)
    assert Page.find_problems() == ([], [], [], [], [])
