from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.guarded import GuardedQuerySet


class FormAccessQuerySet(GuardedQuerySet):
    def of_user(self, user):
        return self.filter(group__user=user)


class FormAccess(models.Model):
    """A group that may read the answers to one form, and perhaps handle them or take copies of them.

    It stands outside the form on purpose: restoring an old revision must not restore old rights.
    """

    form_key = models.UUIDField(editable=False, db_index=True)
    group = models.ForeignKey(Group, verbose_name=_("group"), on_delete=models.CASCADE, related_name="+")
    may_moderate = models.BooleanField(
        _("may handle"), default=False, help_text=_("Change the status of answers, assign them and write notes.")
    )
    may_export = models.BooleanField(
        _("may export"), default=False, help_text=_("An exported file can be lost, copied or taken.")
    )

    objects = FormAccessQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("right to read answers")
        verbose_name_plural = _("rights to read answers")
        default_permissions = ("change",)
        constraints = [models.UniqueConstraint(fields=["form_key", "group"], name="one_right_per_form_and_group")]

    def __str__(self):
        return f"{self.group} · {self.form_key}"
