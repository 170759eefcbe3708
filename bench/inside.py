#!/usr/bin/env python3
"""Measure inside one process what pages cost and how that grows; print it as JSON for bench/run.py.

bench/inside.py --sizes 100,1000,10000,50000 --documents 100000

Needs the environment of a throw-away site, with DJANGO_SETTINGS_MODULE=bench.plain_settings. Costs are milliseconds of
processor time, which other programs on the machine disturb less than the clock.
"""

import argparse
import gc
import json
import math
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.crowd import COMMON, Crowd  # noqa: E402
from core.memo import GENERATION  # noqa: E402
from core.page_store.cache_keys import CacheKey  # noqa: E402
from core.page_store.rendering import render  # noqa: E402
from news.models import StoryPage  # noqa: E402

REPEATS = 15
SEARCHES = 40  # words of each kind that are searched for
PAGES = {
    "front page": "/ar/",
    "list of stories": "/ar/news/",
    "story": "",  # filled in: the newest with a picture, without and with a form to sign up
    "story with a form": "",
    "call": "/ar/campaigns/fifth-season/",
    "festival report": "/ar/festivals/i-love-dhi-qar-2017/",
}
GROWING = {"front page": "/en/", "list": "/en/news/", "story": "/en/news/story-7/", "feed": "/en/news/feed.xml"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,10000,50000")
    parser.add_argument("--documents", type=int, default=100_000)
    options = parser.parse_args()
    site = Site()
    found = {"database": connection.vendor, "costs": costs(site)}
    crowd = Crowd()
    found["growth"] = {size: growth(site, crowd, size) for size in map(int, options.sizes.split(","))}
    if options.documents:
        found["search"] = search(site, crowd, options.documents)
    print(json.dumps(found))


class Site:
    """The application of this process, asked without a server."""

    def __init__(self):
        self.application = get_wsgi_application()
        self.generation = b"0"

    def ask(self, path: str, query: str = "") -> bytes:
        """Return a page as it is made for the page store."""
        scheme, _, host = settings.SITE_URL.partition("://")
        like = {"SERVER_NAME": "localhost", "SERVER_PORT": "80", "wsgi.url_scheme": scheme, "wsgi.errors": sys.stderr}
        environ = CacheKey(scheme, host, path, query).to_environ(like)
        made = render(self.application, environ | {GENERATION: self.generation})
        if made is None or made.code != 200:
            sys.exit(f"{path} was answered with {made and made.status}.")
        return made.body

    def forget(self) -> None:
        """Have everything that stands on every page fetched again."""
        self.generation += b"0"


def processor_time(*things: Callable[[], object], repeats: int = REPEATS) -> list[float]:
    """Return the medians of the milliseconds of processor time that things take, once each has been done.

    They take turns, so that a machine that grows slower does so for all, and none finds the processor full of itself.
    """
    taken: list[list[float]] = [[] for _ in things]
    for do in things:
        do()
    gc.collect()
    for _ in range(repeats):
        for do, its in zip(things, taken, strict=True):
            before = time.process_time()
            do()
            its.append((time.process_time() - before) * 1000)
    return [statistics.median(its) for its in taken]


def queries(do: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as found:
        do()
    return len(found)


def costs(site: Site) -> dict:
    """Return queries and processor time of each kind of page: the first one after a change, and those after it."""
    newest = StoryPage.objects.live().filter(locale__language_code="ar", lead_image__isnull=False).newest_first()
    with_form = {True: "story with a form", False: "story"}
    pages = PAGES | {with_form[bool(story.body.blocks_by_name("signup"))]: story.url for story in reversed(newest)}
    found = {}
    for name, path in pages.items():
        site.ask(path)
        site.forget()
        first = queries(lambda path=path: site.ask(path))
        further = queries(lambda path=path: site.ask(path))
        taken, constant = processor_time(lambda path=path: site.ask(path), lambda: site.ask("/constant/"), repeats=40)
        found[name] = {"first": first, "further": further, "ms": taken, "constants": taken / constant}
    return found


def growth(site: Site, crowd: Crowd, size: int) -> dict:
    """Return the processor time of pages that might suffer when the site has so many stories."""
    crowd.grow(size)
    site.forget()
    pages = [lambda path=path: site.ask(path) for path in GROWING.values()]
    found = dict(zip(GROWING, processor_time(*pages), strict=True))
    return found | {"file of the sitemap": processor_time(lambda: site.ask("/sitemap-pages-1.xml"), repeats=3)[0]}


def search(site: Site, crowd: Crowd, documents: int) -> dict:
    """Return how long searches among so many documents take, by the clock, in milliseconds."""
    crowd.grow(documents)
    indexing = time.monotonic()
    crowd.index()
    indexing = time.monotonic() - indexing
    chance = random.Random(3)
    kinds = {
        "a word that one document has": crowd.rare_words(SEARCHES),
        "any word": chance.sample(crowd.vocabulary, SEARCHES),
        "the commonest words": COMMON,
        "a word that none has": [f"{word}qx" for word in chance.sample(crowd.vocabulary, SEARCHES // 4)],
    }
    found = {}
    for name, words in kinds.items():
        taken = []
        for word in words:
            before = time.perf_counter()
            site.ask("/en/search/", f"q={word}")
            taken.append((time.perf_counter() - before) * 1000)
        taken.sort()
        found[name] = {"p50": statistics.median(taken), "p95": taken[math.ceil(len(taken) * 0.95) - 1]}
    return {"documents": documents, "indexing": indexing, "kinds": found}


if __name__ == "__main__":
    main()
