"""Files written for items whose transaction may not come to its end: those that no row names afterwards are deleted.

Their names stand in a list on the disk, so that a killed worker leaves none behind. Only one process takes items over.
"""

from django.conf import settings
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

LIST = "move.files"  # in DATA_DIR


def note_file(name: str) -> None:
    with (settings.DATA_DIR / LIST).open("a") as names:
        names.write(f"{name}\n")


def delete_unnamed() -> None:
    """Delete the files of the list that nothing names, and the list. To be called outside of transactions."""
    path = settings.DATA_DIR / LIST
    if not path.exists():
        return
    unnamed = set(path.read_text().split("\n")) - {""}
    for model in (get_image_model(), get_document_model()):
        unnamed -= set(model.objects.filter(file__in=unnamed).values_list("file", flat=True))
    storage = get_image_model()._meta.get_field("file").storage
    for name in unnamed:
        storage.delete(name)
    path.unlink()
