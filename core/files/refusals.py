"""Why a file is not taken, in words for the person who uploads it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

WORDS = {
    "damaged": _("This file is damaged or far too large. Open it on your device, save it again, and try once more."),
    "kind": _("This file is not what its name says. Save it again in the program it was made with, and try once more."),
    "old kind": _(
        "Files of old Word and Excel (.doc, .xls) are not taken here, since names of people hide in them. Save it as .docx, .xlsx or PDF."
    ),
    "locked": _("This file is protected by a password, so that nobody could look into it. Save it without one."),
    "size": _("This file is larger than 10 MB. Make its pictures smaller, or share it in parts."),
    "picture size": _("This picture is larger than 24 MB. Save it smaller on your device, and try once more."),
    "media size": _(
        "This file is larger than 24 MB. Make it shorter or save it with fewer details; long films are better shown "
        "elsewhere and linked from here."
    ),
    "film data": _(
        "Beside sound and pictures this film holds a track of other data, which may say where it was made. Save it again "
        "with another program, or send it to yourself by WhatsApp, and take that file."
    ),
    "packed": _("What is packed in this file is too much: at most 2,000 files and 100 MB unpacked."),
    "inside": _(
        "This file holds macros, programs or other files that may not be published. Take them out, and try again."
    ),
}


class RefusedFileError(ValidationError):
    """A file that is not stored; `code` is a key of WORDS."""

    def __init__(self, code: str):
        super().__init__(WORDS[code], code=code)
