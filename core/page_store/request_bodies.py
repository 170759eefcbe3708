"""Receive the body of a request within a time, whatever the visitor's connection does.

A body that comes slowly occupies no thread: it is received by the event loop, into memory and then into a file.
"""

import asyncio
import tempfile
import time
from typing import IO, Any

MAX_BODY = 26 * 1024 * 1024  # bytes, as in deploy/nginx.conf
IN_MEMORY = 256 * 1024  # bytes; larger bodies go to a file
GRACE = 20.0  # seconds for a body that is small
SLOWEST = 8 * 1024  # bytes a second for the rest: a phone with one bar
MAX_AT_ONCE = 512 * 1024 * 1024  # bytes that all bodies being received may have


class TooLargeError(Exception):
    """The body has more bytes than are taken."""


class TooSlowError(Exception):
    """The body did not come in time."""


class IncompleteError(Exception):
    """The visitor has gone."""


class BodyReader:
    """Receives bodies; knows how many bytes it holds. Used from one event loop."""

    def __init__(self):
        self.held = 0

    async def receive(self, protocol: Any, length: str) -> tuple[IO[bytes], int]:
        """Return the body as a file, and its bytes; `length` is the Content-Length, "" where there is none."""
        if length.isdecimal() and int(length) > MAX_BODY:
            raise TooLargeError
        file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  the request closes it
        began, size = time.monotonic(), 0
        try:
            async with asyncio.timeout(GRACE) as limit:
                async for chunk in protocol:
                    size += len(chunk)
                    self.held += len(chunk)
                    if size > MAX_BODY or self.held > MAX_AT_ONCE:
                        raise TooLargeError
                    file.write(chunk)
                    limit.reschedule(asyncio.get_running_loop().time() + self._left(began, size))
            if length.isdecimal() and size < int(length):
                raise IncompleteError
        except TimeoutError:
            file.close()
            raise TooSlowError from None
        except BaseException:
            file.close()
            raise
        finally:
            self.held -= size
        file.seek(0)
        return file, size

    def _left(self, began: float, size: int) -> float:
        """Return the seconds in which the next part has to come."""
        return max(0.0, began + GRACE + size / SLOWEST - time.monotonic())
