"""Uploads in backups: each file is stored once, encrypted, under a keyed digest of its path, size and time.

The sizes the site makes of pictures by itself stay out.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from django.core.files.storage import FileSystemStorage, default_storage
from django.utils.crypto import salted_hmac

from core.backups.age import decrypted, encrypted
from core.backups.errors import BackupError
from core.backups.places import Place

FOLDER = "uploads"
MADE_AGAIN = {"images"}  # by the site, when they are missing
STEP = 1 << 20  # bytes


@dataclass(frozen=True)
class Upload:
    """A file by its path in the storage, its size in bytes, and when it was changed, in seconds since 1970."""

    path: str
    size: int
    changed: int
    name: str
    """How it is called in the backups."""

    def as_dict(self) -> dict:
        return asdict(self)


def all_uploads() -> Iterator[Upload]:
    """Yield every file that somebody uploaded."""
    yield from _below("")


def _below(folder: str) -> Iterator[Upload]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:  # nothing was uploaded yet
        return
    for name in sorted(files):
        path = f"{folder}/{name}".lstrip("/")
        size, changed = default_storage.size(path), int(default_storage.get_modified_time(path).timestamp())
        digest = salted_hmac("core.backups.uploads", f"{path} {size} {changed}", algorithm="sha256").hexdigest()
        yield Upload(path, size, changed, f"{FOLDER}/{digest[:2]}/{digest}.age")
    for name in sorted(folders):
        if folder or name not in MADE_AGAIN:
            yield from _below(f"{folder}/{name}".lstrip("/"))


def save_new(uploads: Iterable[Upload], place: Place, recipient, scratch: Path) -> int:
    """Store the uploads that are not in the place yet; return how many that were."""
    known: dict[str, set[str]] = {}
    draft = scratch / "upload.age"
    stored = 0
    for upload in uploads:
        folder = upload.name.rpartition("/")[0]
        if folder not in known:
            known[folder] = set(place.names(folder))
        if upload.name in known[folder]:
            continue
        with default_storage.open(upload.path) as source, encrypted(draft, recipient) as sink:
            while part := source.read(STEP):
                sink.write(part)
        place.save(upload.name, draft)
        stored += 1
    draft.unlink(missing_ok=True)
    return stored


def bring_back(uploads: Iterable[Upload], place: Place, identity, scratch: Path) -> list[str]:
    """Write the uploads that are missing here; return those that cannot be brought back, in words."""
    problems = []
    draft = scratch / "upload.age"
    for upload in uploads:
        if default_storage.exists(upload.path) and default_storage.size(upload.path) == upload.size:
            continue
        try:
            place.fetch(upload.name, draft)
            with decrypted(draft, identity) as source:
                _write(upload, source)
        except BackupError as error:
            problems.append(f"{upload.path}: {error}")
    draft.unlink(missing_ok=True)
    return problems


def _write(upload: Upload, source) -> None:
    """Put one file where it stood; files of this host keep their time, by which the next backup knows them."""
    if not isinstance(default_storage, FileSystemStorage):
        default_storage.save(upload.path, source)
        return
    target = Path(default_storage.path(upload.path))
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    with part.open("wb") as sink:
        while content := source.read(STEP):
            sink.write(content)
    os.utime(part, (upload.changed, upload.changed))
    part.chmod(0o644)
    part.replace(target)
