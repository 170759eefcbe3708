"""Granian takes over the socket that systemd holds, and a request that comes while it is away waits there."""

import os
import signal
import socket
import subprocess
import sys

import pytest
from django.conf import settings

APPLICATION = """
class Application:
    async def __rsgi__(self, scope, protocol):
        body = await protocol()
        protocol.response_str(200, [], f"read {len(body)}")

application = Application()
"""
START = 'LISTEN_PID=$$ exec "$0" -m icssi_cms.server small:application'
REQUEST = b"POST / HTTP/1.1\r\nHost: site\r\nConnection: close\r\nContent-Length: 4\r\n\r\nname"


@pytest.fixture
def listening(tmp_path):
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "web.sock"))
        listening.listen()
        yield listening


@pytest.fixture
def start(tmp_path, listening):
    (tmp_path / "small.py").write_text(APPLICATION)
    started = []

    def start() -> subprocess.Popen:
        variables = {"LISTEN_FDS": "1", "WEB_PROCESSES": "1", "PYTHONPATH": f"{settings.BASE_DIR}:{tmp_path}"}
        started.append(
            subprocess.Popen(
                ["/bin/sh", "-c", START, sys.executable],
                env=os.environ | variables,
                preexec_fn=lambda: os.dup2(listening.fileno(), 3),
                pass_fds=[3],
            )
        )
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def answer(waiting: socket.socket) -> bytes:
    waiting.settimeout(30)
    parts = []
    while part := waiting.recv(4096):
        parts.append(part)
    return b"".join(parts)


def test_request_waits_in_the_socket_while_the_server_is_away(start, listening):
    address = listening.getsockname()
    for _time in range(2):
        with socket.socket(socket.AF_UNIX) as waiting:
            waiting.connect(address)
            waiting.sendall(REQUEST)
            server = start()
            assert answer(waiting).endswith(b"read 4")
        server.send_signal(signal.SIGTERM)
        assert server.wait(30) == 0


def test_server_without_a_socket_says_what_to_start():
    done = subprocess.run(
        [sys.executable, "-m", "icssi_cms.server"], cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "start icssi-web.socket" in done.stderr
