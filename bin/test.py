#!/usr/bin/env python3
"""Run the tests on SQLite and then on PostgreSQL, and fail if either fails; arguments go to pytest.

SQLITE_ONLY=1 leaves PostgreSQL out.
"""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

BIN = Path(__file__).resolve().parent
RAN = {0, 1}  # pytest's exit statuses when tests were run; any other means that it could not or was stopped


def title(words: str) -> None:
    """Separate what follows from what went before."""
    print(f"\n===== {words}", flush=True)


def run(command: list[str]) -> int:
    """Run a command whose temporary files do not outlive it; a signal to us reaches it as well."""
    with tempfile.TemporaryDirectory(prefix="icssi-") as scratch:
        environment = os.environ | {"TMPDIR": scratch}
        environment.pop("DATABASE_URL", None)
        with subprocess.Popen(command, env=environment) as child:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends it to the command too
            for number in (signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, lambda number, _: child.send_signal(number))
            return child.wait()


def main(arguments: list[str]) -> int:
    """Return the first exit status that is not success."""
    # One test at a time to each process: the slow ones come last, and none shall be left alone with many of them.
    options = ["--numprocesses", "auto", "--maxschedchunk", "1", "--durations", "15", "--durations-min", "5"]
    pytest = [sys.executable, "-m", "pytest", *options, *arguments]
    statuses = {}
    title("Tests on SQLite")
    statuses["SQLite"] = run(pytest)
    if os.environ.get("SQLITE_ONLY", "") not in {"", "0"}:
        title("PostgreSQL WAS LEFT OUT, because SQLITE_ONLY is set")
    elif statuses["SQLite"] in RAN:
        title("Tests on PostgreSQL")
        statuses["PostgreSQL"] = run([sys.executable, str(BIN / "with_postgres.py"), "--", *pytest])
    verdicts = [f"{name}: {'passed' if status == 0 else f'FAILED ({status})'}" for name, status in statuses.items()]
    title(", ".join(verdicts))
    return next((status for status in statuses.values() if status), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
