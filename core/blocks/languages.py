"""Names of languages."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


def languages_known() -> list[tuple[str, str]]:
    """Return every language the site may be offered in."""
    return settings.LANGUAGES


class LanguageNameBlock(blocks.StructBlock):
    language = blocks.ChoiceBlock(label=_("language"), choices=languages_known)
    name = blocks.CharBlock(label=_("name"), max_length=40, help_text=_("In the language itself, for example العربية."))

    class Meta:
        icon = "globe"
        label = _("Language")


class LanguageNames(blocks.StreamBlock):
    language = LanguageNameBlock()
