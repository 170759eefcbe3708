"""A line to a server that can be made to hang: connections are taken, and nothing comes."""

import socket
import threading
from contextlib import suppress


class Line:
    """Relays connections at an address of its own to a server; while `hangs` is set it keeps what arrives."""

    def __init__(self, host: str, port: int):
        self.server = (host, port)
        self.hangs = threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://localhost:{self.listener.getsockname()[1]}"
        self.open: list[socket.socket] = [self.listener]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        with suppress(OSError):  # the listener was closed
            while True:
                ours, _address = self.listener.accept()
                theirs = socket.create_connection(self.server)
                self.open += [ours, theirs]
                for one, other in ((ours, theirs), (theirs, ours)):
                    threading.Thread(target=self._relay, args=(one, other), daemon=True).start()

    def _relay(self, one: socket.socket, other: socket.socket):
        with suppress(OSError):
            while data := one.recv(65536):
                if self.hangs.is_set():
                    return
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)

    def close(self):
        for each in self.open:
            with suppress(OSError):
                each.close()
