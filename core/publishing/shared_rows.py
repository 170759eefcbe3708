"""The rows that many pages share and that have no draft: pictures, documents, passages, and names such as people and places."""

from django.db.models.signals import pre_delete, pre_save
from wagtail.documents.models import Document

from core.models import Passage, SiteImage
from core.models.terms import Term
from core.permissions import live_content
from core.permissions.acting_user import refuse


def shared_models() -> list[type]:
    """Return the models; every kind of term belongs to them, of whatever app."""
    return [SiteImage, Document, Passage, *Term.__subclasses__()]


def refuse_bulk_change(request, action_type, objects, action_class_instance):
    """Refuse an action on many rows of which readers see one. Moving files to another collection sends no signal."""
    if request.method == "POST":
        for row in objects:
            if isinstance(row, tuple(shared_models())):
                refuse(live_content.live_row_problem(row))


def install() -> None:
    """Have rows that readers see changed and deleted by those alone who may publish."""
    for model in shared_models():
        name = f"core.publishing.shared_rows.{model.__name__}"
        pre_save.connect(live_content.guard_change, sender=model, dispatch_uid=name)
        pre_delete.connect(live_content.guard_deletion, sender=model, dispatch_uid=name)
