"""A mail server that fails, people who try again, and programs that can be killed, for `signup_faults`."""

import contextlib
import hashlib
import http.client
import os
import random
import signal
import socket
import socketserver
import subprocess
import sys
import threading
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlencode

from bench.sites import ROOT, free_port

PATIENCE = 90  # seconds for one person to try again


class Mailbox(socketserver.StreamRequestHandler):
    """A slow mail server that remembers what it took, hangs up now and then, and is deaf for a while."""

    taken: dict[str, list[str]] = defaultdict(list)
    is_down = False
    moods = random.Random(7)

    def handle(self):
        with contextlib.suppress(OSError):
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
                if self.moods.random() < 0.03:
                    self.rfile.readline()
                    return  # hangs up in the middle of the mail
                Mailbox.taken[recipient].append(self.message_id())
                time.sleep(self.moods.uniform(0.05, 0.25))
                if self.moods.random() < 0.03:
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
        self.log = Path(os.environ["DATA_DIR"], f"{command[1]}.log")
        self.start()

    def start(self):
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, *self.command], cwd=ROOT, start_new_session=True, stdout=output, stderr=output
            )

    def kill(self):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def says(self, words: str) -> int:
        """Return how often these words stand in what the program said."""
        return self.log.read_text(errors="replace").count(words)


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
            "X-Forwarded-For": ".".join(str(random.randrange(256)) for _part in range(4)),
        }
        token = hashlib.md5(name.encode(), usedforsecurity=False).hexdigest()  # as a browser keeps it for its retries
        body = urlencode({"name": name, "email": f"{name}@example.org", "token": token})
        try:
            connection.request("POST", f"/en/forms/{self.form.translation_key}/", body, headers)
            return connection.getresponse().status == 303
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


class Server(Program):
    """The site on a port of its own."""

    def __init__(self):
        self.port = free_port()
        granian = ["-m", "granian", "--interface", "rsgi", "--workers", "2"]
        super().__init__(*granian, "--port", str(self.port), "icssi_cms.rsgi:application")

    def start(self):
        super().start()
        for _attempt in range(600):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            time.sleep(0.1)
        raise SystemExit(f"The server does not start: {self.log}")


def open_mailbox() -> int:
    """Start the mail server and return its port."""
    mailbox = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mailbox)
    mailbox.daemon_threads = True
    threading.Thread(target=mailbox.serve_forever, daemon=True).start()
    return mailbox.server_address[1]
