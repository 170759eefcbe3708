"""Uploads of pictures: every picture is encoded again, so that nothing but its pixels is stored (`core.files`)."""

import io
from copy import deepcopy

import willow
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.files.pictures import LARGEST_SIDE, UNREADABLE, reencoded, stored_name
from core.files.stored import CleanUpload
from core.i18n.invisible_characters import without_invisible_characters
from core.permissions.forms import SharedRowForm


class PictureField(WagtailImageField):
    """An upload of a picture: encoded again, or refused with a message if it is damaged."""

    def to_python(self, data):
        try:
            file = super().to_python(data)
            if file is None:
                return None
            file.seek(0)
            content = reencoded(file.read(), LARGEST_SIDE)
        except UNREADABLE as error:
            raise ValidationError(
                _(
                    "This file is damaged or far too large. Open it on your device, save it again as JPEG, and try once more."
                ),
                code="damaged",
            ) from error
        clean = CleanUpload(stored_name(file.name), content, file.content_type)
        clean.image = willow.Image.open(io.BytesIO(content))
        return clean


class SiteImageForm(SharedRowForm, BaseImageForm):
    """The form behind every upload of a picture in the admin: single, many at once, and in choosers."""

    file = PictureField(label=_("File"), widget=deepcopy(BaseImageForm.Meta.widgets["file"]))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        said = PictureField()  # Wagtail's field keeps its words in the language it was made in
        self.fields["file"].help_text, self.fields["file"].error_messages = said.help_text, said.error_messages

    def clean_title(self):
        return without_invisible_characters(self.cleaned_data["title"])
