"""Urgent notices at the top of every page of their language."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.snippets.models import register_snippet
from wagtail_localize.fields import SynchronizedField

from core.i18n.invisible_characters import remove_invisible_characters
from core.prefetch.page_links import pages_for_reader


class NoticeQuerySet(models.QuerySet):
    def showing(self, at=None):
        """Notices that readers see at a moment, the newest first."""
        at = at or timezone.now()
        return self.not_over(at).filter(Q(opens_at=None) | Q(opens_at__lte=at)).order_by("-pk")

    def not_over(self, at=None):
        """Notices that readers see at a moment, or will see later."""
        return self.filter(Q(closes_at=None) | Q(closes_at__gt=at or timezone.now()))

    def for_reader(self, code: str) -> list["Notice"]:
        """Return the notices that show now in a language, each with the address of its link: one query, or two."""
        notices = list(self.showing().filter(locale__language_code=code))
        pages = pages_for_reader(notice.page_id for notice in notices if notice.page_id)
        for notice in notices:
            notice.href = _address(pages.get(notice.page_id)) or notice.address
        return notices


def _address(page) -> str:
    return page.url if page else ""


@register_snippet
class Notice(TranslatableMixin, models.Model):
    """An urgent notice; it appears when it is saved, or at a set time, and disappears at a set time."""

    words = models.CharField(
        _("notice"), max_length=240, help_text=_("One or two sentences. They stand across the top of every page.")
    )
    link_words = models.CharField(
        _("words of the link"), max_length=60, blank=True, help_text=_("For example “What to do now”.")
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page on this site"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    address = models.URLField(_("or an address elsewhere"), blank=True)
    opens_at = models.DateTimeField(
        _("shows from"), null=True, blank=True, help_text=_("Leave empty to show it as soon as it is saved.")
    )
    closes_at = models.DateTimeField(
        _("shows until"), null=True, blank=True, help_text=_("Leave empty to show it until somebody takes it down.")
    )

    objects = NoticeQuerySet.as_manager()

    panels = [
        FieldPanel("words"),
        MultiFieldPanel([FieldPanel("link_words"), FieldPanel("page"), FieldPanel("address")], heading=_("Link")),
        FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
    ]
    override_translatable_fields = [
        SynchronizedField("page"),
        SynchronizedField("address"),
        SynchronizedField("opens_at"),
        SynchronizedField("closes_at"),
    ]
    href = ""  # where the link leads in the reader's language

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("urgent notice")
        verbose_name_plural = _("urgent notices")

    def __str__(self):
        return self.words

    def clean(self):
        super().clean()
        remove_invisible_characters(self)
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            raise ValidationError({"closes_at": _("It would end before it begins. Change one of the two.")})
        if self.page_id and self.address:
            raise ValidationError({"address": _("Choose a page, or write an address elsewhere: one of the two.")})
        if (self.page_id or self.address) and not self.link_words:
            raise ValidationError({"link_words": _("Write what the link is called.")})
