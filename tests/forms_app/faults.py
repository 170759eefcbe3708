"""What happens to sign-ups and mails when things break, tried on a real server; not part of the tests.

    python -m tests.forms_app.faults                                    # on SQLite
    python bin/with_postgres.py -- python -m tests.forms_app.faults     # on PostgreSQL

It starts the site on a port of its own with an empty database, posts while the server is killed with
SIGKILL again and again, and sends mail through a server that goes away and hangs up while the worker is
killed. It prints what was lost and what was doubled, and fails if anything was.
"""

# ruff: noqa: T201  it talks to a terminal

import argparse
import contextlib
import http.client
import os
import random
import signal
import socket
import socketserver
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import django

ROOT = Path(__file__).resolve().parents[2]
SECRETS = {
    "SECRET_KEY": "only-for-faults-0123456789-abcdefghijklmnopqrstuvwxyz",
    "SIGNUP_DIGEST_KEY": "only-for-faults-0123456789-abcdefghijklmnopqrstuvwxyz",
    "SIGNUP_ENCRYPTION_KEYS": "b25seS1mb3ItdGVzdHMtMDEyMzQ1Njc4OS1hYmNkZWY=",
}
PATIENCE = 90  # seconds for one person to try again


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Mailbox(socketserver.StreamRequestHandler):
    """A mail server that remembers what it took, hangs up now and then, and is deaf for a while."""

    taken: dict[str, list[str]] = defaultdict(list)
    is_down = False
    moods = random.Random(7)  # noqa: S311  no secret

    def handle(self):
        with contextlib.suppress(ConnectionError):
            self.talk()

    def talk(self):
        if Mailbox.is_down:
            return
        self.say("220 ready")
        recipient = ""
        while line := self.rfile.readline().decode(errors="replace").strip():
            if Mailbox.is_down or self.moods.random() < 0.01:
                return  # hangs up, perhaps just before its answer
            verb = line[:4].upper()
            if verb == "RCPT":
                recipient = line.partition("<")[2].partition(">")[0]
            if verb == "DATA":
                self.say("354 go on")
                Mailbox.taken[recipient].append(self.message_id())
                if self.moods.random() < 0.02:
                    return  # took the mail and never said so
            self.say("221 bye" if verb == "QUIT" else "250 fine")

    def message_id(self) -> str:
        found = ""
        while (line := self.rfile.readline().decode(errors="replace").rstrip("\r\n")) != ".":
            if line.lower().startswith("message-id:"):
                found = line.partition(":")[2].strip()
        return found

    def say(self, answer):
        self.wfile.write(f"{answer}\r\n".encode())


class Program:
    """A program in a session of its own, which can be killed with all its children and started again."""

    def __init__(self, *command):
        self.command = command
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [sys.executable, *self.command],
            cwd=ROOT,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def restart(self):
        self.kill()
        self.start()


class People:
    """Readers who send a form and, when nothing comes back, send it again as it is."""

    def __init__(self, port, form):
        self.port, self.form = port, form
        self.thanked: set[str] = set()
        self.times: list[float] = []

    def send(self, name):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            began = time.monotonic()
            if self._try(name):
                self.times.append(time.monotonic() - began)
                self.thanked.add(name)
                return
            time.sleep(0.1)

    def _try(self, name) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Host": "localhost",
            "X-Forwarded-For": ".".join(str(random.randrange(256)) for _part in range(4)),  # noqa: S311
        }
        body = urlencode({"name": name, "email": f"{name}@example.org"})
        try:
            connection.request("POST", f"/en/forms/{self.form.translation_key}/", body, headers)
            return connection.getresponse().status == 303
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


def wait_for(port):
    for _attempt in range(300):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise SystemExit("The server does not start.")


def speed(people, posts) -> str:
    began = time.monotonic()
    with ThreadPoolExecutor(16) as crowd:
        list(crowd.map(people.send, [f"fast{number}" for number in range(posts)]))
    took = time.monotonic() - began
    late = statistics.quantiles(people.times, n=20)[-1]
    return f"{posts / took:.0f} posts a second, p95 {late * 1000:.0f} ms"


