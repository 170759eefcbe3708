"""Where backups are kept. A place holds files by name; what is half written never has its final name."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from core.backups import private_files
from core.backups.errors import BackupError

PART = ".part"  # at the end of the name of a file that is being written
PATIENCE = 60 * 60  # seconds for one file


class Place(Protocol):
    """Files under names such as "uploads/0a1b.age"."""

    def names(self, folder: str = "") -> list[str]:
        """Return the names of the whole files in a folder, sorted."""

    def save(self, name: str, file: Path) -> None:
        """Copy a file there."""

    def fetch(self, name: str, file: Path) -> None:
        """Copy a file from there."""

    def delete(self, names: Iterable[str]) -> None:
        """Delete files; one that is not there is no error."""


class Folder:
    """A directory of this host, best on another disk or mounted from elsewhere."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def names(self, folder: str = "") -> list[str]:
        where = self.path / folder
        found = (path for path in where.iterdir() if path.is_file() and path.suffix != PART) if where.is_dir() else ()
        return sorted(str(path.relative_to(self.path)) for path in found)

    def save(self, name: str, file: Path) -> None:
        target = self.path / name
        draft = target.with_name(target.name + PART)
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with (
                file.open("rb") as source,
                private_files.create(draft) as sink,
            ):
                shutil.copyfileobj(source, sink, 1 << 20)
                sink.flush()
                os.fsync(sink.fileno())
            draft.replace(target)
        except OSError as error:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise BackupError(f"{target} cannot be written: {error.strerror}.") from error

    def fetch(self, name: str, file: Path) -> None:
        try:
            shutil.copyfile(self.path / name, file)
        except OSError as error:
            raise BackupError(f"{self.path / name} cannot be read: {error.strerror}.") from error

    def delete(self, names: Iterable[str]) -> None:
        for name in names:
            (self.path / name).unlink(missing_ok=True)


class Host:
    """A directory of another host, reached by OpenSSH's `sftp` with a key that asks for no password."""

    def __init__(self, host: str, path: str) -> None:
        self.host, self.path = host, path.rstrip("/")

    def names(self, folder: str = "") -> list[str]:
        said = self._run(f'-ls -1 "{self.path}/{folder}"')
        found = (line.strip() for line in said.splitlines() if not line.startswith("sftp>"))
        names = (line.rpartition("/")[2] for line in found if line.startswith(self.path))
        return sorted(f"{folder}/{name}".lstrip("/") for name in names if "." in name and not name.endswith(PART))

    def save(self, name: str, file: Path) -> None:
        target = f"{self.path}/{name}"
        folders = [f'-mkdir "{self.path}/{name[:at]}"' for at, letter in enumerate(name) if letter == "/"]
        file.chmod(0o600)
        self._run(
            *folders, f'put -p "{file}" "{target}{PART}"', f'-rm "{target}"', f'rename "{target}{PART}" "{target}"'
        )

    def fetch(self, name: str, file: Path) -> None:
        self._run(f'get "{self.path}/{name}" "{file}"')

    def delete(self, names: Iterable[str]) -> None:
        self._run(*(f'-rm "{self.path}/{name}"' for name in names))

    def _run(self, *commands: str) -> str:
        if not commands:
            return ""
        try:
            done = subprocess.run(  # noqa: S603  our own words
                ["sftp", "-o", "BatchMode=yes", "-o", "ConnectTimeout=20", "-b", "-", f"sftp://{self.host}"],  # noqa: S607  wherever it is installed
                input="\n".join(commands) + "\n",
                capture_output=True,
                text=True,
                timeout=PATIENCE,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise BackupError(f"{self.host} cannot be reached by sftp ({type(error).__name__}).") from error
        if done.returncode:
            # "Connection closed" comes after the reason.
            said = [line for line in done.stderr.strip().splitlines() if not line.startswith("Connection closed")]
            raise BackupError(f"sftp to {self.host} failed: {said[-1] if said else 'no reason given'}")
        return done.stdout


class Bucket:
    """A bucket of an S3-compatible store; keys come from the variables that every S3 client reads."""

    def __init__(self, bucket: str, prefix: str, endpoint: str | None) -> None:
        try:
            import boto3
        except ImportError as error:
            raise BackupError(
                "A bucket needs the packages in requirements-hosts.txt: run deploy/install again, or pip install -r."
            ) from error
        self.client = boto3.client("s3", endpoint_url=endpoint)
        self.bucket, self.prefix = bucket, prefix.strip("/")

    def names(self, folder: str = "") -> list[str]:
        start = "/".join(part for part in (self.prefix, folder) if part)
        pages = self.client.get_paginator("list_objects_v2").paginate(
            Bucket=self.bucket, Prefix=f"{start}/" if start else "", Delimiter="/"
        )
        keys = [one["Key"] for page in _asked(lambda: list(pages)) for one in page.get("Contents", [])]
        return sorted(key.removeprefix(f"{self.prefix}/") for key in keys)

    def save(self, name: str, file: Path) -> None:
        _asked(lambda: self.client.upload_file(str(file), self.bucket, self._key(name)))

    def fetch(self, name: str, file: Path) -> None:
        _asked(lambda: self.client.download_file(self.bucket, self._key(name), str(file)))

    def delete(self, names: Iterable[str]) -> None:
        keys = [self._key(name) for name in names]
        _asked(lambda: [self.client.delete_object(Bucket=self.bucket, Key=key) for key in keys])

    def _key(self, name: str) -> str:
        return f"{self.prefix}/{name}".lstrip("/")


def _asked(question):
    from boto3.exceptions import Boto3Error
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        return question()
    except (Boto3Error, BotoCoreError, ClientError) as error:
        reason = getattr(error, "response", {}).get("Error", {}).get("Code") or type(error).__name__
        raise BackupError(f"The bucket does not answer as it should ({reason}).") from error


def place_of(url: str) -> Place:
    """Return the place that an address names: file:///path, sftp://user@host/path, or s3://bucket/prefix."""
    parts = urlsplit(url)
    if parts.scheme == "file" and parts.path.startswith("/"):
        private_files.refuse_in_code(Path(parts.path))
        return Folder(Path(parts.path))
    if parts.scheme == "sftp" and parts.hostname and parts.path.strip("/"):
        return Host(parts.netloc, parts.path)
    if parts.scheme == "s3" and parts.netloc:
        return Bucket(parts.netloc, parts.path, next(iter(parse_qs(parts.query).get("endpoint", [])), None))
    raise BackupError(
        f"{url!r} is no place for backups: write file:///path, sftp://user@host/path or s3://bucket/prefix."
    )
