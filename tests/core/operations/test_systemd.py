import socket

import pytest

from core.operations import systemd
from core.operations.worker import give_sign


@pytest.fixture(params=["file", "abstract"])
def listener(request, tmp_path, monkeypatch):
    name = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(name if request.param == "file" else f"\0{name}")
        monkeypatch.setenv("NOTIFY_SOCKET", name if request.param == "file" else f"@{name}")
        yield listener


def test_systemd_is_told_that_the_worker_lives(listener, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    give_sign()
    assert listener.recv(100) == b"READY=1\nWATCHDOG=1"


def test_nobody_is_told_without_systemd(monkeypatch):
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    assert systemd.notify(systemd.READY) is None
