"""What a backup of a large site takes: seconds, memory, bytes; the second one, and a drill.

    python -m bench.backups                                    # on SQLite
    python bin/with_postgres.py -- python -m bench.backups     # on PostgreSQL
    BACKUP_TO=sftp://… python -m bench.backups --megabytes 20  # in another place, which is not emptied afterwards

It fills an empty site of its own with answers and uploads. Memory is the most that any process of the command held.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.empty_site import configure, prepare
from bench.submission_lists import fill
from bin.with_postgres import find_binaries

BLOCK = 5_000_000  # bytes of one upload


def run(*arguments: str) -> str:
    """Run a command of manage.py; return its last line with seconds and memory."""
    began = time.perf_counter()
    most = 0
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen([sys.executable, "manage.py", *arguments], stdout=said)
        while process.poll() is None:
            most = max(most, peak_of(process.pid))
            time.sleep(0.05)
        said.seek(0)
        lines = said.read().strip().splitlines()
    if process.returncode:
        raise SystemExit("\n".join(lines))
    return f"{time.perf_counter() - began:.1f} s, {most / 1000:.0f} MB of memory: {lines[-1]}"


def peak_of(pid: int) -> int:
    """Return the most memory, in kilobytes, that a process or one it started has held since its program began.

    What `wait4` tells would count this process too, of which the other is a copy at first.
    """
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:  # it has just ended
        return 0
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return max([int(found[1]) if found else 0, *(peak_of(int(child)) for child in children)])


def size_of(folder: Path) -> str:
    return f"{sum(path.stat().st_size for path in folder.rglob('*') if path.is_file()) / 1e6:.0f} MB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=50_000)
    parser.add_argument("--megabytes", type=int, default=2_000, help="of uploads")
    wanted = parser.parse_args()
    configure()
    prepare()
    from django.db import connection

    from forms_app.starter_forms.builder import start_from
    from forms_app.starter_forms.catalogue import STARTERS

    form = start_from(STARTERS["volunteer"])
    form.live = True
    form.save()
    fill(form, wanted.answers)
    documents = Path(os.environ["DATA_DIR"]) / "media" / "documents"
    documents.mkdir(parents=True)
    for number in range(wanted.megabytes * 1_000_000 // BLOCK):
        (documents / f"{number}.pdf").write_bytes(os.urandom(BLOCK))
    place = Path(tempfile.mkdtemp(prefix="icssi-bench-backups-"))
    key = place / "key"
    public = subprocess.run(
        [sys.executable, "manage.py", "make_backup_key", key], check=True, capture_output=True, text=True
    ).stdout
    os.environ.setdefault("BACKUP_TO", f"file://{place}/kept")
    os.environ["BACKUP_KEY"] = public.strip().partition("=")[2]
    connection.close()
    if connection.vendor == "postgresql":  # pg_dump must not be older than the server
        os.environ["PATH"] = f"{find_binaries()}{os.pathsep}{os.environ['PATH']}"
    try:
        scheme = os.environ["BACKUP_TO"].partition(":")[0]
        print(f"{wanted.answers} answers and {wanted.megabytes} MB of uploads, on {connection.vendor}, by {scheme}")
        for name, arguments in {
            "first": ["back_up"],
            "second": ["back_up"],
            "drill": ["drill", f"--key={key}"],
        }.items():
            said = run(*arguments)
            kept = f"; {size_of(place)} kept" if scheme == "file" else ""
            print(f"  {name}: {said}{kept}", flush=True)
    finally:
        shutil.rmtree(place)
        shutil.rmtree(os.environ["DATA_DIR"])


if __name__ == "__main__":
    main()
