"""What the screens tell about a language preset: months, first weekday, fonts, fallback."""

from datetime import date, timedelta

from babel import Locale as BabelLocale
from babel.dates import format_date
from django.utils.translation import gettext as _

from core.i18n.dates import weekday
from core.i18n.presets import PRESETS, Fonts, Preset

MONDAY = date(2026, 1, 5)


class Facts:
    """A preset in words and examples."""

    def __init__(self, preset: Preset):
        self.preset = preset
        self.babel = BabelLocale.parse(preset.region)

    @property
    def label(self) -> str:
        return _(self.preset.label)

    @property
    def note(self) -> str:
        return _(self.preset.note) if self.preset.note else ""

    @property
    def months(self) -> str:
        """The names of all months, as dates are written with them."""
        comma = "، " if self.preset.direction == "rtl" else ", "
        return comma.join(format_date(date(2026, month, 1), "MMMM", locale=self.babel) for month in range(1, 13))

    @property
    def first_weekday(self) -> str:
        """The day a week begins with, in the language of the admin."""
        return weekday(MONDAY + timedelta(days=self.babel.first_week_day))

    @property
    def has_fonts(self) -> bool:
        """Whether the fonts that the site sends along have its letters; else each device shows its own."""
        return self.preset.fonts is Fonts.OWN

    @property
    def fallback(self) -> str:
        """The language in which words stand that nobody has translated yet, by its own name."""
        return PRESETS[self.preset.fallback].name
