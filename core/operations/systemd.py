"""What a service tells systemd: that it is ready, and that it still lives. Elsewhere nobody listens, and nothing is sent."""

import os
import socket

READY, ALIVE = "READY=1", "WATCHDOG=1"


def notify(*states: str) -> None:
    """Send states such as READY to the systemd that started this process; raises OSError if it does not listen."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sender:
        # "@" stands for the byte 0, with which an address that is no file begins.
        sender.sendto("\n".join(states).encode(), address.replace("@", "\0", 1) if address[0] == "@" else address)
