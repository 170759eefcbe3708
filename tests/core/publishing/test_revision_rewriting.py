"""What is rewritten below an open editor is not silently written over by it."""

import pytest
from django.urls import reverse
from wagtail.models import Revision, TaskState

from core.models import Organisation
from core.publishing.link_mending import mend
from core.publishing.revision_rewriting import rewrite
from core.publishing.term_removals import merge
from news.models import StoryPage
from tests.factories import PlaceFactory, StoryPageFactory, UserFactory

pytestmark = pytest.mark.django_db

OLD, NEW = "https://old.example/", "https://new.example/"


def autosave(client, page, values):
    """Save the page as the script of the editor does, which is told of a newer revision."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, values, headers={"Accept": "application/json"})


@pytest.mark.parametrize("has_saved_before", [True, False])
def test_editor_that_was_open_meanwhile_is_told(client, stories, has_saved_before):
    user = UserFactory(is_superuser=True)
    story = StoryPageFactory(parent=stories, source_url=OLD)
    opened = story.save_revision(user=user)
    client.force_login(user)
    mend(OLD, NEW, user)
    values = {"loaded_revision_id": opened.pk, "loaded_revision_created_at": opened.created_at.isoformat()}
    if has_saved_before:
        values["overwrite_revision_id"] = opened.pk
    response = autosave(client, story, values)
    assert (response.status_code, response.json()["error_code"]) == (400, "invalid_revision")
    assert StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object().source_url == NEW


def test_everything_that_led_to_the_newest_revision_leads_to_the_new_one(stories, user):
    story = StoryPageFactory(parent=stories)
    old = story.save_revision(user=UserFactory(), approved_go_live_at="2040-01-01T00:00Z")
    StoryPage.objects.filter(pk=story.pk).update(live_revision=old)
    keys = rewrite(old, old.content | {"title": "Anew"}, user)
    page = StoryPage.objects.get(pk=story.pk)
    newest = page.latest_revision
    assert keys == [old.pk, newest.pk]
    assert (newest.as_object().title, newest.user, page.live_revision) == ("Anew", user, newest)
    assert page.latest_revision_created_at == newest.created_at
    assert [row.pk for row in Revision.objects.filter(approved_go_live_at__isnull=False)] == [newest.pk]
    assert page.get_latest_revision() == newest


def test_what_waits_for_approval_waits_with_the_new_wording(stories, user):
    story = StoryPageFactory(parent=stories, source_url=OLD)
    story.save_revision(user=user)
    state = story.get_workflow().start(story, user)
    mend(OLD, NEW, user)
    assert TaskState.objects.get(workflow_state=state).revision.as_object().source_url == NEW
    state.current_task_state.refresh_from_db()
    assert state.current_task_state.revision == StoryPage.objects.get(pk=story.pk).latest_revision


def test_earlier_revisions_are_rewritten_where_they_stand(stories, user):
    kept, going = PlaceFactory(name="Basra"), PlaceFactory(name="Basrah")
    story = StoryPageFactory(parent=stories, dateline_place=going)
    for _number in range(3):
        story.save_revision(user=user)
    merge(going, kept, user)
    assert story.revisions.count() == 4
    assert {row.as_object().dateline_place for row in story.revisions.all()} == {kept}


def test_snippets_without_drafts_need_none(english, user):
    Organisation.objects.create(name="ICSSI", website=OLD, locale=english)
    assert mend(OLD, NEW, user) == 1
    assert not Revision.objects.exists()
