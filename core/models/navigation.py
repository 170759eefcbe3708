from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, TranslatableMixin
from wagtail.snippets.models import register_snippet

from core.blocks.links import LinkValue, MenuBody
from core.i18n.invisible_characters import remove_invisible_characters
from core.models.notices import Notice


@dataclass(frozen=True)
class MenuEntry:
    """An entry of a menu with the address it leads to."""

    label: str
    href: str
    page: Page | None


class NavigationQuerySet(models.QuerySet["Navigation"]):
    def for_reader(self, code: str) -> "Navigation":
        """Return name, menus and footer of a language, annotated with `has_notices`, now or later: one query.

        An unsaved object with the name of the site, if the language has none yet.
        """
        notices = Notice.objects.not_over().filter(locale_id=models.OuterRef("locale_id"))
        here = self.filter(locale__language_code=code).select_related("locale")
        return here.annotate(has_notices=models.Exists(notices)).first() or Navigation(
            site_name=settings.WAGTAIL_SITE_NAME
        )


@register_snippet
class Navigation(TranslatableMixin, models.Model):
    """Name of the site, menus and footer of one language."""

    site_name = models.CharField(_("name of the site"), max_length=60, help_text=_("The first line at the top."))
    tagline = models.CharField(
        _("second line"), max_length=60, blank=True, help_text=_("Smaller, under the name of the site.")
    )
    description = models.TextField(
        _("about the site"),
        max_length=200,
        blank=True,
        help_text=_("One sentence for search engines and for links passed on, where a page has no summary of its own."),
    )
    main_menu = StreamField(MenuBody(), verbose_name=_("main menu"), blank=True)
    footer_menu = StreamField(MenuBody(), verbose_name=_("footer menu"), blank=True)
    footer_note = RichTextField(_("footer note"), features=["bold", "link"], blank=True)
    promise = models.CharField(
        _("promise at the very end"),
        max_length=200,
        blank=True,
        help_text=_("What readers may rely on, such as no cookies. Leave empty for the usual sentence."),
    )
    missing_title = models.CharField(
        _("heading where a page is not found"),
        max_length=120,
        blank=True,
        help_text=_("Leave empty for the usual one."),
    )
    missing_words = models.TextField(
        _("words where a page is not found"), max_length=400, blank=True, help_text=_("Leave empty for the usual ones.")
    )

    objects = NavigationQuerySet.as_manager()

    panels = [
        MultiFieldPanel([FieldPanel("site_name"), FieldPanel("tagline"), FieldPanel("description")], heading=_("Name")),
        FieldPanel("main_menu"),
        FieldPanel("footer_menu"),
        MultiFieldPanel([FieldPanel("footer_note"), FieldPanel("promise")], heading=_("Footer")),
        MultiFieldPanel(
            [FieldPanel("missing_title"), FieldPanel("missing_words")], heading=_("Where a page is not found")
        ),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("menus and footer")
        verbose_name_plural = _("menus and footers")

    def __str__(self):
        return f"{self.site_name} ({self.locale})"

    def clean(self):
        super().clean()
        remove_invisible_characters(self)
        if self.locale_id and type(self).objects.filter(locale_id=self.locale_id).exclude(pk=self.pk).exists():
            raise ValidationError(_("This language has its menus and footer already. Change those instead."))

    def entries(self) -> dict[str, list[MenuEntry]]:
        """Return the entries of both menus that lead somewhere in the active language: at most one query."""
        menus = {"main": self.main_menu, "footer": self.footer_menu}
        links = {name: [block.value for block in menu] for name, menu in menus.items()}
        return {name: [entry for link in menu if (entry := _entry(link))] for name, menu in links.items()}


def _entry(link: LinkValue) -> MenuEntry | None:
    return MenuEntry(link.text, link.href, link.page) if link.href else None
