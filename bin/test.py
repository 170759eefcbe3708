#!/usr/bin/env python3
"""Run the tests on SQLite and on PostgreSQL, both at once, and fail if either fails; arguments go to pytest.

What the run on PostgreSQL says is shown when it has ended. It comes first where both want a processor, because it drives
the browser; the run on SQLite takes the time in which the other waits. Tests that say nothing about the database run on
SQLite alone: tests/one_database.py. SQLITE_ONLY=1 leaves PostgreSQL out.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Collection
from pathlib import Path
from types import FrameType
from typing import BinaryIO

BIN = Path(__file__).resolve().parent
OPTIONS = [
    "--numprocesses",
    "auto",
    "--durations",
    "15",
    "--durations-min",
    "5",
]  # tests/distribution.py shares them out
LATER = 5  # how much nicer the run on SQLite is to other programs


def is_sqlite_only() -> bool:
    """Tell whether PostgreSQL is left out."""
    return os.environ.get("SQLITE_ONLY", "") not in {"", "0"}


def title(words: str) -> None:
    """Separate what follows from what went before."""
    print(f"\n===== {words}", flush=True)


def start(command: list[str], scratch: Path, output: BinaryIO | None = None) -> subprocess.Popen:
    """Start a run whose temporary files stand in a directory of its own; without `output` it has the terminal."""
    scratch.mkdir()
    environment = os.environ | {"TMPDIR": str(scratch)}
    if not is_sqlite_only():
        environment["BOTH_DATABASES"] = "1"
    for name in ("DATABASE_URL", "PYTHONDONTWRITEBYTECODE"):  # without bytecode every process compiles all modules
        environment.pop(name, None)
    if output is None:
        return subprocess.Popen(command, env=environment)
    return subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)


def heed_signals(runs: Collection[subprocess.Popen]) -> None:
    """Pass on what would stop this program, and wait for the runs to end; the terminal's Ctrl-C reaches them too."""

    def pass_on(number: int, _frame: FrameType | None) -> None:
        for run in runs:
            run.send_signal(number)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, pass_on)


def main(arguments: list[str]) -> int:
    """Return the first exit status that is not success."""
    pytest = [sys.executable, "-m", "pytest", *OPTIONS, *arguments]
    is_alone = is_sqlite_only()
    runs: dict[str, subprocess.Popen] = {}
    statuses: dict[str, int] = {}
    with tempfile.TemporaryDirectory(prefix="icssi-") as folder:
        scratch = Path(folder)
        if not is_alone:
            postgres = [sys.executable, str(BIN / "with_postgres.py"), "--", *pytest]
            with (scratch / "said").open("wb") as said:
                runs["PostgreSQL"] = start(postgres, scratch / "postgres", said)
            pytest = ["nice", "-n", str(LATER), *pytest]
        title("Tests on SQLite")
        runs["SQLite"] = start(pytest, scratch / "sqlite")
        heed_signals(runs.values())
        statuses["SQLite"] = runs["SQLite"].wait()
        if is_alone:
            title("PostgreSQL WAS LEFT OUT, because SQLITE_ONLY is set")
        else:
            title("Tests on PostgreSQL")
            statuses["PostgreSQL"] = runs["PostgreSQL"].wait()
            print((scratch / "said").read_text(errors="replace"), flush=True)
    verdicts = [f"{name}: {'passed' if status == 0 else f'FAILED ({status})'}" for name, status in statuses.items()]
    title(", ".join(verdicts))
    return next((status for status in statuses.values() if status), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
