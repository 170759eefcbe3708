"""Blocks that show pictures, films and files."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from core.blocks.links import WebAddressBlock
from core.blocks.previews import example_document, example_film, example_gallery, example_picture, example_sound


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("picture"))
    alt = blocks.CharBlock(
        label=_("what the picture shows"),
        max_length=250,
        help_text=_("For people who cannot see it. Say what matters in it, in one sentence."),
    )
    caption = blocks.CharBlock(label=_("caption"), max_length=250, required=False)
    credit = blocks.CharBlock(
        label=_("credit"), max_length=120, required=False, help_text=_("Who made it, if they may be named.")
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/picture.html"
        preview_value = staticmethod(example_picture)
        description = _("One picture with its description, a caption and a credit.")


class MapBlock(PictureBlock):
    """A map as a picture; a map that is loaded from elsewhere would tell others who looks where."""

    url = WebAddressBlock(
        label=_("address of the map"), help_text=_("For example the place on openstreetmap.org."), required=False
    )

    class Meta:
        icon = "site"
        label = _("Map")
        template = "blocks/map.html"
        preview_value = staticmethod(example_picture)
        description = _("A picture of a map that leads to the map itself; nothing loads by itself.")


class GalleryBlock(blocks.StructBlock):
    pictures = blocks.ListBlock(PictureBlock(), label=_("pictures"), min_num=2, max_num=40)

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "blocks/gallery.html"
        preview_value = staticmethod(example_gallery)
        description = _("Two pictures or more, side by side.")


class EmbedBlock(blocks.StructBlock):
    """A film or post on another site: a link in place of a player, so that nothing is loaded from there."""

    url = WebAddressBlock(label=_("address"), help_text=_("The address of the film or post on YouTube, Facebook, …"))
    title = blocks.CharBlock(label=_("title"), max_length=160)
    note = blocks.CharBlock(
        label=_("length and size"),
        max_length=120,
        required=False,
        help_text=_("For people who pay for each megabyte, for example “2 minutes, about 9 MB”."),
    )

    class Meta:
        icon = "media"
        label = _("Film or post elsewhere")
        template = "blocks/embed.html"
        preview_value = {
            "url": "https://www.youtube.com/",
            "title": _("Title of the film"),
            "note": _("2 minutes, about 9 MB"),
        }
        description = _("A cover that leads to a film or post on another site; nothing loads by itself.")


class PlayedBlock(blocks.StructBlock):
    """A file that is played where it stands; nothing of it is loaded before somebody wants it."""

    suffixes: dict[str, tuple[str, ...]] = {}  # of the files that each field takes

    title = blocks.CharBlock(label=_("title"), max_length=160)

    def clean(self, value):
        cleaned = super().clean(value)
        errors = {}
        for name, suffixes in self.suffixes.items():
            file = cleaned.get(name)
            if file and file.file_extension not in suffixes:
                words = _("“%(file)s” is not of a kind that can be used here. Choose one of these: %(kinds)s.")
                errors[name] = ValidationError(words % {"file": file.title, "kinds": ", ".join(suffixes)})
        if errors and not self.is_deferred_validation:
            raise StructBlockValidationError(errors)
        return cleaned


class SoundBlock(PlayedBlock):
    file = DocumentChooserBlock(label=_("sound"), help_text=_("MP3 or M4A, at most 24 MB."))
    transcript = blocks.RichTextBlock(
        label=_("what is said"),
        features=["bold", "italic"],
        help_text=_("For people who cannot hear it, or cannot play it where they are."),
    )

    suffixes = {"file": ("mp3", "m4a")}

    class Meta:
        icon = "media"
        label = _("Sound")
        template = "blocks/sound.html"
        preview_value = staticmethod(example_sound)
        description = _("An interview or a song to listen to, with its words.")


class FilmBlock(PlayedBlock):
    file = DocumentChooserBlock(label=_("film"), help_text=_("MP4, at most 24 MB: some minutes for a phone."))
    captions = DocumentChooserBlock(
        label=_("captions"), help_text=_("A WebVTT file (.vtt), in the language of the page.")
    )
    picture = ImageChooserBlock(label=_("picture shown before it plays"), required=False)

    suffixes = {"file": ("mp4",), "captions": ("vtt",)}

    class Meta:
        icon = "media"
        label = _("Film")
        template = "blocks/film.html"
        preview_value = staticmethod(example_film)
        description = _("A short film of this site, with captions. Longer ones are better shown elsewhere.")


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("document"))
    title = blocks.CharBlock(
        label=_("title"), max_length=160, required=False, help_text=_("Leave empty to use the document's own title.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "blocks/document.html"
        preview_value = staticmethod(example_document)
        description = _("A file to take away, with its kind and size.")
