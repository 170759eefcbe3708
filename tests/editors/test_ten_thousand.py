"""A list with ten thousand pages below one parent costs no more queries than a short one."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from core.operations.table_statistics import count_rows
from news.models import StoryPage
from tests.factories import StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

MANY = 10_000
WAYS = [
    {},
    {"ordering": "title"},
    {"ordering": "ord"},
    {"ordering": "-latest_revision_created_at", "p": "150"},
    {"locale": "en"},
    {"untranslated": "missing"},
    {"untranslated": "open"},
    {"q": "story"},
]


def crowd(stories):
    """Put ten thousand stories below a list of them, written straight into the tables."""
    model = StoryPageFactory(parent=stories, slug="first")
    depth, kind, now = stories.depth + 1, ContentType.objects.get_for_model(StoryPage), timezone.now()
    Page.objects.bulk_create(
        [
            Page(
                path=Page._get_path(stories.path, depth, number),
                depth=depth,
                title=f"Story {number}",
                draft_title=f"Story {number}",
                slug=f"story-{number}",
                url_path=f"{stories.url_path}story-{number}/",
                content_type=kind,
                locale=stories.locale,
                latest_revision_created_at=now,
            )
            for number in range(2, MANY + 1)
        ],
        batch_size=500,
    )
    Page.objects.filter(pk=stories.pk).update(numchild=MANY)
    columns = [field.column for field in StoryPage._meta.local_concrete_fields if field.column != "page_ptr_id"]
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "news_storypage" ("page_ptr_id", {names}) '  # noqa: S608  names of our own columns
            f"SELECT p.id, {', '.join(f's.{name}' for name in names.split(', '))} "
            'FROM "wagtailcore_page" p, "news_storypage" s '
            "WHERE s.page_ptr_id = %s AND p.path LIKE %s AND p.id <> %s AND p.depth = %s",
            [model.pk, f"{stories.path}%", model.pk, depth],
        )
    count_rows()


def test_every_way_to_look_at_a_crowded_list_is_cheap(sign_in, stories):
    crowd(stories)
    browser = sign_in("Editors")
    address = reverse("wagtailadmin_explore", args=[stories.pk])
    browser.get(address)
    counts = {}
    for way in WAYS:
        browser.get(address, way)  # it is remembered once
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(address, way).status_code == 200
        counts[str(way)] = len(queries)
    assert {way: number for way, number in counts.items() if number > 40} == {}
