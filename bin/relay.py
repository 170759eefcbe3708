"""Hands on what arrives at ::1 to the same port of 127.0.0.1, since Granian listens at one address only."""

import asyncio
import contextlib
import threading
from asyncio import StreamReader, StreamWriter

PIECE = 65536  # bytes


def start(port: int) -> None:
    """Listen at ::1 in a thread that ends with the program; on a computer without ::1, do nothing."""
    threading.Thread(target=_run, args=[port], daemon=True).start()


def _run(port: int) -> None:
    with contextlib.suppress(OSError):  # there is no ::1 here
        asyncio.run(_listen(port))


async def _listen(port: int) -> None:
    async def hand_on(reader: StreamReader, writer: StreamWriter) -> None:
        try:
            answers, questions = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            writer.close()  # the server has not begun, or has ended
            return
        await asyncio.gather(_copy(reader, questions), _copy(answers, writer))

    server = await asyncio.start_server(hand_on, "::1", port)
    async with server:
        await server.serve_forever()


async def _copy(reader: StreamReader, writer: StreamWriter) -> None:
    """Copy one direction of a connection until either end closes it."""
    with contextlib.suppress(OSError):
        while piece := await reader.read(PIECE):
            writer.write(piece)
            await writer.drain()
    writer.close()
