"""How long stored pages take while strangers occupy the server, without nginx in front.

    python -m bench.slow_connections                                  # a site of its own with the demonstration
    python -m bench.slow_connections --address http://localhost:8000  # one that runs already

It asks for one stored page again and again, first alone, then while each of these goes on: connections that send a body
byte by byte, connections that send headers byte by byte, and clients that ask for pages with unknown parameters, with
session cookies that nobody gave out, for searches, and for addresses where nothing stands. It fails if a page took more
than three times its usual time in the middle while connections were slow, or if any request failed.
"""

import argparse
import http.client
import multiprocessing
import random
import resource
import selectors
import socket
import statistics
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from urllib.parse import urlsplit

from bench.sites import Site

MOST = 3.0  # times the usual time
DRIP = 1.0  # seconds between two bytes of a slow connection
PATIENCE = 30


class Place:
    """Where the site listens, and what it calls itself."""

    def __init__(self, address: str):
        parts = urlsplit(address)
        self.name, self.port = parts.netloc, parts.port or 80

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def ask(self, path: str, **headers: str) -> int:
        with closing(self.connect()) as connection:
            connection.request("GET", path, headers={"Host": self.name, **headers})
            answer = connection.getresponse()
            answer.read()
            return answer.status


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--address", help="of a site that runs already")
    parser.add_argument("--path", default="/ar/")
    parser.add_argument("--connections", type=int, default=500)
    parser.add_argument("--clients", type=int, default=32, help="that ask for what has to be made")
    parser.add_argument("--seconds", type=float, default=8, help="for each measurement")
    wanted = parser.parse_args()
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    if wanted.address:
        sys.exit(run(Place(wanted.address), wanted))
    with Site() as site:
        site.build()
        site.serve()
        sys.exit(run(Place(f"http://localhost:{site.port}"), wanted))


def run(place: Place, wanted) -> str | None:
    """Measure all, print a line for each, and return what is wrong."""
    place.ask(wanted.path)
    usual = measure(place, wanted)
    print(f"{'alone':24} {words(usual)}", flush=True)
    wrong = []
    slow: dict[str, Callable[[], bytes]] = {
        "slow bodies": lambda: head(place, "POST", "/en/forms/x/", "Content-Length: 100000") + b"\r\n",
        "slow headers": lambda: head(place, "GET", wanted.path),
    }
    for name, begin in slow.items():
        with SlowConnections(place, wanted.connections, begin):
            found = measure(place, wanted)
        times = statistics.median(found) / statistics.median(usual)
        print(f"{wanted.connections} {name:20} {words(found)}, {times:.1f} times", flush=True)
        if times > MOST:
            wrong.append(f"{name}: {times:.1f} times")
    for name, path, headers in crowds():
        with Crowd(place, wanted.clients, path, headers) as crowd:
            found = measure(place, wanted)
        times = statistics.median(found) / statistics.median(usual)
        answers = ", ".join(f"{count} × {status}" for status, count in sorted(crowd.answers.items()))
        print(f"{wanted.clients} {name:21} {words(found)}, {times:.1f} times; {answers}", flush=True)
        if set(crowd.answers) - {200, 404, 503}:
            wrong.append(f"{name}: {answers}")
    return "; ".join(wrong) or None


def crowds() -> list[tuple[str, Callable[[], str], Callable[[], dict]]]:
    """Return what strangers may ask for: a name, paths, and headers."""
    number = random.Random(7).random
    return [
        ("unknown parameters", lambda: f"/ar/?x={number()}", dict),
        ("junk cookies", lambda: "/ar/", lambda: {"Cookie": f"session={number()}"}),
        ("searches", lambda: f"/en/search/?q=boats{number()}", dict),
        ("missing pages", lambda: f"/en/{number()}/", dict),
    ]


def measure(place: Place, wanted) -> list[float]:
    """Return the seconds that each request for the stored page took, each over a new connection."""
    took, ends_at = [], time.monotonic() + wanted.seconds
    while time.monotonic() < ends_at:
        began = time.monotonic()
        if place.ask(wanted.path) != 200:
            sys.exit("A stored page was not answered.")
        took.append(time.monotonic() - began)
        time.sleep(0.01)
    return took


def words(took: list[float]) -> str:
    late = statistics.quantiles(took, n=100)[-1]
    return f"{statistics.median(took) * 1000:6.1f} ms in the middle, 99 % within {late * 1000:6.1f} ms"


def head(place: Place, method: str, path: str, *more: str) -> bytes:
    return "\r\n".join([f"{method} {path} HTTP/1.1", f"Host: {place.name}", *more, ""]).encode()


class Strangers:
    """What goes on while a page is measured, in a process of its own, so that it takes no time from the measuring."""

    def __enter__(self):
        context = multiprocessing.get_context("fork")
        self.stopping, self.results = context.Event(), context.Queue()
        self.process = context.Process(target=self.work)
        self.process.start()
        time.sleep(3)
        return self

    def __exit__(self, *_error):
        self.stopping.set()
        self.answers = self.results.get()
        self.process.join()

    def work(self) -> None:
        raise NotImplementedError


class SlowConnections(Strangers):
    """Connections that send a beginning, and then one byte now and then; one that is closed is opened again."""

    def __init__(self, place: Place, count: int, begin: Callable[[], bytes]):
        self.place, self.count, self.begin = place, count, begin

    def work(self) -> None:
        self.connections = [self.open() for _ in range(self.count)]
        self.drip()
        self.results.put(Counter())

    def open(self) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.place.port), timeout=PATIENCE)
        connection.sendall(self.begin())
        connection.setblocking(False)
        return connection

    def drip(self) -> None:
        while not self.stopping.wait(DRIP):
            for place, connection in enumerate(self.connections):
                try:
                    connection.send(b"x")
                    with selectors.DefaultSelector() as selector:
                        selector.register(connection, selectors.EVENT_READ)
                        is_answered = bool(selector.select(0))
                except OSError:
                    is_answered = True
                if is_answered and not self.stopping.is_set():
                    connection.close()
                    self.connections[place] = self.open()


class Crowd(Strangers):
    """Clients that ask again and again."""

    def __init__(self, place: Place, count: int, path: Callable[[], str], headers: Callable[[], dict]):
        self.place, self.count, self.path, self.headers = place, count, path, headers

    def work(self) -> None:
        self.seen: Counter = Counter()
        threads = [threading.Thread(target=self.go_on) for _ in range(self.count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.results.put(self.seen)

    def go_on(self) -> None:
        while not self.stopping.is_set():
            try:
                self.seen[self.place.ask(self.path(), **self.headers())] += 1
            except OSError as error:
                self.seen[type(error).__name__] += 1
            time.sleep(0.02)


if __name__ == "__main__":
    main()
