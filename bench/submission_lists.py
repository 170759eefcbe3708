"""How long the organisers' screens take over 50,000 answers to one form.

    python -m bench.submission_lists                                    # on SQLite
    python bin/with_postgres.py -- python -m bench.submission_lists     # on PostgreSQL

It fills an empty database of its own with answers to the volunteers' form, opens the list, the filters and the
charts, and takes copies. It prints seconds, and how far the memory of the process grew while a copy went out.
"""

import argparse
import os
import random
import time
from datetime import timedelta
from pathlib import Path

from bench.empty_site import configure, prepare

NAMES = ["Amal Hassan", "Basim Kadhim", "زينب قاسم", "حيدر عبد الأمير", "Shilan Aziz"]
TIMES = [
    "In the evenings and on Fridays",
    "في المساء وأيام الجمعة، وأستطيع المساعدة في الترجمة أيضاً",
    "Whenever you call me",
]
BATCH = 1000
RUNS = 3


def resident() -> int:
    """Return how many kilobytes of memory the process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") // 1024


def answer_to(question: dict, number: int):
    values = [choice["value"] for choice in question.get("choices", [])]
    match question["type"]:
        case "email":
            return f"person{number}@example.org"
        case "phone":
            return f"+9647{number:09d}"
        case "several_choices":
            return random.sample(values, random.randint(1, 3))
        case "consent":
            return True
        case "newsletter":
            return random.random() < 0.4
        case "long_text":
            return random.choice(TIMES)
    return random.choice(values or NAMES)


def fill(form, number: int) -> None:
    from django.utils import timezone

    from forms_app.models import Status, Submission
    from forms_app.schema import every_question

    questions = list(every_question(form.version.schema["questions"]))
    for first in range(0, number, BATCH):
        Submission.objects.bulk_create(
            Submission(
                form_key=form.translation_key,
                version=form.version,
                locale=random.choice(["en", "ar"]),
                answers={question["key"]: answer_to(question, one) for question in questions},
                status=random.choice(Status.values),
                created_at=timezone.now() - timedelta(minutes=random.randrange(60 * 24 * 60)),
                delete_after=timezone.localdate() + timedelta(days=90),
                dedupe=f"{one:064d}",
            )
            for one in range(first, first + BATCH)
        )


def seconds_of(client, address: str) -> str:
    """Return how long an address takes, several times over, and how much of it this process was at work."""
    times = []
    for _run in range(RUNS):
        began, worked = time.perf_counter(), time.process_time()
        response = client.get(address, HTTP_HOST="localhost")
        if response.status_code != 200:
            raise SystemExit(f"{address} answers {response.status_code}.")
        times.append(f"{time.perf_counter() - began:.2f} ({time.process_time() - worked:.2f})")
    return ", ".join(times)


def seconds_of_search(client, address: str, words: str) -> tuple[str, int]:
    """Return how long it takes to look for words, and by how many kilobytes the process grew."""
    before = resident()
    response = client.post(address, {"words": words}, HTTP_HOST="localhost")
    return seconds_of(client, response.url), resident() - before


def growth_of(client, address: str) -> tuple[int, int]:
    """Return how many bytes came, and by how many kilobytes the process grew at most while they did."""
    before = most = resident()
    size = 0
    for number, part in enumerate(client.get(address, HTTP_HOST="localhost")):
        size += len(part)
        if number % 100 == 0:
            most = max(most, resident())
    return size, most - before


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=50_000)
    wanted = parser.parse_args()
    configure()
    prepare()
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client
    from django.urls import reverse
    from django.utils import timezone

    from core.operations.table_statistics import count_rows
    from forms_app.starter_forms.builder import start_from
    from forms_app.starter_forms.catalogue import STARTERS

    form = start_from(STARTERS["volunteer"])
    form.live = True
    form.save()
    fill(form, wanted.answers)
    count_rows()
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("measuring"))
    print(
        f"{wanted.answers} answers on {connection.vendor}, seconds of {RUNS} runs, in brackets those of the processor:"
    )
    recent = (timezone.localdate() - timedelta(days=30)).isoformat()
    queries = {"": "all", "?status=accepted&language=ar": "filtered", f"?since={recent}": "of a month"}
    for screen, more in (("answers", {"?p=400": "page 400"}), ("charts", {})):
        for query, name in (queries | more).items():
            times = seconds_of(client, reverse(f"signups:{screen}", args=[form.translation_key]) + query)
            print(f"  {screen}, {name}: {times}", flush=True)
    address = reverse("signups:answers", args=[form.translation_key])
    keys = {question["type"]: question["key"] for question in form.version.schema["questions"]}
    for words in ("زينب", "person4999", "0770 004 9999", "shilan evenings", "nobody at all"):
        times, grown = seconds_of_search(client, address, words)
        print(f"  search “{words}”: {times}, memory +{grown / 1000:.1f} MB", flush=True)
    for query in (f"?sort={keys['short_text']}", f"?choice-{keys['several_choices']}=other", "?sort=owner"):
        print(f"  answers, {query.partition('=')[0]}: {seconds_of(client, address + query)}", flush=True)
    for kind in ("csv", "xlsx"):
        address = reverse("signups:export", args=[form.translation_key, kind])
        began, worked = time.perf_counter(), time.process_time()
        size, grown = growth_of(client, address)
        took, work = time.perf_counter() - began, time.process_time() - worked
        print(f"  {kind}: {took:.1f} s ({work:.1f}), {size / 1e6:.1f} MB, memory +{grown / 1000:.1f} MB", flush=True)


if __name__ == "__main__":
    main()
