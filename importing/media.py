"""Pictures and documents of an old site: found among its uploads, and stored by the gate that every upload passes."""

import hashlib
import os
import unicodedata
import zipfile
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from core.documents.kinds import require_taken_kind
from core.files.metadata_removal import LARGEST, LARGEST_MEDIA, LARGEST_PICTURE, PICTURES, cleaned
from core.files.stored import CleanUpload
from core.images.uploads import PictureField
from importing.addresses import SIZE
from importing.models import Item, State
from importing.source_files import DAMAGED, in_words, path_of
from importing.written_files import note_file

UPLOADS = "uploads/"
LARGEST_READ = max(LARGEST, LARGEST_MEDIA, LARGEST_PICTURE)  # bytes


class Library:
    """The uploads of an old site, a folder or a zip file in DATA_DIR/import; without a name it is empty."""

    def __init__(self, name: str):
        """Raises UnreadableExportError where there is no such folder or file, as does whatever looks into a damaged one."""
        self._path = path_of(name) if name else None

    @cached_property
    def _names(self) -> dict[str, str]:
        """The real name of each file by the name it is compared by."""
        if self._path is None:
            return {}
        if self._path.is_dir():
            names = [
                (Path(folder) / name).relative_to(self._path).as_posix()
                for folder, _folders, files in os.walk(self._path, followlinks=False)
                for name in files
            ]
        else:
            with in_words(), zipfile.ZipFile(self._path) as archive:
                names = [info.filename for info in archive.infolist() if not info.is_dir()]
        return {_compared(name): name for name in names}

    def find(self, upload: str, original: str = "") -> str | None:
        """Return the name of the largest version there is of an upload: its original, else itself."""
        folder = upload.rpartition("/")[0]
        wanted = [f"{folder}/{original}"] if original else []
        for one in [*wanted, SIZE.sub("", upload), upload]:
            if found := self._names.get(_compared(one)):
                return found
        return None

    def read(self, name: str) -> bytes | None:
        """Return a file, or None if it is damaged; more than an upload may have is not read to its end."""
        assert self._path is not None  # noqa: S101  names come from `find`
        try:
            if self._path.is_dir():
                path = (self._path / name).resolve()
                if not path.is_relative_to(self._path.resolve()):
                    return None
                with path.open("rb") as file:
                    return file.read(LARGEST_READ + 1)
            with zipfile.ZipFile(self._path) as archive, archive.open(name) as file:
                return file.read(LARGEST_READ + 1)
        except (*DAMAGED, OSError, RuntimeError, KeyError):
            return None


def _compared(name: str) -> str:
    """Return a path as it is compared: below `uploads`, decoded, composed letters, small."""
    path = unicodedata.normalize("NFC", unquote(name.replace("\\", "/"))).lower()
    return (path.rpartition(UPLOADS)[2] if f"/{UPLOADS}" in f"/{path}" else path).strip("/")


def is_picture(upload: str) -> bool:
    return PurePosixPath(upload).suffix.lower().removeprefix(".") in PICTURES


def take(item: Item, library: Library) -> bool:
    """Store the file of an attachment once, and note what became of it; return whether it is here now."""
    if item.image_id or item.document_id:
        return True
    name = library.find(item.upload, item.meta.get("original_image", "")) if item.upload else None
    content = library.read(name) if name else None
    if name is None or content is None:
        return _failed(item, _("The file is not among the uploads, or damaged."))
    digest = hashlib.sha256(content).hexdigest()
    same = Item.objects.filter(move=item.move_id, file_digest=digest).exclude(image=None, document=None).first()
    if same:
        item.image_id, item.document_id = same.image_id, same.document_id
    else:
        try:
            note_file(_store(item, name, content))
        except ValidationError as error:
            return _failed(item, " ".join(error.messages))
    item.file_digest, item.taken_digest, item.state, item.reason = digest, item.digest, State.TAKEN, ""
    item.save()
    return True


def _store(item: Item, name: str, content: bytes) -> str:
    """Store a file as an upload of an editor is, and return its name. Raises ValidationError."""
    title = item.title.strip()[:255] or PurePosixPath(name).stem[:255]
    if is_picture(name):
        upload: Any = PictureField().clean(SimpleUploadedFile(PurePosixPath(name).name, content))
        image: Any = get_image_model().objects.create(title=title, file=upload)
        item.image = image
        return image.file.name
    require_taken_kind(name)
    upload = CleanUpload(PurePosixPath(name).name, cleaned(name, content))
    document: Any = get_document_model().objects.create(title=title, file=upload)
    item.document = document
    return document.file.name


def _failed(item: Item, reason: str) -> bool:
    if (item.state, item.reason) != (State.FAILED, reason[:300]):
        item.state, item.reason = State.FAILED, reason[:300]
        item.save(update_fields=["state", "reason"])
    return False
