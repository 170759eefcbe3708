#!/usr/bin/env python3
"""Edit a site at random and count stale answers.

bench/stale.py [--edits 1000] [--seed 7] [--sample 6] [--processes 4] [--database postgresql://…]

Several server processes serve one site, and readers ask them for pages all the time, so that pages are being rendered
while edits are committed. After every edit the edited page and a sample of all others are read from every process and
compared with a page that Django renders at that moment; after every 250 edits all pages are.
"""

import argparse
import os
import random
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

ALL_EVERY = 250  # edits


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edits", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--sample", type=int, default=6)
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--database", default="")
    options = parser.parse_args()

    from bench.sites import Site, free_port

    with Site(options.database) as site:
        site.build()
        ports = [site.port] + [free_port() for _ in range(options.processes - 1)]
        for port in ports:
            site.serve(port)
        os.environ |= site.environment
        return search(site, ports, options)


def search(site, ports: list[int], options) -> int:
    """Edit and compare; return 1 if any answer was stale, else 0."""
    sys.path.insert(0, site.environment["PYTHONPATH"])
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    from bench.edits import Editor

    settings.PAGE_STORE_DIR = settings.DATA_DIR / "pages"
    chance = random.Random(options.seed)
    editor = Editor(chance)
    fresh = Client(raise_request_exception=False, headers={"host": f"localhost:{site.port}"})
    readers = Readers(site, ports, editor)
    readers.start()
    wrong, compared, kinds, started = [], 0, Counter(), time.monotonic()
    for number in range(1, options.edits + 1):
        kind, touched = editor.edit()
        kinds[kind] += 1
        known = sorted(editor.addresses)
        look_at = (
            known if number % ALL_EVERY == 0 else [*touched, *chance.sample(known, min(options.sample, len(known)))]
        )
        for address in look_at:
            truth = made_now(fresh, address)
            for port in ports:
                status, body, headers = site.get(quote(address), port)
                compared += 1
                found = status, body, headers.get("location", "")
                if found != truth:
                    truth = made_now(fresh, address)  # the clock, too, changes pages
                if found != truth:
                    wrong.append((number, kind, address, port, headers.get("cache-status"), status, truth[0]))
                    print("WRONG", *wrong[-1], first_difference(body, truth[1]), flush=True)
        if number % 50 == 0:
            print(f"{number} edits, {compared} answers compared, {len(wrong)} wrong", flush=True)
    readers.stopping.set()
    print(
        f"{len(wrong)} stale answers among {compared} after {options.edits} edits of {len(kinds)} kinds over "
        f"{len(ports)} processes, seed {options.seed}, {readers.read} other reads meanwhile, "
        f"{time.monotonic() - started:.0f} s"
    )
    print(", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())))
    return 1 if wrong else 0


def made_now(client, address: str) -> tuple[int, bytes, str]:
    """Return status, body and where to go on of a page that is made on the spot."""
    answer = client.get(address)
    return answer.status_code, answer.content, answer.get("Location", "")


def first_difference(one: bytes, other: bytes) -> str:
    """Return a little of both texts from where they part."""
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return " | ".join(repr(text[max(0, at - 30) : at + 50].decode(errors="replace")) for text in (one, other))


class Readers(threading.Thread):
    """Asks for any page from any process, all the time."""

    def __init__(self, site, ports, editor):
        super().__init__(daemon=True)
        self.site, self.ports, self.editor = site, ports, editor
        self.stopping = threading.Event()
        self.read = 0

    def run(self) -> None:
        chance = random.Random(1)
        while not self.stopping.wait(0.05):
            address = chance.choice(sorted(self.editor.addresses))
            try:
                self.site.get(quote(address), chance.choice(self.ports))
            except OSError:
                continue
            self.read += 1


if __name__ == "__main__":
    sys.exit(main())
