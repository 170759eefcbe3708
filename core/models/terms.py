from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.i18n.invisible_characters import remove_invisible_characters
from core.models.other_names import OtherNamesMixin
from core.models.term_removals import TermRemoval
from core.permissions.live_content import change_problem


class Term(OtherNamesMixin, index.Indexed, TranslatableMixin, models.Model):
    """A name that many pages share, such as a topic or a place; listings filter by its key.

    The key is made from the first name given, is the same in every language, and stays when the
    name changes, so that an address somebody has shared goes on working.
    """

    name = models.CharField(_("name"), max_length=120)
    key = models.SlugField(_("key"), max_length=120, allow_unicode=True, blank=True, editable=False)

    override_translatable_fields = [SynchronizedField("key", overridable=False)]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        *OtherNamesMixin.other_names_fields,
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["name"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        if not self.key:
            self.key = self._free_key()
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        remove_invisible_characters(self)
        twins = type(self)._default_manager.filter(name__iexact=self.name, locale_id=self.locale_id)
        if self.locale_id and twins.exclude(pk=self.pk).exists():
            raise ValidationError(
                {"name": _("This name is in the list already. Choose that one, or write another name.")}
            )
        problem = change_problem(self)
        if problem:
            raise ValidationError(problem)

    def _free_key(self):
        stem = slugify(self.name, allow_unicode=True)[:100] or type(self).__name__.lower()
        taken = set(
            type(self)
            ._default_manager.filter(key__startswith=stem)
            .exclude(translation_key=self.translation_key)
            .values_list("key", flat=True)
        )
        taken |= TermRemoval.objects.keys_like(type(self), stem)
        number = 2
        key = stem
        while key in taken:
            key = f"{stem}-{number}"
            number += 1
        return key
