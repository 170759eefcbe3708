#!/usr/bin/env python3
"""Two hosts over one PostgreSQL: an edit on one is seen on the other, and both go on without the database.

bench/outage.py

Each host has a DATA_DIR of its own. The run edits a page, stops PostgreSQL, reads every published page from both hosts,
sends a form, restarts one host while the database is away, starts PostgreSQL again, and waits for everything to work.
"""

import http.client
import os
import re
import signal
import sys
import time
from pathlib import Path
from urllib.parse import quote, urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bin")]

from bench.sites import Site, free_port  # noqa: E402
from with_postgres import Server  # noqa: E402

failures: list[str] = []


def check(what: str, is_true: bool) -> None:
    print(f"{'ok  ' if is_true else 'FAIL'} {what}", flush=True)
    if not is_true:
        failures.append(what)


class Postgres(Server):
    """A server that can be stopped, and launched again."""

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)


def main() -> int:
    postgres = Postgres()
    try:
        postgres.start()
        with Site(postgres.url) as site:
            site.build()
            run(site, postgres)
    finally:
        postgres.destroy()
    print(f"{len(failures)} failures")
    return 1 if failures else 0


def run(site: Site, postgres: Postgres) -> None:
    other = free_port()
    second = {"DATA_DIR": str(site.directory / "second")}
    (site.directory / "second").mkdir()
    (site.directory / "second" / "static").symlink_to(site.directory / "var" / "static")
    site.serve()
    second_host = site.serve(other, **second)
    os.environ |= site.environment
    import django

    django.setup()
    from django.db import connection
    from wagtail.models import Page

    pages = Page.objects.live().public().filter(depth__gt=1)
    paths = ["/", *(parts[2] for page in pages if (parts := page.get_url_parts()))]
    read_all(site, other, paths)
    seen_on_the_other(site, other)
    read_all(site, other, paths)
    story = Page.objects.live().filter(depth=4).first().specific
    story.title = "Edited just before"
    story.save_revision().publish()
    connection.close()
    read_all(site, other, [story.get_url_parts()[2]])
    time.sleep(1)

    postgres.stop()
    started = time.monotonic()
    without_database(site, other, paths)
    print(f"     {2 * len(paths)} pages in {time.monotonic() - started:.1f} s")
    form_keeps_words(site, paths)
    status, body, _headers = site.get("/en/search/?q=boats")
    check("a search says that it will be back and keeps its words", status == 503 and b"boats" in body)
    check("the process lives", site.get("/health/live")[0] == 200)
    check("the site says that it is not ready", site.get("/health/ready")[0] == 503)
    site.stop(second_host)
    site.serve(other, **second)
    without_database(site, other, paths, "after a restart without the database")

    postgres.launch()
    deadline = time.monotonic() + 30
    while site.get("/health/ready")[0] != 200 and time.monotonic() < deadline:
        time.sleep(0.2)
    check("the site is ready again by itself", site.get("/health/ready")[0] == 200)
    time.sleep(4)
    fresh = [site.get(quote(path), port)[2].get("cache-status", "") for path in paths for port in (site.port, other)]
    check("no old page is shown any more", not any("stale" in status for status in fresh))
    seen_on_the_other(site, other)


def read_all(site: Site, other: int, paths: list[str]) -> None:
    statuses = {site.get(quote(path), port)[0] for path in paths for port in (site.port, other)}
    check(f"{len(paths)} pages are read from both hosts", statuses <= {200, 302})


def seen_on_the_other(site: Site, other: int) -> None:
    """Edit through one host's database connection and measure until the other host shows it."""
    from news.models import StoryPage

    delays = []
    for number in range(20):
        story = StoryPage.objects.live().first()
        story.title = f"Edit {number} at {time.time()}"
        path = quote(story.get_url_parts()[2])
        site.get(path, other)
        story.save_revision().publish()
        committed = time.monotonic()
        while story.title.encode() not in site.get(path, other)[1] and time.monotonic() < committed + 5:
            time.sleep(0.002)
        delays.append(time.monotonic() - committed)
    slowest = max(delays)
    middle = sorted(delays)[10]
    check(
        f"an edit is seen on the other host ({middle * 1000:.0f} ms in the middle, {slowest * 1000:.0f} ms at most, rendering included)",
        slowest < 5,
    )


def without_database(site: Site, other: int, paths: list[str], when: str = "without the database") -> None:
    answers = [site.get(quote(path), port)[0] for path in paths for port in (site.port, other)]
    good = sum(status in {200, 302} for status in answers)
    check(f"{good} of {len(answers)} published pages are there {when}", good == len(answers))


def form_keeps_words(site: Site, paths: list[str]) -> None:
    """Send the first form that stands on a page."""
    for path in paths:
        body = site.get(quote(path))[1].decode()
        if found := re.search(r'<form[^>]*method="post"[^>]*action="([^"]+)"', body):
            words = {"a": "هبة من الناصرية <b>", "version": "0" * 64}
            connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
            headers = {"Host": f"localhost:{site.port}", "Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", found[1], urlencode(words), headers)
            answer = connection.getresponse()
            text = answer.read().decode()
            is_kept = "هبة من الناصرية &lt;b&gt;" in text and 'lang="ar"' in text and 'lang="en"' in text
            check(
                "a form says in two languages that it will be back and keeps what was typed",
                answer.status == 503 and is_kept,
            )
            return
    check("a page with a form was found", is_true=False)


if __name__ == "__main__":
    sys.exit(main())
