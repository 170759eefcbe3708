"""Who may change what readers see through other pages: a picture, a document, a name that many pages share.

Such a row has no draft: a change is public at once. So whoever may not publish leaves alone what stands on something
public; they may add another one, or ask somebody who publishes.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex, TranslatableMixin
from wagtail.permissions import page_permission_policy

from core.permissions.acting_user import acting_user, refuse

STORED_UNSEEN = {"file_size", "file_hash"}  # Wagtail writes them when it first needs them


def is_on_public_pages(row: Model) -> bool:
    """Tell whether something that readers have now shows the row. What has no draft of its own counts as public."""
    found = defaultdict(set)
    rows: Iterable[Model] = [row]
    if isinstance(row, TranslatableMixin) and getattr(row, "is_shown_in_every_language", False):
        rows = row.get_translations(inclusive=True)
    for one in rows:
        for kind, key in ReferenceIndex.get_references_to(one).values_list("base_content_type", "object_id").distinct():
            found[kind].add(key)
    return any(_is_one_public(ContentType.objects.get_for_id(kind).model_class(), keys) for kind, keys in found.items())


def _is_one_public(model: type[Model] | None, keys: set[str]) -> bool:
    if model is None:
        return False
    rows = model._default_manager.filter(pk__in=keys)
    is_draftable = any(field.name == "live" for field in model._meta.get_fields())
    return (rows.filter(live=True) if is_draftable else rows).exists()


def live_row_problem(row: Model) -> str:
    """Return why the acting person may not change or delete a stored row, or an empty text."""
    person = acting_user()
    if person is None or page_permission_policy.user_has_permission(person, "publish"):
        return ""
    if not is_on_public_pages(row):
        return ""
    return _(
        "“%(name)s” stands on pages that readers see, and they would see the change at once. "
        "Add a new one and use that, or ask an editor."
    ) % {"name": row}


def change_problem(row: Model) -> str:
    """Return why the acting person may not save a row as it stands here, or an empty text."""
    if row.pk is None or acting_user() is None:
        return ""
    stored = type(row)._base_manager.filter(pk=row.pk).first()
    return live_row_problem(stored) if stored and _differ(stored, row) else ""


def guard_change(sender, instance, raw=False, update_fields=None, **kwargs):
    """Refuse to save a change of what readers see. A receiver of `pre_save`."""
    if raw or (update_fields and set(update_fields) <= STORED_UNSEEN):
        return
    refuse(change_problem(instance))


def guard_deletion(sender, instance, **kwargs):
    """Refuse to delete what readers see. A receiver of `pre_delete`."""
    refuse(live_row_problem(instance))


def _differ(stored: Model, row: Model) -> bool:
    names = {field.attname for field in stored._meta.concrete_fields} - STORED_UNSEEN
    return any(getattr(stored, name) != getattr(row, name) for name in names)
