"""Granian on the socket that systemd holds: `python -m icssi_cms.server`, started by deploy/units/icssi-web.service.

systemd keeps the socket open while this process is away, so that requests wait in it during a restart and none is lost.
Granian can bind a socket by its options, and cannot take one over; so the one method in which it makes its socket is
replaced here. This can go when Granian has an option for it.
"""

import os
import socket
import sys

from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.net import SocketHolder
from granian.server.mp import MPServer

from icssi_cms import env

INHERITED = 3  # the number that systemd gives to the first descriptor it passes on
BACKLOG = 4096
DRAIN = 10  # seconds that requests have to end before a process is killed
SITE = "icssi_cms.rsgi:application"


class InheritingServer(MPServer):
    """A server whose processes answer what arrives at the inherited socket."""

    def _init_shared_socket(self) -> None:
        self._ssp, self._sfd = None, INHERITED  # type: ignore[assignment]
        self._sso = socket.socket(fileno=INHERITED)
        self._sso.set_inheritable(True)
        self._shd = SocketHolder(INHERITED, True, BACKLOG)  # type: ignore[assignment, call-arg]  # as it is pickled


def server(target: str, processes: int) -> InheritingServer:
    """Return a server for an RSGI application, with the settings that docs/operations.md gives reasons for."""
    return InheritingServer(
        target,
        interface=Interfaces.RSGI,
        workers=processes,
        websockets=False,
        backlog=BACKLOG,
        backpressure=BACKLOG,
        http1_settings=HTTP1Settings(header_read_timeout=10_000),
        workers_kill_timeout=DRAIN,
        log_level=LogLevels.warning,
    )


def main(target: str = SITE) -> None:
    """Serve until told to stop."""
    if os.environ.get("LISTEN_FDS") != "1" or os.environ.get("LISTEN_PID") != str(os.getpid()):
        sys.exit("No socket was passed on: start icssi-web.socket, which starts this by itself.")
    server(target, env.number("WEB_PROCESSES", min(os.cpu_count() or 1, 4))).serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
