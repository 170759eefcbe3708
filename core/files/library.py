"""Files that were stored before uploads were cleaned: each is cleaned, named anew, and the old one deleted.

What was cleaned has a name of `stored.py`; so a run that was stopped goes on where it stopped. Documents are compared,
too: cleaning one again changes nothing, unless more is taken out today than was then. A picture is not drawn twice.
"""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from django.db import transaction
from wagtail.images.models import AbstractImage

from core.files.metadata_removal import cleaned
from core.files.refusals import RefusedFileError
from core.files.stored import CLEAN_NAME, CleanUpload, keepers


class Outcome(StrEnum):
    """What became of a stored file."""

    CLEANED = "cleaned"
    CLEAN = "clean before"
    REFUSED = "refused"
    MISSING = "missing"


def clean_all(model: Any) -> Iterator[tuple[int, Outcome]]:
    """Clean the files of a model one after another; yield the id of each row and what became of its file."""
    for pk in list(model._default_manager.order_by("pk").values_list("pk", flat=True)):
        row = model._default_manager.filter(pk=pk).first()
        if row:
            yield pk, _clean(row)


def _clean(row: Any) -> Outcome:
    old, is_picture = row.file.name, isinstance(row, AbstractImage)
    was_cleaned = CLEAN_NAME.fullmatch(PurePath(old).name)
    try:
        with row.file.storage.open(old) as file:
            content = file.read()
        clean = content if was_cleaned and is_picture else cleaned(old, content)
    except RefusedFileError:
        return Outcome.REFUSED
    except OSError:
        return Outcome.MISSING
    if was_cleaned and clean == content:
        return Outcome.CLEAN
    with transaction.atomic():
        row = type(row)._default_manager.select_for_update().filter(pk=row.pk, file=old).first()
        if row:  # else somebody replaced the file meanwhile, with a clean one
            _replace(row, old, clean)
    return Outcome.CLEANED


def _replace(row: Any, old: str, clean: bytes) -> None:
    """Store the clean file beside the old one, which goes once the row names the new one."""
    row.file.save(PurePath(old).name, CleanUpload(old, clean), save=False)
    row.file_size, row.file_hash = len(clean), ""  # Wagtail makes the hash when it next needs it
    row.save()
    if isinstance(row, AbstractImage):
        row.renditions.all().delete()  # made from the old file; pages have them made anew
    storage = row.file.storage
    transaction.on_commit(lambda: storage.delete(old))


def unnamed_files() -> list[str]:
    """Return the stored originals that no row names, such as one whose run was killed before it was deleted."""
    found: list[str] = []
    for model in keepers():
        field = model._meta.get_field("file")
        folder = PurePath(field.generate_filename(model(), "a.txt")).parent
        try:
            stored = field.storage.listdir(str(folder))[1]
        except FileNotFoundError:
            continue
        named = set(model._default_manager.values_list("file", flat=True))
        found += sorted({str(folder / name) for name in stored} - named)
    return found
