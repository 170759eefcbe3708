from unittest import mock

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction, Site

from core.models import InterfaceText, OpenLanguage, Person
from core.models.outbox import OutboxLetter
from core.models.site import SiteFacts
from core.models.user_sessions import UserSession
from core.page_store import invalidation
from core.page_store.generation import Generation, site_generation
from tests.factories import ImageFactory, StoryIndexPageFactory, StoryPageFactory


@pytest.mark.parametrize(
    ("sql", "changes"),
    [
        ('SELECT "news_storypage"."id" FROM "news_storypage" FOR UPDATE', False),
        ("  (SELECT 1) UNION (SELECT 2)", False),
        ('INSERT INTO "news_storypage" ("id") VALUES (%s)', True),
        ('INSERT OR IGNORE INTO "home_homepage" ("id") VALUES (%s)', True),
        ("insert into news_storypage values (1)", True),
        ('INSERT INTO "public"."news_storypage" ("id") VALUES (%s)', True),
        ('UPDATE "wagtailcore_page" SET "title" = %s WHERE "id" = 1', True),
        ('UPDATE "wagtailcore_page" SET "draft_title" = %s, "latest_revision_id" = %s WHERE "id" = 1', False),
        ('UPDATE "wagtailcore_page" SET "draft_title" = %s, "live" = %s WHERE "id" = 1', True),
        ("UPDATE wagtailcore_page SET path = concat(%s, path) WHERE path LIKE %s", True),
        ('DELETE FROM "core_person" WHERE "id" IN (%s)', True),
        ('INSERT INTO "django_session" ("session_key") VALUES (%s)', False),
        ('UPDATE "core_user" SET "last_login" = %s WHERE "id" = 1', False),
        ('INSERT INTO "forms_app_submission" ("uid") VALUES (%s)', False),
        ('INSERT INTO "wagtailcore_revision" ("id") VALUES (%s)', False),
        ('INSERT INTO "wagtailsearch_indexentry_fts" ("id") VALUES (%s)', False),
        ('INSERT INTO "core_siterendition" ("id") VALUES (%s)', False),
        ('SAVEPOINT "x"', False),
        ("PRAGMA foreign_keys", False),
        ("ANALYZE", False),
        ("WITH moved AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM moved", True),
        ('TRUNCATE "news_storypage"', True),
        ('ALTER TABLE "news_storypage" ADD COLUMN x', True),
    ],
)
def test_statement_counts_unless_it_is_known_not_to_change_a_page(sql, changes):
    assert invalidation.changes_pages(sql) is changes


@pytest.fixture
def generation(tmp_path, monkeypatch):
    made = Generation(tmp_path / "generation")
    monkeypatch.setattr(invalidation, "site_generation", lambda: made)
    return made


@pytest.fixture
def changes(generation, django_capture_on_commit_callbacks):
    """Return a function that tells whether doing something changed the generation."""

    def changes(action):
        connection.run_on_commit.clear()  # by what the test was prepared with
        before = generation.current
        with django_capture_on_commit_callbacks(execute=True):
            action()
            assert generation.current == before, "nothing changes before the commit"
        return generation.current != before

    return changes


@pytest.fixture
def story(stories):
    return StoryPageFactory(parent=stories, slug="boats")


def test_process_has_one_generation():
    assert site_generation() is site_generation()


SEEN = {
    "published": lambda story: story.save_revision().publish(),
    "unpublished": lambda story: story.unpublish(),
    "deleted": lambda story: story.delete(),
    "moved": lambda story: story.move(story.get_parent().get_parent(), pos="last-child"),
    "copied": lambda story: story.copy(update_attrs={"slug": "copy"}),
    "changed in bulk": lambda story: Page.objects.filter(pk=story.pk).update(slug="ships"),
    "new term": lambda story: Person.objects.create(name="Hiba", locale=story.locale),
    "new terms in bulk": lambda story: Person.objects.bulk_create([Person(name="Hiba", locale=story.locale)]),
    "redirect": lambda story: Redirect.objects.create(old_path="/old", redirect_page=story),
    "restriction": lambda story: PageViewRestriction.objects.create(page=story, restriction_type="login"),
    "site fact": lambda story: SiteFacts.objects.create(site=Site.objects.get(), facebook="https://facebook.com/x"),
    "raw SQL": lambda story: connection.cursor().execute("UPDATE wagtailcore_page SET title = 'x'"),
    "picture": lambda story: ImageFactory(),
    "language": lambda story: Locale.objects.create(language_code="ckb"),
    "opened language": lambda story: OpenLanguage.objects.all().delete(),
    "word of the interface": lambda story: InterfaceText.objects.bulk_create([InterfaceText(locale=story.locale)]),
    "rows of many to many": lambda story: PageViewRestriction.objects.create(page=story).groups.set(
        Group.objects.all()
    ),
}
UNSEEN = {
    "draft": lambda story: story.save_revision(),
    "session": lambda story: UserSession.objects.create(session_key="x", expire_date=timezone.now()),
    "mail": lambda story: OutboxLetter.objects.create(kind="x"),
    "reading": lambda story: list(Page.objects.all()),
}


@pytest.mark.parametrize("name", SEEN)
def test_what_readers_may_see_counts(story, changes, name):
    assert changes(lambda: SEEN[name](story))


@pytest.mark.parametrize("name", UNSEEN)
def test_what_no_reader_sees_does_not_count(story, changes, name):
    assert not changes(lambda: UNSEEN[name](story))


@pytest.mark.django_db
def test_transaction_counts_once(generation, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as calls:
        for number in range(5):
            Group.objects.create(name=f"g{number}")
    assert calls == [invalidation.bump_generation]


def make_a_group_in_vain():
    with transaction.atomic():
        Group.objects.create(name="never")
        raise ZeroDivisionError


@pytest.mark.django_db(transaction=True)
def test_what_is_taken_back_does_not_count(generation):
    before = generation.current
    with pytest.raises(ZeroDivisionError):
        make_a_group_in_vain()
    assert generation.current == before


@pytest.mark.django_db(transaction=True)
def test_change_after_a_part_was_taken_back_counts(generation):
    before = generation.current
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError):
            make_a_group_in_vain()
        Group.objects.create(name="for good")
    assert generation.current != before


@pytest.mark.django_db(transaction=True)
def test_change_outside_of_a_transaction_counts_at_once(generation):
    Group.objects.create(name="nobody")
    before = generation.current
    Group.objects.filter(name="nobody").update(name="somebody")
    assert generation.current != before


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change", [lambda rows: rows.update(name="x"), lambda rows: rows.delete()], ids=["update", "delete"]
)
def test_statement_that_found_no_row_does_not_count(change, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as calls:
        change(Group.objects.filter(name="nobody"))
    assert calls == []


@pytest.mark.django_db(transaction=True)
def test_story_that_is_published_counts_once(generation, home):
    story = StoryPageFactory(parent=StoryIndexPageFactory(parent=home, slug="news"))
    with mock.patch.object(generation, "bump") as bump:
        story.save_revision().publish()
    assert bump.call_count == 1
