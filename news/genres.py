"""What a story can be, and where it can come from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.i18n.presets import PRESETS


class Genre(models.TextChoices):
    """What a story is; readers see it above the title and in lists."""

    NEWS = "news", _("News")
    OPINION = "opinion", _("Opinion")
    TESTIMONY = "testimony", _("Testimony")
    PRESS = "press", _("From elsewhere")


class Source(models.TextChoices):
    """By whom stories were published first, as readers choose in the list."""

    OURS = "ours", _("Our own")
    PRESS = "press", _("From elsewhere")


def language_choices() -> list[tuple[str, str]]:
    """Return the languages that a source may be in, each by its own name."""
    return [(preset.code, preset.name) for preset in PRESETS.values()]
