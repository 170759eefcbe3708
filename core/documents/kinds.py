"""Which kinds of documents this site takes beside those that every site does."""

from pathlib import PurePath

from core.files.metadata_removal import OLD_OFFICE
from core.files.refusals import RefusedFileError
from core.models import SiteFacts


def require_taken_kind(name: str) -> None:
    """Raise RefusedFileError for a file of old Word or Excel where the site does not take them."""
    suffix = PurePath(name).suffix.lower().removeprefix(".")
    if suffix in OLD_OFFICE and not SiteFacts.objects.filter(takes_old_office_files=True).exists():
        raise RefusedFileError("old kind")
