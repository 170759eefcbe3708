"""Readers and people who answer a form, through nginx, for as long as something is done to the site; and their mails."""

import http.client
import itertools
import secrets
import socketserver
import ssl
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

HOST = "site.example.test"
PORT = 443
MAIL_PORT = 2525
PATIENCE = 60  # seconds that a visitor waits for an answer
PAUSE = 0.2  # seconds between two requests of one visitor


class OneHost(http.client.HTTPSConnection):
    """A connection to this computer, whatever name is asked for and whoever signed its certificate."""

    def __init__(self) -> None:
        context = ssl._create_unverified_context()  # noqa: S323  the machine has signed its certificate itself
        # Each comes from an address of its own: whoever sends very often from one is asked to look twice.
        source = f"127.{secrets.randbelow(255)}.{secrets.randbelow(255)}.{1 + secrets.randbelow(250)}"
        super().__init__("127.0.0.1", PORT, timeout=PATIENCE, context=context, source_address=(source, 0))


def ask(method: str, path: str, **fields: str) -> tuple[int, bytes]:
    """Return status and body."""
    connection = OneHost()
    headers = {"Host": HOST}
    if fields:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        connection.request(method, path, urlencode(fields) if fields else None, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def sign_up(form: str, name: str) -> int:
    return ask("POST", f"/en/forms/{form}/", name=name, token=secrets.token_hex(16))[0]


@dataclass
class Visit:
    began: float
    took: float
    status: int


@dataclass
class Visitors:
    """Two readers and one person who answers a form, again and again."""

    form: str
    pages: list[Visit] = field(default_factory=list)
    forms: list[Visit] = field(default_factory=list)
    thanked: list[str] = field(default_factory=list)

    def __enter__(self) -> "Visitors":
        self.stopping = threading.Event()
        self.threads = [
            *(threading.Thread(target=self._read, args=(path,)) for path in ("/en/", "/ar/")),
            threading.Thread(target=self._answer),
        ]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        time.sleep(2)
        self.stopping.set()
        for thread in self.threads:
            thread.join()

    def _read(self, path: str) -> None:
        while not self.stopping.wait(PAUSE):
            self.pages.append(self._visit(lambda: ask("GET", path)[0]))

    def _answer(self) -> None:
        number = 0
        while not self.stopping.wait(PAUSE):
            number += 1
            name = f"{secrets.token_hex(4)}-{number}"
            visit = self._visit(lambda name=name: sign_up(self.form, name))
            self.forms.append(visit)
            if visit.status == 303:
                self.thanked.append(name)

    def _visit(self, request) -> Visit:
        began = time.monotonic()
        try:
            status = request()
        except (OSError, http.client.HTTPException):
            status = 0
        return Visit(began, time.monotonic() - began, status)

    def words(self) -> str:
        return f"pages {told(self.pages, 200)}; forms {told(self.forms, 303)}"

    def longest_without_forms(self) -> float:
        """Return the longest time in which nobody was thanked for an answer, in seconds."""
        return gap(self.forms, 303)

    def lost(self) -> list[int]:
        """Return the statuses of requests that were not answered as they should: 0 where no answer came."""
        return [v.status for v in self.pages if v.status != 200] + [v.status for v in self.forms if v.status != 303]


def told(visits: list[Visit], good: int) -> str:
    bad = sum(visit.status != good for visit in visits)
    return f"{len(visits)} asked, {bad} lost, slowest {max(visit.took for visit in visits):.1f} s, longest without {gap(visits, good):.1f} s"


def gap(visits: list[Visit], good: int) -> float:
    """Return the longest time in which no good answer arrived, in seconds."""
    ends = [visit.began + visit.took for visit in visits if visit.status == good]
    ends = [visits[0].began, *ends, visits[-1].began + visits[-1].took]
    return max(after - before for before, after in itertools.pairwise(ends))


class Mailbox(socketserver.StreamRequestHandler):
    """A mail server that keeps what it gets."""

    mails: list[str] = []

    def handle(self) -> None:
        self.say("220 ready")
        while line := self.rfile.readline().decode().strip():
            if line.upper() == "DATA":
                self.say("354 go on")
                lines = iter(lambda: self.rfile.readline().decode(errors="replace").rstrip("\r\n"), ".")
                self.mails.append("\n".join(lines))
            self.say("221 bye" if line.upper() == "QUIT" else "250 fine")

    def say(self, answer: str) -> None:
        self.wfile.write(f"{answer}\r\n".encode())


def open_mailbox() -> None:
    socketserver.ThreadingTCPServer.allow_reuse_address = True
    server = socketserver.ThreadingTCPServer(("127.0.0.1", MAIL_PORT), Mailbox)
    threading.Thread(target=server.serve_forever, daemon=True).start()
