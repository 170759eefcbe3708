"""What `make run` does before the site starts: a port that is taken is named in one line, all own names are answered."""

import runpy
import socket

import pytest
from django.conf import settings


def function(name, script):
    """Return a function of a program in bin/."""
    return runpy.run_path(str(settings.BASE_DIR / "bin" / f"{script}.py"))[name]


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_port_that_is_taken_is_named_in_one_line(address):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        taken = socket.create_server((address, 0), family=family)
    except OSError:
        pytest.skip("this machine does not have that address")
    with taken:
        port = str(taken.getsockname()[1])
        said = function("main", "check_port")(port)

    assert said.startswith(f"Port {port} is in use")
    assert "\n" not in said
    assert function("main", "check_port")(port) is None


@pytest.mark.parametrize("port", ["", "0", "65536", "80a", "-1"])
def test_what_is_no_port_is_said_to_be_none(port):
    assert function("main", "check_port")(port).startswith("PORT must be a number")


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_every_name_of_this_computer_is_answered(monkeypatch, host):
    monkeypatch.setenv("SITE_URL", f"http://{host}")
    assert set(function("demonstration", "with_local_env")()["ALLOWED_HOSTS"].split(",")) == {
        "localhost",
        "127.0.0.1",
        "[::1]",
    }

    monkeypatch.setenv("SITE_URL", "https://example.org")
    assert function("demonstration", "with_local_env")() == {}
