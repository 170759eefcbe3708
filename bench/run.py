#!/usr/bin/env python3
"""Measure the site against nginx and against Django's own cache, and write bench/RESULTS.md.

bench/run.py [--rounds 5] [--seconds 2] [--path /ar/] [--sizes 100,1000,10000,50000] [--documents 100000]

Only the shares mean anything: in each round every configuration is measured for some seconds, one after the other, and
compared with nginx serving the same bytes as a file in the same round. The servers run on one processor core, wrk on
another. A round in which two measurements of nginx differ too much is dropped. What pages cost, and how that grows, is
measured in a process of its own (bench/inside.py). DATABASE_URL names the database of that
process (bin/with_postgres.py -- make bench); servers are measured over SQLite.
"""

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.nginx import serve_files, serve_in_front
from bench.sites import ROOT, Site, free_port

SERVER, LOAD = 0, 1  # processor cores
HOT = "the site, hot, one process"
UNCACHED = "the site without the page store"
COSTS = "What pages cost when they are not stored"
MARK = "<!-- written by make bench -->"
CONNECTIONS = 16
STEADY = (0.8, 1.25)  # how far nginx may differ from itself within a round


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2)
    parser.add_argument("--path", default="/ar/")
    parser.add_argument("--sizes", default="100,1000,10000,50000")
    parser.add_argument("--documents", default="100000")
    options = parser.parse_args()
    if not shutil.which("wrk"):
        sys.exit("wrk is missing: apt install wrk")
    with Site() as site:
        site.build()
        table = measure(site, options)
    with Site(os.environ.get("DATABASE_URL", "")) as site:
        site.build()
        table += costs(site, options)
    (ROOT / "bench" / "RESULTS.md").write_text(table)
    show_in_readme(table)
    print(table)


def show_in_readme(table: str) -> None:
    """Put what stands before the costs, without its heading, between the two marks in README.md."""
    readme = ROOT / "README.md"
    before, mark, rest = readme.read_text().partition(MARK)
    after = rest.partition(MARK)[2]
    served = table.partition("\n\n")[2].partition(COSTS)[0].strip()
    readme.write_text(f"{before}{mark}\n{served}\n{mark}{after}")


def measure(site: Site, options) -> str:
    """Return the table."""
    hot = site.serve(core=SERVER)
    files = serve_files(site, SERVER, options.path)
    front = serve_in_front(site, SERVER)
    uncached, stock = free_port(), free_port()
    bare = site.serve(uncached, SERVER, PAGE_STORE="0")
    site.serve(stock, SERVER, PAGE_STORE="0", DJANGO_SETTINGS_MODULE="bench.stock_settings")
    time.sleep(10)  # until it is there
    ports = {
        "nginx, the page as a file": files,
        "nginx, against itself": files,
        HOT: site.port,
        "the site behind nginx's proxy_cache": front,
        "Django's per-site cache in memory": stock,
        UNCACHED: uncached,
    }
    rounds = []
    for _ in range(options.rounds * 2):
        found = {name: load(site, name, port, options) for name, port in ports.items()}
        drift = found["nginx, against itself"].rate / found["nginx, the page as a file"].rate
        if STEADY[0] <= drift <= STEADY[1]:
            rounds.append(found)
        if len(rounds) == options.rounds:
            break
    if not rounds:
        sys.exit("This machine is too busy: nginx never did the same twice.")
    memory = {HOT: memory_of(hot.pid), UNCACHED: memory_of(bare.pid)}
    return written(rounds, list(ports), memory, options)


class Load:
    """What wrk says of one moment."""

    def __init__(self, output: str):
        self.rate = float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1])
        number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", output).groups()
        self.slowest = float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
        self.errors = sum(map(int, re.findall(r"Non-2xx or 3xx responses: (\d+)", output)))


