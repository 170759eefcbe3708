#!/usr/bin/env python3
"""Run the web server and the background worker together until one of them stops or somebody stops both.

bin/serve.py 8000
"""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import relay

PATIENCE = 10  # seconds that a child has to finish what it is doing

MANAGE = [sys.executable, "manage.py"]
GRANIAN = [
    *(sys.executable, "-m", "granian", "--interface", "rsgi", "--host", "127.0.0.1", "--workers", "1", "--no-ws"),
    *("--backlog", "4096", "--backpressure", "4096", "--http1-header-read-timeout", "10000"),
    *("--log-level", "error", "icssi_cms.rsgi:application", "--port"),
]


def commands(port: str) -> dict[str, list[str]]:
    """What runs: Granian as in production, or Django's reloading server where DEBUG is on."""
    developing = os.environ.get("DEBUG", "0") not in {"", "0"}
    server = [*MANAGE, "runserver", f"127.0.0.1:{port}"] if developing else [*GRANIAN, port]
    return {"web server": server, "background worker": [*MANAGE, "run_worker"]}


def answers(port: str) -> bool:
    """Whether something listens on the port."""
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", int(port))) == 0


def announce(port: str) -> None:
    """Say where the site is."""
    site = f"http://localhost:{port}"
    logins = Path(os.environ.get("DATA_DIR", "var")) / "logins.txt"
    print(f"\n  English  {site}/en/\n  Arabic   {site}/ar/\n  Admin    {site}/admin/")
    if logins.exists():
        print(f"  Logins   in {logins}")
    print("  Ctrl-C stops everything.\n", flush=True)


def stop(children: dict[str, subprocess.Popen]) -> None:
    """Ask every child to end, wait a while, and end what is left of it and of its own children."""
    for child in children.values():
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE
    for child in children.values():
        with suppress(subprocess.TimeoutExpired):
            child.wait(max(0.1, deadline - time.monotonic()))
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def main(port: str) -> str | None:
    """Serve until stopped; return what went wrong, if anything did."""
    asked_to_stop: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, _: asked_to_stop.append(number))
    children: dict[str, subprocess.Popen] = {}
    announced = False
    try:
        for name, command in commands(port).items():
            # In a session of its own: Ctrl-C reaches this process only, which stops them in order.
            children[name] = subprocess.Popen(command, start_new_session=True)
        while not asked_to_stop:
            for name, child in children.items():
                if child.poll() is not None:
                    return f"The {name} stopped by itself (exit code {child.returncode}); everything is stopped."
            if not announced and answers(port):
                announced = True
                relay.start(int(port))
                announce(port)
            time.sleep(0.2)
    finally:
        stop(children)
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
