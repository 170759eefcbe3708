"""What happens to sign-ups and mails when things break, tried on a real server.

    python -m bench.signup_faults                       # on SQLite
    python -m bench.signup_faults --postgres            # on a PostgreSQL of its own, which is crashed as well
    python -m bench.signup_faults --only speed          # how fast posts are taken, with nothing broken

It starts the site on a port of its own with an empty database, posts while the server and the database are killed with
SIGKILL again and again, and sends mail through a server that goes away, flaps and hangs up while the worker is killed.
It prints what was lost and what was doubled, and fails if anything was. On SQLite killing the server is the crash.
"""

import argparse
import json
import os
import random
import statistics
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from bench.empty_site import configure, prepare
from bench.fault_injection import Mailbox, People, Program, Server, open_mailbox
from bin.with_postgres import Server as Postgres

CROWD = 16  # people who send at the same time


def send_all(people, names) -> None:
    with ThreadPoolExecutor(CROWD) as crowd:
        list(crowd.map(people.send, names))


def speed(people, server, posts) -> bool:
    """Say how fast posts are taken while nothing is broken."""
    began = time.monotonic()
    send_all(people, [f"fast{number}" for number in range(posts)])
    took = time.monotonic() - began
    late = statistics.quantiles(people.times, n=20)[-1]
    print(f"{posts / took:.0f} posts a second, p95 {late * 1000:.0f} ms, {locked(server)}", flush=True)
    return not server.says("database is locked")


def locked(server) -> str:
    return f"“database is locked” {server.says('database is locked')} times"


def posts_through_crashes(people, server, database, posts, kills, crashes) -> bool:
    """Crash the server and the database, each after so many more posts, and compare who was thanked with who is stored."""
    from django.db import connection

    people.thanked.clear()
    planned = [server] * kills + [database] * (crashes if database else 0)
    random.shuffle(planned)
    finished = threading.Event()

    def crash_now_and_then():
        for number, victim in enumerate(planned, start=1):
            while len(people.thanked) < number * posts / (len(planned) + 1) and not finished.wait(0.01):
                pass
            crash(victim)

    crasher = threading.Thread(target=crash_now_and_then)
    crasher.start()
    send_all(people, [f"kill{number}" for number in range(posts)])
    finished.set()
    crasher.join()
    connection.close()  # its other end may have crashed
    print(
        f"{posts} posts through {kills} kills of the server and {crashes if database else 0} of the database, {locked(server)}"
    )
    return nobody_was_lost(people) and all_have_one_mail()


def crash(victim) -> None:
    if isinstance(victim, Postgres):
        victim.crash()
        victim.launch()
    else:
        victim.kill()
        victim.start()


def nobody_was_lost(people) -> bool:
    from forms_app.models import Submission

    stored = Counter(one.answers["name"] for one in Submission.objects.iterator())
    doubled = [name for name, number in stored.items() if number > 1]
    lost = people.thanked - set(stored)
    print(f"  {len(people.thanked)} thanked, {len(stored)} stored: {len(lost)} lost, {len(doubled)} doubled")
    return not (lost or doubled)


def all_have_one_mail() -> bool:
    from core.models import OutboxLetter
    from forms_app.models import Submission

    letters = Counter(OutboxLetter.objects.values_list("about", flat=True))
    uids = {str(uid) for uid in Submission.objects.values_list("uid", flat=True)}
    print(f"  {len(uids)} answers, {letters.total()} mails in the outbox for {len(letters)} of them", flush=True)
    return set(letters) == uids and letters.total() == len(uids)


def mails_through_faults(mails, kills) -> bool:
    """Send mails while the server goes away, flaps and hangs up, and the worker is killed; say what arrived."""
    from django.utils import timezone

    from core.models import OutboxLetter
    from forms_app.models import Submission

    chosen = list(OutboxLetter.objects.order_by("-pk").values_list("pk", flat=True)[:mails])
    OutboxLetter.objects.exclude(pk__in=chosen).update(sent_at=timezone.now())
    OutboxLetter.objects.waiting().update(next_try_at=timezone.now())
    worker = Program("manage.py", "run_worker", "--pause", "0.2")
    weather = threading.Thread(target=bad_weather)
    weather.start()
    for _kill in range(kills):
        time.sleep(random.uniform(3, 9))
        worker.kill()
        worker.start()
    weather.join()
    began = time.monotonic()
    while OutboxLetter.objects.waiting().exists() and time.monotonic() - began < 900:
        time.sleep(0.5)
    worker.kill()
    expected = {Submission.objects.get(uid=letter.about).email for letter in OutboxLetter.objects.filter(pk__in=chosen)}
    lost = expected - set(Mailbox.taken)
    changed = [name for name, ids in Mailbox.taken.items() if len(set(ids)) > 1]
    repeated = sum(len(ids) - 1 for ids in Mailbox.taken.values())
    print(f"{mails} mails through {kills} kills of the worker, drained {time.monotonic() - began:.0f} s after the last")
    print(f"  {len(lost)} lost, {repeated} repeated, {len(changed)} of these under another Message-ID", flush=True)
    return not (lost or changed)


def bad_weather() -> None:
    """Let the mail server be there, away, there and away by turns, and there again."""
    time.sleep(6)
    Mailbox.is_down = True
    time.sleep(10)
    for _turn in range(20):
        Mailbox.is_down = not Mailbox.is_down
        time.sleep(random.uniform(0.3, 1.5))
    Mailbox.is_down = False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postgres", action="store_true", help="on a durable PostgreSQL of its own, crashed as well")
    parser.add_argument("--only", choices=["speed", "posts"], help="leave out what comes after")
    parser.add_argument("--speed", type=int, default=1000, help="posts to measure the speed with")
    parser.add_argument("--posts", type=int, default=2200)
    parser.add_argument("--kills", type=int, default=20, help="of the server")
    parser.add_argument("--crashes", type=int, default=10, help="of PostgreSQL")
    parser.add_argument("--mails", type=int, default=300)
    parser.add_argument("--worker-kills", type=int, default=12)
    wanted = parser.parse_args()
    database = Postgres(durable=True) if wanted.postgres else None
    server = None
    try:
        configure(open_mailbox())
        if database:
            print(database.start(), flush=True)
            os.environ["DATABASE_URL"] = database.url
        prepare()
        form = make_form()
        server = Server()
        is_good = run(wanted, People(server.port, form), server, database)
    finally:
        if server:
            server.kill()
        if database:
            database.destroy()
    sys.exit(0 if is_good else "Something was lost or doubled.")


def make_form():
    """Publish a form that asks for a name and an address for mail."""
    from wagtail.models import Locale

    from forms_app.models import SignupForm

    kinds = {"name": "short_text", "email": "email"}
    questions = [
        {"type": kind, "id": key, "value": {"label": key.capitalize(), "help_text": "", "required": True}}
        for key, kind in kinds.items()
    ]
    english = Locale.objects.get(language_code="en")
    return SignupForm.objects.create(title="Count me in", live=True, locale=english, questions=json.dumps(questions))


def run(wanted, people, server, database) -> bool:
    is_good = speed(people, server, wanted.speed)
    if wanted.only == "speed":
        return is_good
    is_good &= posts_through_crashes(people, server, database, wanted.posts, wanted.kills, wanted.crashes)
    if wanted.only == "posts":
        return is_good
    return is_good & mails_through_faults(wanted.mails, wanted.worker_kills)


if __name__ == "__main__":
    main()
