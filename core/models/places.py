from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail_localize.fields import SynchronizedField

from core.models.terms import Term


class Province(models.TextChoices):
    """The governorates of Iraq, Halabja included."""

    BAGHDAD = "baghdad", _("Baghdad")
    BASRA = "basra", _("Basra")
    NINEVEH = "nineveh", _("Nineveh")
    ERBIL = "erbil", _("Erbil")
    SULAYMANIYAH = "sulaymaniyah", _("Sulaymaniyah")
    DUHOK = "duhok", _("Duhok")
    HALABJA = "halabja", _("Halabja")
    KIRKUK = "kirkuk", _("Kirkuk")
    DIYALA = "diyala", _("Diyala")
    ANBAR = "anbar", _("Anbar")
    SALAH_AL_DIN = "salah_al_din", _("Salah al-Din")
    BABIL = "babil", _("Babil")
    KARBALA = "karbala", _("Karbala")
    NAJAF = "najaf", _("Najaf")
    WASIT = "wasit", _("Wasit")
    MAYSAN = "maysan", _("Maysan")
    DHI_QAR = "dhi_qar", _("Dhi Qar")
    MUTHANNA = "muthanna", _("Muthanna")
    QADISIYYAH = "qadisiyyah", _("Qadisiyyah")


@register_snippet
class Place(Term):
    """A town or district; every spelling of its name finds it."""

    province = models.CharField(
        _("province"), max_length=20, choices=Province, blank=True, help_text=_("Leave empty for a place outside Iraq.")
    )
    aliases = models.TextField(
        _("other spellings"),
        blank=True,
        help_text=_("One a line, in any script. People who search for one of them find this place."),
    )

    panels = [FieldPanel("name"), FieldPanel("province"), FieldPanel("aliases")]
    other_name_fields = ["aliases"]
    override_translatable_fields = [
        *Term.override_translatable_fields,
        SynchronizedField("aliases", overridable=False),
    ]

    class Meta(Term.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")
