"""How long lists of ten thousand pages take in the admin; not part of the tests, which count their queries.

    python -m tests.editors.many                                    # on SQLite
    python bin/with_postgres.py -- python -m tests.editors.many     # on PostgreSQL

It fills an empty database of its own and prints queries, and the seconds of three looks, for every way to look at it.
"""

# ruff: noqa: T201  it talks to a terminal

import os
import time

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
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection
    from django.utils import timezone
    from wagtail.models import Page

    from core.operations.table_statistics import count_rows
    from news.models import StoryPage
    from tests.factories import StoryPageFactory

    model = StoryPageFactory(parent=stories, slug="first")
    kind = ContentType.objects.get_for_model(StoryPage)
    Page.objects.bulk_create(
        [
            Page(
                path=Page._get_path(stories.path, stories.depth + 1, number),
                depth=stories.depth + 1,
                title=f"Story {number}",
                draft_title=f"Story {number}",
                slug=f"story-{number}",
                url_path=f"{stories.url_path}story-{number}/",
                content_type=kind,
                locale=stories.locale,
                latest_revision_created_at=timezone.now(),
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
            [model.pk, f"{stories.path}%", model.pk, stories.depth + 1],
        )
    count_rows()


def look(browser, address: str, way: dict) -> tuple[int, float]:
    """Open a list in one way; return the queries it asked and the seconds it took."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    began = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address, way).status_code == 200
    return len(queries), time.perf_counter() - began


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.urls import reverse
    from wagtail.models import Locale

    from editors.roles import EDITORS, make_roles
    from home.models import HomePage
    from tests.factories import StoryIndexPageFactory, UserFactory

    call_command("migrate", verbosity=0)
    make_roles()
    home = HomePage.objects.get(locale=Locale.objects.get(language_code="en"))
    stories = StoryIndexPageFactory(parent=home, slug="news", title="News")
    crowd(stories)
    browser = Client(headers={"host": "localhost"})
    browser.force_login(UserFactory(group=EDITORS))
    address = reverse("wagtailadmin_explore", args=[stories.pk])
    browser.get(address)
    print(f"{MANY} pages on {connection.vendor}, load {os.getloadavg()[0]:.1f}:")
    for way in WAYS:
        looks = [look(browser, address, way) for _time in range(3)]
        print(
            f"  {way or 'as it opens'}: {looks[0][0]} queries, " + ", ".join(f"{took:.2f}" for _, took in looks) + " s"
        )


if __name__ == "__main__":
    main()
