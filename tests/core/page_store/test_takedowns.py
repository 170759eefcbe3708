import pytest
from django.db import connection
from wagtail.models import PageViewRestriction

from core.page_store import invalidation, setup
from core.page_store.cache_keys import CacheKey
from core.page_store.disk import DiskCache
from core.page_store.entries import Entry, Response
from core.page_store.generation import Generation
from core.page_store.takedowns import delete_copies
from tests.factories import StoryPageFactory


@pytest.fixture
def story(stories):
    return StoryPageFactory(parent=stories, slug="boats")


@pytest.fixture
def is_stored(settings, tmp_path, story):
    """Return a function that tells whether the story's copy is still there."""
    settings.PAGE_STORE_DIR = tmp_path
    disk = DiskCache(tmp_path, 100)
    plain = CacheKey("http", "localhost", "/en/news/boats/")
    for address in (plain, plain._replace(host="example.org"), plain._replace(query="page=1")):
        disk.write(address, Entry(Response("200 OK", [], b"Boats"), b"1", 0, 1))
    return lambda: any(path.is_file() for path in tmp_path.rglob("*"))


def rename(page, slug):
    page.slug = slug
    page.save_revision().publish()


ACTIONS = {
    "unpublished": lambda story: story.unpublish(),
    "deleted": lambda story: story.delete(),
    "deleted with its list": lambda story: story.get_parent().specific.delete(),
    "moved": lambda story: story.move(story.get_parent().get_parent(), pos="last-child"),
    "renamed": lambda story: rename(story, "ships"),
    "below a renamed list": lambda story: rename(story.get_parent().specific, "stories"),
    "closed to the public": lambda story: PageViewRestriction.objects.create(
        page=story.get_parent(), restriction_type="login"
    ),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_page_that_readers_may_no_longer_see_leaves_the_disk(
    story, is_stored, name, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        ACTIONS[name](story)
    assert not is_stored()


def test_page_that_is_only_edited_stays(story, is_stored, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        story.title = "New"
        story.save_revision().publish()
    assert is_stored()


@pytest.mark.parametrize("name", ACTIONS)
def test_generation_changes_before_a_copy_is_deleted(
    story, tmp_path, monkeypatch, name, django_capture_on_commit_callbacks
):
    """Or else a process that is writing the page just then would leave its copy on the disk."""
    generation, seen = Generation(tmp_path / "generation"), []
    monkeypatch.setattr(invalidation, "site_generation", lambda: generation)
    monkeypatch.setattr(DiskCache, "drop_path", lambda self, path: seen.append(generation.number))
    connection.run_on_commit.clear()  # by what the test was prepared with
    before = generation.number
    with django_capture_on_commit_callbacks(execute=True):
        ACTIONS[name](story)
    assert seen
    assert min(seen) > before


def test_page_is_deleted_with_every_other_address_that_shows_it(settings, tmp_path):
    settings.PAGE_STORE_DIR = tmp_path
    disk = DiskCache(tmp_path, 100)
    paths = [
        "/en/news/boats/",
        "/en/text/news/boats/",
        "/en/news/feed.xml",
        "/en/whole-feed.xml",
        "/en/news/boats/calendar.ics",
    ]
    keys = [CacheKey("http", "localhost", path) for path in [*paths, "/en/news/other/"]]
    for key in keys:
        disk.write(key, Entry(Response("200 OK", [], b"Boats"), b"1", 0, 1))
    delete_copies("/en/news/boats/")
    assert [disk.has(key) for key in keys] == [False] * len(paths) + [True]


def test_what_another_host_took_down_is_deleted_with_its_other_addresses():
    assert setup._listener().delete_copies is delete_copies


def test_an_arabic_address_is_taken_down_too(settings, tmp_path, stories, django_capture_on_commit_callbacks):
    settings.PAGE_STORE_DIR = tmp_path
    story = StoryPageFactory(parent=stories, slug="الماء")
    path = "/en/news/الماء/".encode().decode("latin-1")  # as a server hands it over
    DiskCache(tmp_path, 100).write(CacheKey("http", "localhost", path), Entry(Response("200 OK", [], b""), b"1", 0, 1))
    with django_capture_on_commit_callbacks(execute=True):
        story.unpublish()
    assert not any(found.is_file() for found in tmp_path.rglob("*"))
