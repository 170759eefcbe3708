#!/usr/bin/env python3
"""Run the tests on SQLite at each moment that might break them, and fail if any run fails; arguments go to pytest.

A test or a demonstration that depends on the day shows itself here. In the usual run every test begins at one ordinary moment (tests/clock.py).
"""

import os
import subprocess
import sys
from pathlib import Path

MOMENTS = {
    "the first day of the season": "2026-11-22T10:00:00+03:00",
    "the middle of the season": "2026-11-26T10:00:00+03:00",
    "the last day of the season": "2026-11-30T10:00:00+03:00",
    "the day after the season": "2026-12-01T10:00:00+03:00",
    "31 December shortly before midnight in Baghdad": "2026-12-31T23:59:30+03:00",
    "31 December shortly before midnight in UTC": "2026-12-31T23:59:30+00:00",
    "29 February": "2028-02-29T10:00:00+03:00",
    "the night on which Europe puts its clocks forward": "2027-03-28T00:59:30+00:00",
    "the night on which Europe puts its clocks back": "2027-10-31T00:59:30+00:00",
    "a year on": "2027-11-24T10:00:00+03:00",
    "five years on": "2031-11-24T10:00:00+03:00",
}


def main(arguments: list[str]) -> int:
    """Return 0 if the tests pass at every moment."""
    tests = [sys.executable, str(Path(__file__).with_name("test.py")), *arguments]
    failed = []
    for name, moment in MOMENTS.items():
        print(f"\n===== {moment}, {name}", flush=True)
        if subprocess.run(tests, env=os.environ | {"SQLITE_ONLY": "1", "TEST_CLOCK": moment}).returncode:
            failed.append(name)
    print(f"\n===== {len(MOMENTS) - len(failed)} of {len(MOMENTS)} moments passed", *failed, sep="\nFAILED: ")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