def load(site: Site, name: str, port: int, options) -> Load:
    """Ask for the page again and again."""
    address = f"http://127.0.0.1:{port}{options.path}"
    seconds = options.seconds * (5 if name == UNCACHED else 1)  # sixteen who wait for each other take long
    command = ["taskset", "-c", str(LOAD), "wrk", "-t1", f"-d{seconds}s", "--latency", "--timeout", "10s"]
    command += ["-H", f"Host: localhost:{site.port}", "-H", "Accept-Encoding: gzip", f"-c{CONNECTIONS}", address]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = Load(done.stdout)
    if found.errors:
        sys.exit(f"{name}: {found.errors} requests were answered with an error.")
    return found


def memory_of(process: int) -> str:
    """Return the largest memory a server and its workers have used, in megabytes."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text()
            group = os.getpgid(int(status.parent.name))
        except (OSError, ProcessLookupError):
            continue
        if group == process:
            total = max(total, int(re.search(r"VmRSS:\s+(\d+)", text + "VmRSS: 0")[1]))
    return f"{total // 1024} MB"


def written(rounds, names, memory, options) -> str:
    """Return the figures as Markdown."""
    lines = [
        "# How fast",
        "",
        f"`make bench` on {platform.machine()}, {os.cpu_count()} shared cores, Python {platform.python_version()}, "
        f"{datetime.now(UTC):%Y-%m-%d}: `{options.path}`, {CONNECTIONS} connections, median of {len(rounds)} rounds "
        f"of {options.seconds} s with the range in brackets. Only the shares mean anything.",
        "",
        "| Served by | of nginx static | requests a second | 99 % within, ms | memory |",
        "|---|---|---|---|---|",
    ]
    for name in names:
        shares = [found[name].rate / found[names[0]].rate for found in rounds]
        rate = statistics.median(found[name].rate for found in rounds)
        slowest = statistics.median(found[name].slowest for found in rounds)
        lines.append(f"| {name} | {spread(shares)} | {rate:,.0f} | {slowest:.1f} | {memory.get(name, '')} |")
    times = [found[HOT].rate / found[UNCACHED].rate for found in rounds]
    return "\n".join(
        [*lines, "", f"Hot, the site answers {statistics.median(times):,.0f} times as often as uncached.", ""]
    )


def costs(site: Site, options) -> str:
    """Return what pages cost and how that grows, as Markdown."""
    done = subprocess.run(
        [sys.executable, "bench/inside.py", "--sizes", options.sizes, "--documents", options.documents],
        cwd=ROOT,
        env=site.environment | {"DJANGO_SETTINGS_MODULE": "bench.plain_settings"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    lines = ["", f"{COSTS} ({found['database']}, milliseconds of processor time):", ""]
    lines += ["| Page | queries, the first after a change | further ones | ms | of a view that does nothing |"]
    lines += ["|---|---|---|---|---|"]
    for name, cost in found["costs"].items():
        times = f"{cost['ms']:.1f} | {cost['constants']:.0f} ×"
        lines.append(f"| {name} | {cost['first']} | {cost['further']} | {times} |")
    sizes = list(found["growth"])
    lines += ["", "The same with more and more stories, ms (and of the first column):", ""]
    lines += [f"| Page | {' | '.join(f'{int(size):,}' for size in sizes)} |", "|---" * (len(sizes) + 1) + "|"]
    for name, first in found["growth"][sizes[0]].items():
        grown = (found["growth"][size][name] for size in sizes)
        lines.append(f"| {name} | {' | '.join(f'{ms:.1f} ({ms / first:.2f})' for ms in grown)} |")
    return "\n".join([*lines, *searches(found.get("search")), ""])


def searches(found: dict | None) -> list[str]:
    if not found:
        return []
    lines = ["", f"Search among {found['documents']:,} documents, ms by the clock, the whole page:", ""]
    lines += ["| Word | half within | 95 % within |", "|---|---|---|"]
    return lines + [f"| {name} | {kind['p50']:.0f} | {kind['p95']:.0f} |" for name, kind in found["kinds"].items()]


def spread(values: list[float]) -> str:
    digits = 2 if statistics.median(values) >= 0.1 else 4
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


if __name__ == "__main__":
    main()
