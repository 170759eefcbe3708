"""Throw-away sites to measure: a database of their own, the demonstration in it, and servers that end with us."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60  # seconds for a server to answer
SECRETS = {
    "SECRET_KEY": "only-for-measuring-0123456789-abcdefghijklmnopqrstuvwxyz",
    "SIGNUP_DIGEST_KEY": "only-for-measuring-0123456789-abcdefghijklmnopqrstuvwxyz",
    "SIGNUP_ENCRYPTION_KEYS": "b25seS1mb3ItdGVzdHMtMDEyMzQ1Njc4OS1hYmNkZWY=",
    "EMAIL_URL": "console:",
    "LOG_LEVEL": "ERROR",
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """A directory with a site in it; everything started from here ends when the `with` block does."""

    def __init__(self, database_url: str = ""):
        self.directory = Path(tempfile.mkdtemp(prefix="icssi-bench-"))
        self.port = free_port()
        self.children: list[subprocess.Popen] = []
        self.environment = {
            # Short on purpose: granian copies the whole environment for every request.
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "DATA_DIR": str(self.directory / "var"),
            "SITE_URL": f"http://localhost:{self.port}",
            "SECOND_FACTOR": "0",
            "DJANGO_SETTINGS_MODULE": "icssi_cms.settings",
            **SECRETS,
        }
        if database_url:
            self.environment["DATABASE_URL"] = database_url

    def __enter__(self) -> "Site":
        signal.signal(signal.SIGTERM, lambda *_args: sys.exit(1))
        return self

    def __exit__(self, *_error):
        for child in self.children:
            self.stop(child)
        shutil.rmtree(self.directory, ignore_errors=True)

    def manage(self, *command: str) -> None:
        """Run a command of manage.py to its end."""
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")

    def build(self) -> None:
        """Make the database, the static files and the demonstration."""
        self.manage("migrate", "--verbosity=0")
        self.manage("collectstatic", "--noinput", "--verbosity=0")
        self.manage("build_demonstration", "--logins", str(self.directory / "logins.txt"))

    def start(self, command: list[str], core: int | None = None, **environment: str) -> subprocess.Popen:
        """Start a program, on one processor core if one is named."""
        pinned = ["taskset", "-c", str(core), *command] if core is not None else command
        child = subprocess.Popen(
            pinned,
            cwd=ROOT,
            env=self.environment | environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=(self.directory / "errors.log").open("ab"),
        )
        self.children.append(child)
        return child

    def serve(self, port: int | None = None, core: int | None = None, **environment: str) -> subprocess.Popen:
        """Start one granian process and wait until it answers."""
        port = port or self.port
        granian = [sys.executable, "-m", "granian", "--interface", "rsgi", "--host", "127.0.0.1", "--port", str(port)]
        options = ["--workers", "1", "--no-ws", "--log-level", "error"]
        options += ["--backlog", "4096", "--backpressure", "4096", "--http1-header-read-timeout", "10000"]
        child = self.start([*granian, *options, "icssi_cms.rsgi:application"], core, **environment)
        wait_for(port, child)
        return child

    def stop(self, child: subprocess.Popen) -> None:
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGTERM)
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()

    def get(self, path: str, port: int | None = None, **headers: str) -> tuple[int, bytes, dict[str, str]]:
        """Return status, body and headers of a page; `port` names the server, the host stays the site's."""
        connection = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=30)
        try:
            connection.request("GET", path, headers={"Host": f"localhost:{self.port}", **headers})
            answer = connection.getresponse()
            return answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}
        finally:
            connection.close()


def wait_for(port: int, child: subprocess.Popen | None = None) -> None:
    """Wait until something listens on the port."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        if child and child.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit(f"Nothing answers on port {port}.")
