from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from core.blocks.languages import LanguageNames
from core.palettes import Palette, PaletteChoice, PaletteSelect


@register_setting(icon="cog")
class SiteFacts(BaseSiteSetting):
    """Settings that are the same in every language; translated ones are in `Navigation`."""

    class Digits(models.TextChoices):
        WESTERN = "western", _("Western: 1 2 3")
        ARABIC = "arabic", _("The language's own: ١ ٢ ٣")

    digits = models.CharField(
        _("digits in Arabic, Kurdish and Persian"), max_length=10, choices=Digits, default=Digits.WESTERN
    )
    has_latin_addresses = models.BooleanField(
        _("addresses of new pages in Latin letters"),
        default=False,
        db_default=False,
        help_text=_(
            "The address of a page follows its title until it is published first. Tick to write it in Latin letters, "
            "which are shorter when passed on: /qwrb instead of /قوارب."
        ),
    )
    palette = models.CharField(
        _("colours"),
        max_length=10,
        choices=PaletteChoice,
        default=PaletteChoice.LAPIS,
        db_default=PaletteChoice.LAPIS,
        help_text=_(
            "Of pages, pictures for sharing, icons and these screens. Each can be read well, by day and by night."
        ),
    )
    takes_old_office_files = models.BooleanField(
        _("files of old Word and Excel are taken (.doc, .xls)"),
        default=False,
        db_default=False,
        help_text=_(
            "Author, company, who saved it and who commented are overwritten, macros are refused. Names in tracked changes, "
            "in cells and in links to other files can stay: .docx, .xlsx and PDF are safer."
        ),
    )
    contact_email = models.EmailField(
        _("contact e-mail"), blank=True, help_text=_("Shown in the footer. Leave empty to show none.")
    )
    facebook = models.URLField(_("Facebook"), blank=True)
    x = models.URLField(_("X"), blank=True)
    instagram = models.URLField(_("Instagram"), blank=True)
    youtube = models.URLField(_("YouTube"), blank=True)
    telegram = models.URLField(_("Telegram"), blank=True)
    share_image = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("picture for sharing"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown when a page without a picture of its own is passed on. 1200 × 630 dots or more."),
    )
    logo = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands before the name of the site, on a dark ground. Leave empty to show the name alone."),
    )
    language_names = StreamField(
        LanguageNames(),
        verbose_name=_("names of languages"),
        blank=True,
        help_text=_("How the language switcher writes a language. Those not named here are called as usual."),
    )
    backup_note = models.TextField(
        _("backups"),
        max_length=600,
        blank=True,
        help_text=_(
            "Only for yourselves: who makes them, where they are, and when one was last tried out. No passwords."
        ),
    )

    NETWORKS = ["facebook", "x", "instagram", "youtube", "telegram"]

    panels = [
        FieldPanel("digits"),
        FieldPanel("has_latin_addresses"),
        FieldPanel("takes_old_office_files"),
        FieldPanel("contact_email"),
        MultiFieldPanel([FieldPanel(name) for name in NETWORKS], heading=_("Accounts elsewhere")),
        FieldPanel("palette", widget=PaletteSelect),
        FieldPanel("logo"),
        FieldPanel("share_image"),
        FieldPanel("language_names"),
        FieldPanel("backup_note"),
    ]
    select_related = ["logo", "share_image"]

    class Meta:
        verbose_name = _("site facts")

    @property
    def colours(self) -> Palette:
        return PaletteChoice(self.palette).colours

    def name_of(self, language) -> str:
        """Return what the language switcher calls a language."""
        named = {raw["value"]["language"]: raw["value"]["name"] for raw in self.language_names.raw_data}
        return named.get(language.code) or language.name

    @property
    def accounts(self):
        """Name and address of each account that is filled in."""
        fields = [self._meta.get_field(name) for name in self.NETWORKS]
        return [(field.verbose_name, getattr(self, field.name)) for field in fields if getattr(self, field.name)]
