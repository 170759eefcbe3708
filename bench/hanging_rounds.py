"""How long a page waits for its hour while mail, links and pictures hang, with a real worker.

    python -m bench.hanging_rounds             # on SQLite
    python -m bench.hanging_rounds --postgres  # on a PostgreSQL of its own

The mail server answers each word after 12 s and forty mails wait; links and pictures hang for as long as the worker
runs. Meanwhile stories reach their hour, one after the other: half to be
published, half to be taken down. It prints how long each waited, and fails if any waited for more than 30 s, or if the
worker does not end within 10 s of being told.
"""

import argparse
import os
import signal
import statistics
import sys
import time
from datetime import timedelta

from bench.empty_site import add_page, configure, prepare
from bench.fault_injection import Mailbox, Program, open_mailbox
from bin.with_postgres import Server as Postgres

BOUND = 30  # seconds
WAITING = 40  # mails, and links
SLOWNESS = 12  # seconds


def hang(*_args):
    time.sleep(3600)


def run_hanging_worker() -> None:
    """Be a worker to which every link and every picture is one that never answers."""
    import django

    django.setup()
    from django.core.management import call_command

    import core.checks.external_links
    import core.tasks

    core.checks.external_links.problem_with = core.tasks.make_renditions = hang
    call_command("run_worker")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--stories", type=int, default=10)
    parser.add_argument("--as-worker", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.as_worker:
        run_hanging_worker()
        return
    talk = Mailbox.say
    Mailbox.say = lambda self, answer: (time.sleep(SLOWNESS), talk(self, answer))
    Mailbox.moods.random = lambda: 1.0  # it is slow and nothing worse
    database = Postgres() if wanted.postgres else None
    worker = None
    try:
        configure(open_mailbox())
        if database:
            database.start()
            os.environ["DATABASE_URL"] = database.url
        prepare()
        stories = make_work(wanted.stories)
        worker = Program("-m", "bench.hanging_rounds", "--as-worker")
        time.sleep(20)  # by then everything that is slow has begun
        waits = [wait_for(story) for story in stories]
        told = time.monotonic()
        worker.process.send_signal(signal.SIGTERM)
        worker.process.wait(60)
        ending = time.monotonic() - told
    finally:
        if worker:
            worker.kill()
        if database:
            database.destroy()
    print(f"{len(waits)} stories: {statistics.median(waits):.1f} s in the middle, {max(waits):.1f} s at most")
    print(f"the worker ended {ending:.1f} s after it was told to")
    sys.exit(0 if max(waits) <= BOUND and ending <= 10 else "Something urgent waited.")


def make_work(count: int) -> list:
    """Make what is slow, and stories whose hour has not come; return the stories."""
    from io import BytesIO

    from django.core.files.base import ContentFile
    from PIL import Image

    from core.models import OutsideLink, SiteImage
    from core.operations.outbox import post
    from editors.views.test_mail import KIND
    from home.models import HomePage
    from news.models import StoryIndexPage, StoryPage

    home = HomePage.objects.get(locale__language_code="en")
    index = add_page(StoryIndexPage, home, title="News", slug="news")
    stories = [
        add_page(StoryPage, index, title=f"Story {number}", slug=f"story-{number}", live=bool(number % 2))
        for number in range(count)
    ]
    for number in range(WAITING):
        OutsideLink.objects.create(page_id=stories[0].pk, address=f"https://example.org/{number}")
        post(KIND, recipient=f"person{number}@example.org")
    picture = BytesIO()
    Image.new("RGB", (400, 300)).save(picture, "PNG")
    SiteImage.objects.create(title="Boats", file=ContentFile(picture.getvalue(), "boats.png"))
    return stories


def wait_for(story) -> float:
    """Let the hour of a story come and return the seconds until readers see it, or see it no more."""
    from django.utils import timezone
    from wagtail.models import Page

    now, was_live = timezone.now(), story.live
    if was_live:
        Page.objects.filter(pk=story.pk).update(expire_at=now - timedelta(seconds=1))
    else:
        story.go_live_at = now - timedelta(seconds=1)
        story.save_revision(approved_go_live_at=story.go_live_at)
    began = time.monotonic()
    while Page.objects.get(pk=story.pk).live == was_live and time.monotonic() - began < 2 * BOUND:
        time.sleep(0.2)
    return time.monotonic() - began


if __name__ == "__main__":
    main()
