"""Streams encrypted for a public key and decrypted with the private one, in the age format.

The server knows the public key only. Nothing is read whole into memory.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pyrage

from core.backups import private_files
from core.backups.errors import BackupError

SECRET = "AGE-SECRET-KEY-"  # noqa: S105  how every private key begins


def recipient_of(text: str) -> pyrage.x25519.Recipient:
    """Return the public key that a text such as "age1…" is."""
    try:
        return pyrage.x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError as error:
        raise BackupError("BACKUP_KEY is no public key of age; it begins with “age1”.") from error


def identity_from(path: str) -> pyrage.x25519.Identity:
    """Return the private key in a file as `age-keygen` and `make_backup_key` write it; "-" reads standard input."""
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text()
    except (OSError, UnicodeDecodeError) as error:
        raise BackupError(f"The key file {path} cannot be read.") from error
    line = next((line.strip() for line in text.splitlines() if line.strip().startswith(SECRET)), "")
    try:
        return pyrage.x25519.Identity.from_str(line)
    except pyrage.IdentityError as error:
        raise BackupError(f"There is no private key in {path}; a line of it begins with {SECRET}.") from error


@contextmanager
def encrypted(target: Path, recipient: pyrage.x25519.Recipient) -> Iterator[BinaryIO]:
    """Give a stream; what is written to it stands encrypted in a new file that only its owner reads."""
    with private_files.create(target) as sink:
        with _through(lambda source: pyrage.encrypt_io(source, sink, [recipient])) as stream:
            yield stream
        sink.flush()
        os.fsync(sink.fileno())


@contextmanager
def _through(work: Callable[[BinaryIO], None]) -> Iterator[BinaryIO]:
    """Give the end of a pipe to write to, while `work` reads the other in a thread; raise what went wrong there."""
    reading, writing = os.pipe()
    raised: list[Exception] = []

    def run() -> None:
        with os.fdopen(reading, "rb", 1 << 20) as source:
            try:
                work(source)
            except Exception as error:  # noqa: BLE001  raised again below
                raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        with os.fdopen(writing, "wb", 1 << 20) as stream:
            yield stream
    except BrokenPipeError:
        thread.join()
        if not raised:
            raise
    finally:
        thread.join()
    if raised:
        raise raised[0]


@contextmanager
def decrypted(source: Path, identity: pyrage.x25519.Identity) -> Iterator[BinaryIO]:
    """Give a stream of what an encrypted file holds; a wrong key, a cut-off or altered file is a BackupError."""
    reading, writing = os.pipe()
    raised: list[Exception] = []

    def run() -> None:
        with source.open("rb") as file, os.fdopen(writing, "wb", 1 << 20) as sink:
            try:
                pyrage.decrypt_io(file, sink, [identity])
            except Exception as error:  # noqa: BLE001  raised again below
                raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    failed: BaseException | None = None
    try:
        with os.fdopen(reading, "rb", 1 << 20) as stream:
            yield stream
            while stream.read(1 << 20):  # the end says whether the whole file was genuine
                pass
    except BaseException as error:
        failed = error
        raise
    finally:
        thread.join()
        if raised and not isinstance(failed, BackupError | OSError):
            raise _explained(source, raised[0]) from raised[0]


def _explained(source: Path, error: Exception) -> BackupError:
    if isinstance(error, pyrage.DecryptError) and "No matching keys" in str(error):
        return BackupError(f"This key does not open {source.name}: it was encrypted for another one.")
    return BackupError(f"{source.name} is cut off or was altered. Take another backup.")
