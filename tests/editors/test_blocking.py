"""What must be mended is held back however it was to be published, and its editor is told."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from core.models import Bundle, BundleItem, HeldBack
from core.operations.outbox import deliver_waiting
from core.publishing.bundles import publish_what_is_due
from news.models import StoryPage
from tests.editing import filled_in
from tests.factories import StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

HINT = "[What comes next]"


def draft(stories, owner, title=HINT):
    story = StoryPageFactory(parent=stories, live=False, owner=owner, title="Story")
    story.title = title
    story.save_revision(user=owner)
    return story


def approve(story, writer, editor):
    story.get_workflow().start(story, writer.user)
    state = story.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", state.pk])
    return editor.post(address, {"comment": ""})


def schedule(story, minutes=-5):
    story.go_live_at = timezone.now() + timedelta(minutes=minutes)
    story.save_revision(user=story.owner, approved_go_live_at=story.go_live_at)


def bundle(story, made_by):
    made = Bundle.objects.create(title="Launch", goes_at=timezone.now() - timedelta(minutes=1), made_by=made_by)
    BundleItem.objects.create(bundle=made, page=story)


def is_live(story):
    return Page.objects.get(pk=story.pk).live


def panel(browser):
    found = BeautifulSoup(browser.get(reverse("wagtailadmin_home")).content, "html.parser")
    return found.select_one("#held-back-section")


def told():
    deliver_waiting()
    return {letter.to[0]: letter.body for letter in mail.outbox}


def test_approved_page_with_a_hint_left_stays_a_draft_and_its_writer_is_told(writer, sign_in, stories):
    story = draft(stories, writer.user)
    approve(story, writer, sign_in("Editors"))
    assert not is_live(story)
    assert "[" in told()[writer.user.email]
    assert panel(writer).select_one(f'a[href="{reverse("wagtailadmin_pages:edit", args=[story.pk])}"]')


def said(browser):
    """Return what the next screen says."""
    page = BeautifulSoup(browser.get(reverse("wagtailadmin_home")).content, "html.parser")
    return [(message["class"][0], message.get_text(" ", strip=True)) for message in page.select(".messages > ul > li")]


def test_editor_who_approves_is_told_that_it_was_held_back_and_nothing_else(writer, desk, stories):
    approve(draft(stories, writer.user), writer, desk)
    [(level, words)] = said(desk)
    assert level == "error"
    assert "What comes next" in words


def test_editor_who_changes_and_approves_is_told_the_same(writer, desk, stories):
    story = draft(stories, writer.user)
    story.get_workflow().start(story, writer.user)
    sent = filled_in(StoryPage, title=HINT, slug=story.slug) | {
        "action-workflow-action": "true",
        "workflow-action-name": "approve",
        "workflow-action-extra-data": '{"comment": ""}',
    }
    desk.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), sent)
    assert [level for level, _words in said(desk)] == ["error"]
    assert not is_live(story)


def test_editor_who_approves_what_is_whole_is_told_of_nothing_in_the_way(writer, desk, stories):
    approve(draft(stories, writer.user, "Ready"), writer, desk)
    assert "error" not in [level for level, _words in said(desk)]


def test_approved_page_is_published_and_nobody_is_told_to_mend_it(writer, sign_in, stories):
    story = draft(stories, writer.user, "Ready")
    approve(story, writer, sign_in("Editors"))
    assert is_live(story)
    assert not HeldBack.objects.exists()


def test_page_whose_time_has_come_stays_a_draft_while_a_hint_is_left(writer, stories):
    story = draft(stories, writer.user)
    schedule(story)
    call_command("publish_scheduled")
    assert not is_live(story)
    assert "[" in told()[writer.user.email]
    call_command("publish_scheduled")
    assert len(mail.outbox) == 1
    assert panel(writer)


def test_page_whose_time_has_come_is_published(writer, stories):
    story = draft(stories, writer.user, "Ready")
    schedule(story)
    call_command("publish_scheduled")
    assert is_live(story)


def test_bundle_with_a_hint_left_is_not_published_and_its_maker_is_told(desk, stories):
    story = draft(stories, desk.user)
    bundle(story, desk.user)
    publish_what_is_due()
    assert not is_live(story)
    assert reverse("editors:bundle", args=[Bundle.objects.get().pk]) in told()[desk.user.email]
    assert panel(desk)


def test_what_was_mended_and_published_leaves_the_dashboard(writer, stories):
    story = draft(stories, writer.user)
    schedule(story)
    call_command("publish_scheduled")
    story.title, story.go_live_at = "Mended", None
    story.save_revision().publish()
    assert panel(writer) is None
