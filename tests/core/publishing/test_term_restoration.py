"""A merge or a deletion of a term is undone wherever what it wrote still stands."""

import pytest

from core.models import Place, TermRemoval, Topic
from core.publishing.term_removals import NotPossible, delete, forget_old_removals, merge
from core.publishing.term_restoration import put_back
from news.models import StoryPage, StoryTopic
from tests.core.publishing.terms import of
from tests.factories import PlaceFactory, StoryPageFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_undoing_puts_everything_back(stories, in_arabic, two, arabic, user):
    kept, going = two
    story = StoryPageFactory(parent=stories, dateline_place=going)
    twin = in_arabic(story, dateline_place=of(going, arabic))
    revision = story.save_revision()
    before = list(Place.objects.order_by("pk").values())
    assert put_back(merge(going, kept, user), user) == 0
    assert list(Place.objects.order_by("pk").values()) == before
    assert StoryPage.objects.get(pk=story.pk).dateline_place == going
    assert StoryPage.objects.get(pk=twin.pk).dateline_place == of(going, arabic)
    revision.refresh_from_db()
    assert revision.as_object().dateline_place == going
    assert not TermRemoval.objects.exists()


def test_undoing_leaves_what_somebody_changed_since(stories, user):
    kept, going, third = PlaceFactory(name="Basra"), PlaceFactory(name="Basrah"), PlaceFactory(name="Zubair")
    story = StoryPageFactory(parent=stories, dateline_place=going)
    removal = merge(going, kept, user)
    StoryPage.objects.filter(pk=story.pk).update(dateline_place=third)
    assert put_back(removal, user) == 1
    assert StoryPage.objects.get(pk=story.pk).dateline_place == third
    assert Place.objects.filter(pk=going.pk).exists()


def test_undoing_after_a_page_was_deleted_does_not_bring_its_rows_back(stories, user):
    topic = TopicFactory()
    story = StoryPageFactory(parent=stories)
    story.topics.add(StoryTopic(topic=topic))
    story.save()
    removal = delete(topic, user)
    StoryPage.objects.get(pk=story.pk).delete()
    put_back(removal, user)
    assert (StoryTopic.objects.count(), Topic.objects.count()) == (0, 1)


def test_merge_is_not_undone_before_a_later_one(user):
    first, second, third = (TopicFactory(name=name) for name in "ABC")
    early = merge(first, second, user)
    late = merge(second, third, user)
    with pytest.raises(NotPossible, match="“B” is gone itself"):
        put_back(early, user)
    put_back(late, user)
    put_back(early, user)
    assert Topic.objects.count() == 3


def test_deletion_is_undone_for_a_month(user):
    removal = delete(TopicFactory(), user)
    TermRemoval.objects.update(removed_at="2020-01-01T00:00Z")
    forget_old_removals()
    assert not TermRemoval.objects.filter(pk=removal.pk).exists()


def test_undoing_reaches_drafts_that_were_written_since(stories, user):
    kept, going, path = PlaceFactory(name="Basra"), PlaceFactory(name="Basrah"), TopicFactory()
    story = StoryPageFactory(parent=stories, dateline_place=going)
    story.topics.add(StoryTopic(topic=path))
    story.save_revision().publish()
    removals = [merge(going, kept, user), delete(path, user)]
    draft = StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object()
    draft.title = "Written since"
    draft.save_revision()
    for removal in removals:
        assert put_back(removal, user) == 0
    draft = StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object()
    named = (draft.dateline_place, [row.topic for row in draft.topics.all()])
    assert (draft.title, *named) == ("Written since", going, [path])


def test_undoing_waits_while_somebody_else_has_the_name(user):
    topic = TopicFactory(name="Water")
    removal = delete(topic, user)
    again = TopicFactory(name="water")
    with pytest.raises(NotPossible, match="“water” is in the list again"):
        put_back(removal, user)
    again.name = "Rivers"
    again.save()
    assert put_back(removal, user) == 0
    assert {row.name for row in Topic.objects.all()} == {"Water", "Rivers"}
