#!/usr/bin/env python3
"""Say in one line that a port cannot be used, before any work is done.

bin/check_port.py 8000
"""

import errno
import socket
import sys


def is_free(family: socket.AddressFamily, address: str, port: int) -> bool:
    """Whether a server could listen there; an address this machine does not have is nobody's."""
    try:
        with socket.socket(family) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((address, port))
    except OSError as error:
        return error.errno in {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}
    return True


def main(word: str) -> str | None:
    """Return what is wrong with the port, if anything."""
    if not word.isdecimal() or not 1 <= int(word) <= 65535:
        return f"PORT must be a number from 1 to 65535, not {word!r}."
    # A browser that is asked for "localhost" may try either address first.
    if not is_free(socket.AF_INET, "127.0.0.1", int(word)) or not is_free(socket.AF_INET6, "::1", int(word)):
        return f"Port {word} is in use or not allowed. Stop what listens there, or take another: make run PORT=8001"
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
