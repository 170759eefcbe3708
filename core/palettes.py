"""The colours of a site: an administrator chooses one of these palettes.

`static/css/site.css` has the first one. Each of the others has a style sheet of its own, which follows it on every page,
and icons: `static/palettes/<code>/`. tests/core/test_palettes.py measures the contrast of all of them, light and dark.
"""

from dataclasses import dataclass

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Palette:
    """The colours that are needed outside style sheets, as `#rrggbb`."""

    code: str
    main: str
    deep: str
    bright: str = "#f2b431"

    @property
    def style_sheet(self) -> str:
        """The path of its style sheet among the static files; none for the first palette."""
        return "" if self.code == FIRST else f"palettes/{self.code}/colours.css"

    @property
    def admin_style_sheet(self) -> str:
        return f"palettes/{self.code}/admin.css"

    @property
    def icon_svg(self) -> str:
        return f"palettes/{self.code}/icon.svg"

    @property
    def touch_icon(self) -> str:
        return self.icon(180)

    def icon(self, size: int) -> str:
        """Return the path of the icon of 180 or of 512 pixels among the static files."""
        return f"palettes/{self.code}/icon-{size}.png"


class PaletteChoice(models.TextChoices):
    LAPIS = "lapis", _("Blue")
    GARNET = "garnet", _("Dark red")
    PALM = "palm", _("Green")
    RIVER = "river", _("Blue-green")
    PLUM = "plum", _("Violet")

    @property
    def colours(self) -> Palette:
        return _PALETTES[self.value]


FIRST = PaletteChoice.LAPIS.value
_PALETTES = {
    palette.code: palette
    for palette in [
        Palette("lapis", "#17357f", "#0d2154"),
        Palette("garnet", "#8a1f3c", "#54102a"),
        Palette("palm", "#17523a", "#0c3324"),
        Palette("river", "#0a4f5a", "#06323a"),
        Palette("plum", "#5a2a74", "#351547"),
    ]
}


class PaletteSelect(forms.RadioSelect):
    """Shows each palette's icon beside its name."""

    option_template_name = "components/palette_option.html"
