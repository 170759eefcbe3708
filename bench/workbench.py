"""How long the workbench of three hundred texts takes, against admin views that ask for nothing.

    python -m bench.workbench                                    # on SQLite
    python bin/with_postgres.py -- python -m bench.workbench     # on PostgreSQL

It fills an empty database of its own, translates half of the texts, looks at each view in turn, and prints medians: all of an
answer is made before its first byte leaves.
"""

import os
import statistics
import time

from bench.empty_site import add_page, configure, prepare

TEXTS = 300
ROUNDS = 5
MOST = 20  # times an empty page of the admin


def fill():
    """Send a story of three hundred texts to translators, write half of them, and return its translation."""
    from wagtail.models import Locale
    from wagtail_localize.models import StringTranslation

    from home.models import HomePage
    from news.models import StoryIndexPage, StoryPage
    from translations import progress
    from translations.segments import segments_of
    from translations.submission import submit

    home = HomePage.objects.get(locale=Locale.objects.get(language_code="en"))
    stories = add_page(StoryIndexPage, home, slug="news", title="News")
    blocks = [
        {"type": "paragraph", "value": f'<p>Read <a href="https://example.org/{one}">the call</a> number {one}.</p>'}
        if one % 3 == 0
        else {"type": "heading", "value": f"The call of the river, number {one}"}
        for one in range(TEXTS)
    ]
    story = add_page(StoryPage, stories, slug="long", title="Long", body=blocks)
    translation = submit(story, Locale.objects.get(language_code="ar"))
    for segment in segments_of(translation)[::2]:
        string, context = segment.key
        words = segment.source.replace("The call of the river, number", "نداء النهر، رقم").replace("Read", "اقرأ")
        StringTranslation.objects.create(
            translation_of_id=string, context_id=context, locale=translation.target_locale, data=words
        )
    progress.refresh(translation)
    return translation


def look(browser, address: str) -> tuple[float, int, int]:
    """Open an address; return the milliseconds, the queries and the bytes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    began = time.perf_counter()
    answer = browser.get(address)
    took = 1000 * (time.perf_counter() - began)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answers {answer.status_code}.")
    with CaptureQueriesContext(connection) as queries:
        browser.get(address)
    return took, len(queries), len(answer.content)


def main():
    configure()
    prepare()
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    settings.ROOT_URLCONF = "bench.constant_admin"
    translation = fill()
    browser = Client(headers={"host": "localhost"})
    browser.force_login(get_user_model().objects.create_superuser("measuring"))
    views = {
        "an answer of one word": "/admin/constant/",
        "an admin page without content": "/admin/empty/",
        f"the workbench of {TEXTS} texts": reverse("translations:workbench", args=[translation.pk]),
    }
    for address in views.values():
        look(browser, address)
    looks = [{name: look(browser, address) for name, address in views.items()} for _round in range(ROUNDS)]
    print(f"{ROUNDS} rounds on {connection.vendor}, load {os.getloadavg()[0]:.1f}:")
    medians = {name: statistics.median(one[name][0] for one in looks) for name in views}
    for name, median in medians.items():
        _took, queries, size = looks[-1][name]
        print(f"  {name}: {median:.1f} ms, {queries} queries, {size / 1000:.0f} kB")
    one, empty, bench = medians.values()
    print(f"  the workbench takes {bench / empty:.1f} times the empty page and {bench / one:.1f} times one word")
    if bench > MOST * empty:
        raise SystemExit(f"More than {MOST} times an empty page of the admin.")


if __name__ == "__main__":
    main()