def killing(program, times, pause, stop):
    for _time in range(times):
        if stop.wait(pause * random.uniform(0.5, 1.5)):  # noqa: S311
            return
        program.restart()


def posts_through_kills(server, people, posts, kills) -> str:
    stop = threading.Event()
    killer = threading.Thread(target=killing, args=[server, kills, 2.5, stop])
    killer.start()
    number = 0
    with ThreadPoolExecutor(16) as crowd:
        while killer.is_alive() or number < posts:
            list(crowd.map(people.send, [f"kill{n}" for n in range(number, number + 64)]))
            number += 64
    killer.join()
    return f"{number} posts through {kills} kills"


def mails_through_kills(kills) -> str:
    from core.models import OutboxLetter

    worker = Program("manage.py", "run_worker", "--pause", "0.2")
    stop = threading.Event()
    killer = threading.Thread(target=killing, args=[worker, kills, 3, stop])
    killer.start()
    time.sleep(5)
    Mailbox.is_down = True
    time.sleep(8)
    Mailbox.is_down = False
    killer.join()
    began = time.monotonic()
    while OutboxLetter.objects.waiting().exists() and time.monotonic() - began < 600:
        time.sleep(0.5)
    worker.kill()
    return f"drained {time.monotonic() - began:.0f} s after the last of {kills} kills"


def environment():
    scratch = tempfile.mkdtemp(prefix="icssi-faults-")
    mail_port = free_port()
    os.environ |= SECRETS | {
        "DATA_DIR": scratch,
        "DEBUG": "0",
        "SITE_URL": "http://localhost",
        "BEHIND_PROXY": "1",
        "LOG_LEVEL": "ERROR",
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
        "DJANGO_SETTINGS_MODULE": "icssi_cms.settings",
    }
    return mail_port


def prepare():
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    from tests.forms_app.building import SignupFormFactory, question

    return SignupFormFactory(questions=[question("short_text", "name"), question("email", "email")])


def verdict(people, form) -> bool:
    """Compare what was thanked for with what is in the database, and the mails with both."""
    from forms_app.models import Submission

    stored = [one.answers["name"] for one in Submission.objects.of_form(form.translation_key).iterator()]
    lost, doubled = people.thanked - set(stored), len(stored) - len(set(stored))
    addressees = set(Mailbox.taken)
    unsent = {f"{name}@example.org" for name in stored} - addressees
    changed = [name for name, ids in Mailbox.taken.items() if len(set(ids)) > 1]
    repeated = sum(len(ids) - 1 for ids in Mailbox.taken.values())
    print(f"{len(people.thanked)} thanked, {len(stored)} stored: {len(lost)} lost, {doubled} doubled")
    print(
        f"{len(addressees)} mailed, {len(unsent)} mails lost, {repeated} repeated, {len(changed)} under another Message-ID"
    )
    return not (lost or doubled or unsent or changed)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20, help="0: only the speed")
    parser.add_argument("--speed", type=int, default=1000, help="posts to measure the speed with")
    wanted = parser.parse_args()
    mail_port, port = environment(), free_port()
    form = prepare()
    mailbox = socketserver.ThreadingTCPServer(("127.0.0.1", mail_port), Mailbox)
    mailbox.daemon_threads = True
    threading.Thread(target=mailbox.serve_forever, daemon=True).start()
    people = People(port, form)
    granian = [
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--workers",
        "2",
        "--port",
        str(port),
        "icssi_cms.wsgi:application",
    ]
    server = Program(*granian)
    try:
        wait_for(port)
        print(speed(people, wanted.speed), flush=True)
        if not wanted.kills:
            return
        print(posts_through_kills(server, people, wanted.posts, wanted.kills), flush=True)
        print(mails_through_kills(wanted.kills), flush=True)
    finally:
        server.kill()
    sys.exit(0 if verdict(people, form) else "Something was lost or doubled.")


if __name__ == "__main__":
    main()
