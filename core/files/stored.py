"""Where files of pictures and documents are written, whoever uploads them and by whatever screen.

Wagtail's upload of many at once stores a file before its form is complete, past the form's own check. So the rule stands where
Django hands a file to the storage: there it is cleaned, and gets a new name, since names of files hold names of people.
"""

import re
import secrets
from pathlib import PurePath
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.db.models.fields.files import FieldFile, ImageFieldFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import UploadedFile

from core.files.metadata_removal import cleaned
from core.files.pictures import stored_name

CLEAN_NAME = re.compile(r"[0-9a-f]{16}(\.\w+)?")  # of a file that was cleaned, without its folder


class CleanUpload(SimpleUploadedFile):
    """An upload that a form has cleaned, so that a picture is not encoded twice."""


class _Cleaned(FieldFile):
    """Cleans what is saved, and names it anew. Raises RefusedFileError."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        if not isinstance(content, CleanUpload):
            content.seek(0)
            content = ContentFile(cleaned(name, content.read()), name=name)
        name = f"{secrets.token_hex(8)}{PurePath(stored_name(name)).suffix.lower()}"
        try:
            super().save(name, content, save)
        except OSError:  # the disk is full: what was written of it is of no use
            self.storage.delete(self.field.generate_filename(self.instance, name))
            raise

    save.alters_data = True  # type: ignore[attr-defined]


class CleanedFieldFile(_Cleaned):
    pass


class CleanedImageFieldFile(_Cleaned, ImageFieldFile):
    pass


def keepers() -> tuple[Any, ...]:
    """Return the models that keep what editors upload."""
    return get_image_model(), get_document_model(), UploadedFile


def install() -> None:
    """Have every model that keeps what editors upload clean it."""
    for model in keepers():
        field = model._meta.get_field("file")
        field.attr_class = CleanedImageFieldFile if isinstance(field, models.ImageField) else CleanedFieldFile
