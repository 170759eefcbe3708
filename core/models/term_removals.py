"""Terms that are gone: deleted ones, kept for a month, and merged ones, whose addresses lead to what they were merged into."""

from uuid import UUID

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.models.deletions import KEPT_FOR

FURTHEST = 20  # merges one after the other


class TermRemovalQuerySet(models.QuerySet["TermRemoval"]):
    def deleted(self):
        return self.filter(kept_key=None)

    def undoable(self):
        return self.filter(removed_at__gte=timezone.now() - KEPT_FOR).exclude(record={})

    def keys_like(self, model: type[models.Model], stem: str) -> set[str]:
        """Return the keys that begin so and are addresses of removed terms, which no other term gets."""
        rows = self.filter(model=model._meta.label_lower, address_key__startswith=stem)
        return set(rows.values_list("address_key", flat=True))

    def kept_instead(self, model: type[models.Model], translation_key: UUID) -> UUID:
        """Return the translation key of what a term was merged into, or its own."""
        for _step in range(FURTHEST):
            rows = self.filter(model=model._meta.label_lower, translation_key=translation_key)
            kept = rows.exclude(kept_key=None).order_by("-pk").values_list("kept_key", flat=True).first()
            if kept is None or model._default_manager.filter(translation_key=translation_key).exists():
                break
            translation_key = kept
        return translation_key

    def leads_to(self, model: str, key: str):
        """Return the merge that the address of a key follows, the newest first; None for what can be no key."""
        if "\0" in key:  # PostgreSQL stores none, and asks for none
            return None
        return self.filter(model=model, address_key=key).exclude(kept_key=None).order_by("-pk").first()


class TermRemoval(models.Model):
    """A topic, place, person, organisation or series that was deleted, or merged into another one, in every language."""

    model = models.CharField(max_length=100, editable=False)  # such as core.topic
    name = models.CharField(_("name"), max_length=120, editable=False)
    translation_key = models.UUIDField(editable=False, db_index=True)
    address_key = models.CharField(max_length=120, editable=False, db_index=True)
    kept_key = models.UUIDField(null=True, editable=False)  # what it was merged into; None: it was deleted
    kept_name = models.CharField(max_length=120, blank=True, editable=False)
    removed_by = models.ForeignKey("core.User", null=True, editable=False, on_delete=models.SET_NULL, related_name="+")
    removed_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    record = models.JSONField(
        default=dict, editable=False
    )  # what was changed, as core.publishing.term_removals undoes it

    objects = TermRemovalQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("removed name")
        verbose_name_plural = _("removed names")
        default_permissions = ()
        ordering = ["-removed_at", "-pk"]

    def __str__(self):
        return self.name

    @property
    def goes_at(self):
        """When it can no longer be undone."""
        return self.removed_at + KEPT_FOR

    @property
    def changes(self) -> int:
        """In how many places something was changed."""
        return len(self.record.get("changes", []))


def key_merged_into(model: str, key: str) -> str:
    """Return the key in the address of what a term was merged into, whichever way it went since; "" if it was not."""
    for _step in range(FURTHEST):
        merge = TermRemoval.objects.leads_to(model, key)
        if merge is None:
            return ""
        terms = apps.get_model(model)._default_manager
        found = terms.filter(translation_key=merge.kept_key).values_list("key", flat=True).first()
        if found:
            return found
        further = TermRemoval.objects.filter(model=model, translation_key=merge.kept_key).order_by("-pk").first()
        if further is None:
            return ""
        key = further.address_key
    return ""
