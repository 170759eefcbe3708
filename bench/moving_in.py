"""What a move from WordPress costs, and whether kills lose or double anything.

    python -m bench.moving_in --posts 1700             # two sites of 850 posts each, with two pictures for each post
    python -m bench.moving_in --posts 100 --kills 20   # the same, its process killed at 20 random moments

It fills an empty site of its own. Reading and taking over are done by `import_wordpress` in processes of their own, whose
largest memory is measured. The speed is told for each tenth of the posts: it must not fall. Then the screen of all items is
opened, and every old address of a page and every tenth one of a picture is asked for; their queries are counted. With
--queries some pairs are taken over in this process, published, and their queries are counted, besides those for pictures.
"""

import argparse
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.empty_site import configure, prepare
from bench.wordpress_sites import make_site

ROOT = Path(__file__).resolve().parent.parent
PAIRS = 25  # taken over to count their queries
largest = 0  # kilobytes of memory of any process so far


def run(*arguments: str, kill_after: float = 0) -> tuple[bool, float]:
    """Run `import_wordpress`; return whether it came to its end, and the seconds."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "import_wordpress", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    while process.poll() is None:
        note_memory(process.pid)
        if kill_after and time.perf_counter() - began > kill_after:
            process.kill()
        time.sleep(0.1)
    return process.returncode == 0, time.perf_counter() - began


def note_memory(pid: int) -> None:
    """Note the largest memory that a process has had; `getrusage` would count that of this process, too."""
    global largest
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return
    if found := re.search(r"VmHWM:\s+(\d+) kB", status):
        largest = max(largest, int(found[1]))


def until_done(kills: int, *arguments: str) -> tuple[int, float]:
    """Run a step to its end, killed at random moments before; return the kills and the seconds."""
    from importing.models import ExportFile

    killed, seconds = 0, 0.0
    while True:
        # A reading that was killed is gone on with; its files are known to the move already.
        is_begun = arguments[0] == "read" and ExportFile.objects.exists()
        again = ("read", "--move", str(ExportFile.objects.values_list("move", flat=True)[0])) if is_begun else arguments
        is_done, took = run(*again, kill_after=random.uniform(3, 12) if killed < kills else 0)
        seconds += took
        if is_done:
            return killed, seconds
        killed += 1


def tell_sums(posts: int) -> None:
    """Say what became of the items, and whether anything stands twice or is missing."""
    from django.db.models import Count

    from core.models import SiteImage
    from importing.models import Item, Move
    from importing.report import sums_of
    from news.models import StoryPage

    sums = sums_of(Move.objects.get())
    print(f"read {sums.read} = {sums.states}, even: {sums.are_even}")
    pages = StoryPage.objects.count()
    print(
        f"pages {pages} of {2 * posts}, pictures {SiteImage.objects.count()} of {2 * posts}, live {StoryPage.objects.live().count()}"
    )
    lost = [
        one
        for warnings in Item.objects.values_list("warnings", flat=True)
        for one in warnings
        if one[0] in ("words_lost", "twin_words")
    ]
    paired = StoryPage.objects.values("translation_key").distinct().count()
    print(f"pairs {paired} of {posts}, texts without a place or lost: {len(lost)}")
    failed = Item.objects.filter(state="failed").exclude(wp_type="attachment").count()
    doubled = Item.objects.exclude(page=None).values("page").annotate(count=Count("pk")).filter(count__gt=1).count()
    print(f"posts that failed: {failed}, pages of more than one item: {doubled}")
    files = sum(1 for path in (Path(os.environ["DATA_DIR"]) / "media" / "original_images").iterdir() if path.is_file())
    print(f"files of pictures without a row: {files - SiteImage.objects.count()}")


def tell_speed() -> None:
    """Say how many posts a second were taken over, for each tenth of them in their order."""
    from django.db.models import Min
    from wagtail.models import Revision

    from news.models import StoryPage

    pages = [str(pk) for pk in StoryPage.objects.values_list("pk", flat=True)]
    first = Revision.objects.filter(object_id__in=pages).values("object_id").annotate(at=Min("created_at"))
    moments = sorted(row["at"] for row in first)
    step = max(1, len(moments) // 10)
    parts = [(moments[start], moments[start + step - 1]) for start in range(0, step * 10 - step + 1, step)]
    speeds = [(step - 1) / max(0.001, (end - begin).total_seconds()) for begin, end in parts]
    print("posts a second by tenths: " + " ".join(f"{speed:.1f}" for speed in speeds))


def count_queries(posts: int) -> None:
    """Take some pairs over in this process, with their pictures taken before, and print the means."""
    from importing import media
    from importing.afterwards import index_waiting
    from importing.models import Item, Move
    from importing.take_over import TakeOver

    move = Move.objects.get()
    move.is_live = True
    taking, counts = TakeOver(move), []
    for first in move.items.filter(language="en", wp_type="post").order_by("pk")[:: max(1, posts // PAIRS)]:
        for picture in Item.objects.filter(
            move=move, wp_type="attachment", wp_id__in=(first.wp_id + 1, first.wp_id + 2)
        ):
            picture.move = move
            media.take(picture, taking.library)
        with asked() as queries:
            taking.take(first.pk)
        counts.append(sum("core_siteimage" not in sql for sql in queries) / 2)
    with asked() as queries:
        index_waiting(move)
    indexing = len(queries) / (2 * len(counts))
    print(
        f"queries an item of a pair: {sum(counts) / len(counts):.1f} (most {max(counts):.1f}), for the indexes {indexing:.1f}"
    )


@contextmanager
def asked() -> Iterator[list[str]]:
    """Yield a list that the queries go into, save those that only mark a place to come back to."""
    from django.db import connection

    queries: list[str] = []

    def note(execute, sql, params, many, context):
        if "SAVEPOINT" not in sql:
            queries.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield queries


def open_screens() -> None:
    """Open the screens of the move as an administrator, and print what the dearest costs."""
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.urls import reverse

    from importing.models import Move

    browser, number = Client(headers={"host": "localhost"}), Move.objects.get().pk
    browser.force_login(get_user_model().objects.create_superuser("bench", "bench@localhost", "x"))
    browser.get(reverse("importing:moves"))
    for name, query in (("items", ""), ("items", "?p=99999"), ("items", "?twin=yes&state=taken"), ("move", "")):
        began = time.perf_counter()
        with asked() as queries:
            answer = browser.get(reverse(f"importing:{name}", args=[number]) + query)
        took = time.perf_counter() - began
        print(f"screen {name}{query}: {answer.status_code}, {len(queries)} queries, {took:.2f} s")


def ask_old_addresses() -> None:
    """Ask for every old address of a page, and every tenth one of a picture, and print what is found."""
    from django.test import RequestFactory

    from importing.models import Item
    from importing.old_hosts import answer

    taken = Item.objects.filter(state__in=("taken", "changed")).select_related("file").order_by("pk")
    pages = taken.filter(page__live=True).values_list("file__site", "wp_id")
    pictures = taken.exclude(image=None).values_list("file__site", "upload")[::10]
    for name, found in (
        ("pages", [(site, f"/?p={number}") for site, number in pages]),
        ("pictures", [(site, f"/wp-content/uploads/{upload}") for site, upload in pictures]),
    ):
        answered, most = 0, 0
        for site, path in found:
            request = RequestFactory().get(path, headers={"host": site})
            if name == "pictures":
                answer(request, site)  # it is drawn the first time
            with asked() as queries:
                answered += answer(request, site).status_code == 301
            most = max(most, len(queries))
        print(f"old addresses of {name}: {answered} of {len(found)} lead on, {most} queries at most")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=1000, help="of both sites together")
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--queries", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    configure()
    prepare()
    from importing.source_files import folder

    posts = options.posts // 2
    make_site(folder(), posts)
    killed, seconds = until_done(options.kills // 2, "read", "en.xml=en", "ar.xml=ar", "--uploads", "uploads")
    print(f"read: {seconds:.0f} s, killed {killed} times")
    if options.queries:
        count_queries(posts)
    killed, seconds = until_done(options.kills - killed, "take", "--live")
    print(f"taken over: {seconds:.0f} s, killed {killed} times, {seconds / options.posts * 1000:.0f} ms a post")
    print(f"largest memory of a process: {largest / 1024:.0f} MB")
    if not options.kills:
        tell_speed()
    tell_sums(posts)
    open_screens()
    ask_old_addresses()


if __name__ == "__main__":
    main()
