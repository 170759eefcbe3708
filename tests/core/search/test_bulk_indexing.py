"""Pages indexed together have what Wagtail gives each of them by itself."""

import pytest
from modelsearch import index
from wagtail.models import Page, ReferenceIndex
from wagtail.search.models import IndexEntry

from core.models import Topic
from core.search.bulk_indexing import index_pages
from news.models import StoryPage, StoryTopic

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


@pytest.fixture
def pages(stories):
    topic = Topic.objects.create(name="Rivers", locale=stories.locale)
    found = []
    for number in range(3):
        page = StoryPage(title=f"Water {number}", intro="Clean water.", locale=stories.locale, slug=f"water-{number}")
        page.topics = [StoryTopic(topic=topic, locale=stories.locale)]
        found.append(stories.add_child(instance=page))
    return found


def references():
    names = ("content_type", "base_content_type", "object_id", "to_object_id", "content_path", "content_path_hash")
    return set(ReferenceIndex.objects.values_list(*names))


def entries():
    return set(IndexEntry.objects.values_list("content_type", "object_id", "title", "autocomplete", "body"))


def test_they_are_found_and_have_the_same_references(pages, django_assert_max_num_queries):
    for page in pages:
        index.insert_or_update_object(page)
    by_wagtail = references(), entries()
    ReferenceIndex.objects.all().delete()
    for page in pages:
        index.remove_object(page)
    assert not list(Page.objects.search("water"))
    index_pages([pages[0].pk])
    with django_assert_max_num_queries(25):
        index_pages(page.pk for page in pages)

    assert len(list(Page.objects.search("water"))) == 3
    assert (references(), entries()) == by_wagtail


def test_what_a_page_does_not_refer_to_any_more_is_forgotten(pages):
    StoryTopic.objects.filter(story=pages[0]).delete()
    before = references()
    index_pages([pages[0].pk])

    assert len(before) - len(references()) in (0, 1)
    assert not ReferenceIndex.objects.filter(object_id=str(pages[0].pk), content_path__startswith="topics").exists()


def test_pages_that_are_gone_are_passed_over(pages):
    key = pages[0].pk
    pages[0].delete()
    index_pages([key])

    assert not ReferenceIndex.objects.filter(object_id=str(key)).exists()
