"""What sending many pages to translators costs, beside wagtail-localize as it comes.

    python -m bench.translation_sending                                    # on SQLite
    python bin/with_postgres.py -- python -m bench.translation_sending     # on PostgreSQL

It fills an empty database of its own with stories, has the package send them, takes that back, and sends them with
this project's own verb and with its background worker. It prints queries and seconds; `--where` also prints which
lines of the project or of the packages ask them. `--board` opens the board over 3,000 pages in three languages instead.
"""

import argparse
import time
import traceback
from collections import Counter
from contextlib import contextmanager

from bench.empty_site import add_page, configure, prepare

PARAGRAPHS = 8
OWN = ("/translations/", "/core/", "/wagtail_localize/", "/wagtail/", "/modelcluster/", "/treebeard/")


class Cost:
    """Counts queries and, if wished, who asked them."""

    def __init__(self, where: bool):
        self.queries, self.where, self.places = 0, where, Counter()
        self.seconds = 0.0

    def __call__(self, execute, sql, params, many, context):
        self.queries += 1
        if self.where:
            lines = [line for line in traceback.extract_stack() if any(part in line.filename for part in OWN)]
            lines = [line for line in lines if "bench/" not in line.filename]
            mine = [line for line in lines if "/translations/" in line.filename] or lines
            last = [f"{line.filename.rsplit('/', 1)[-1]}:{line.lineno}" for line in (mine[-1], *lines[-1:])]
            self.places[" ".join(last) + " " + sql[:70]] += 1
        return execute(sql, params, many, context)


@contextmanager
def counted(title: str, pages: int, where: bool):
    """Print what the queries inside cost a page."""
    from django.db import connection

    cost = Cost(where)
    began = time.perf_counter()
    with connection.execute_wrapper(cost):
        yield
    took = time.perf_counter() - began
    print(f"  {title}: {cost.queries / pages:.1f} queries a page, {took / pages * 1000:.0f} ms a page", flush=True)
    for place, count in cost.places.most_common(70):
        print(f"      {count / pages:6.2f}  {place}")


def story_under(parent, number: int, speaker, paragraphs: int):
    """Return a published story of some twenty texts, with a link, bold words, a quote and an organisation."""
    from news.models import StoryPage

    page = add_page(StoryPage, parent, title=f"Story {number}", intro=f"What story {number} is about.")
    page.dateline_organisation = speaker
    page.body = [{"type": "heading", "value": f"Why number {number}"}] + [
        {
            "type": "paragraph",
            "value": f'<p>Read <a href="https://example.org/{number}">part {part}</a> of {number}.</p><p>It is free.</p>',
        }
        for part in range(paragraphs)
    ]
    page.body.append(("quote", {"words": f"Water is life, says {number}.", "speaker": "A volunteer"}))
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def make(pages: int, paragraphs: int = PARAGRAPHS):
    from wagtail.models import Locale

    from core.models import Organisation
    from home.models import HomePage
    from news.models import StoryIndexPage

    english = Locale.objects.get(language_code="en")
    home = HomePage.objects.get(locale=english)
    parent = add_page(StoryIndexPage, home, slug="news", title="News")
    speaker = Organisation.objects.create(locale=english, name="Forum")
    return parent, [story_under(parent, number, speaker, paragraphs) for number in range(pages)]


def compare_sending(pages: int, where: bool) -> None:
    from django.db import connection, transaction
    from wagtail.models import Locale
    from wagtail_localize.operations import translate_object

    from translations import submission

    arabic = Locale.objects.get(language_code="ar")
    parent, stories = make(pages)
    print(f"{pages} stories on {connection.vendor}:")
    with transaction.atomic():
        translate_object(parent, [arabic])
        with counted("wagtail-localize", pages, where):
            for story in stories:
                translate_object(story, [arabic])
        transaction.set_rollback(True)
    with transaction.atomic():
        submission.submit(parent, arabic)
        with counted("one by one", pages, where):
            for story in stories:
                submission.submit(story, arabic)
        transaction.set_rollback(True)
    submission.submit_many([parent, *stories], [arabic], submission.TranslationRequest())
    with counted("by the worker", pages, where):
        while submission.process_batch():
            pass


def open_board(pages: int) -> None:
    """Fill the board with pages in three languages and print what opening it costs."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client
    from django.urls import reverse
    from wagtail.models import Locale
    from wagtail.signal_handlers import disable_reference_index_auto_update

    from core.operations.table_statistics import count_rows
    from translations import submission

    kurdish, _created = Locale.objects.get_or_create(language_code="ckb")
    arabic = Locale.objects.get(language_code="ar")
    settings.WAGTAILSEARCH_BACKENDS = {"default": settings.WAGTAILSEARCH_BACKENDS["default"] | {"AUTO_UPDATE": False}}
    with disable_reference_index_auto_update():
        parent, stories = make(pages, paragraphs=1)
    submission.submit_many([parent, *stories], [arabic, kurdish], submission.TranslationRequest())
    while submission.process_batch():
        pass
    count_rows()
    client = Client(SERVER_NAME="localhost")
    client.force_login(get_user_model().objects.create_superuser("measuring"))
    print(f"The board over {pages} pages in three languages on {connection.vendor}:")
    for query in ("", "", "?p=40", "?state=waiting&locale=ar", "?state=not_sent", "?words=Story+29", "?kind=1"):
        cost, began = Cost(False), time.perf_counter()
        with connection.execute_wrapper(cost):
            status = client.get(reverse("translations:board") + query).status_code
        took = time.perf_counter() - began
        print(f"  {query or 'all'}: {status}, {cost.queries} queries, {took:.2f} s", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int)
    parser.add_argument("--board", action="store_true")
    parser.add_argument("--where", action="store_true")
    wanted = parser.parse_args()
    configure()
    prepare()
    if wanted.board:
        open_board(wanted.pages or 3000)
    else:
        compare_sending(wanted.pages or 200, wanted.where)


if __name__ == "__main__":
    main()
