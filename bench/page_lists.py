"""How long lists of ten thousand pages take in the admin; the tests count their queries.

    python -m bench.page_lists                                    # on SQLite
    python bin/with_postgres.py -- python -m bench.page_lists     # on PostgreSQL

It fills an empty database of its own and prints queries, and the seconds of three looks, for every way to look at it.
"""

import os
import time

from bench.empty_site import add_page, configure, prepare

PAGES = 10_000
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


def look(browser, address: str, way: dict) -> tuple[int, float]:
    """Open a list in one way; return the queries it asked and the seconds it took."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    began = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        status = browser.get(address, way).status_code
    if status != 200:
        raise SystemExit(f"{address} answers {status}.")
    return len(queries), time.perf_counter() - began


def fill():
    """Publish a list of ten thousand stories and return it."""
    from wagtail.models import Locale

    from bench.crowd import Crowd
    from home.models import HomePage
    from news.models import StoryIndexPage

    home = HomePage.objects.get(locale=Locale.objects.get(language_code="en"))
    stories = add_page(StoryIndexPage, home, slug="news", title="News")
    Crowd().grow(PAGES)
    return stories


def main():
    configure()
    prepare()
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    from editors.roles import EDITORS, make_roles

    make_roles()
    stories = fill()
    editor = get_user_model().objects.create_user("measuring")
    editor.groups.add(Group.objects.get(name=EDITORS))
    browser = Client(headers={"host": "localhost"})
    browser.force_login(editor)
    address = reverse("wagtailadmin_explore", args=[stories.pk])
    browser.get(address)
    print(f"{PAGES} pages on {connection.vendor}, load {os.getloadavg()[0]:.1f}:")
    for way in WAYS:
        looks = [look(browser, address, way) for _time in range(3)]
        print(
            f"  {way or 'as it opens'}: {looks[0][0]} queries, " + ", ".join(f"{took:.2f}" for _, took in looks) + " s"
        )


if __name__ == "__main__":
    main()
