"""What becomes of somebody's work when their account is closed: somebody else has it then, and nothing stays locked.

However the account is closed, its translations go back to their teams and its locks are released. The form of an
account also asks who takes over; then drafts, bundles and translations are theirs, as far as they may translate.
"""

from django.db import transaction
from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.models import Page

from core.models import Bundle, User
from forms_app.models import SignupForm
from translations.assignees import give, may_have
from translations.models import Assignment


@transaction.atomic
def hand_over(person: User, successor: User | None = None) -> None:
    """Move the unfinished work of one person to another, or, where there is none, to the team whose work it is."""
    for assignment in Assignment.objects.open().filter(assigned_to=person).select_related("translation"):
        fits = successor is not None and may_have(successor, assignment.translation)
        give(assignment.translation, successor if fits else None)
    for locked in (Page.objects.filter(locked_by=person), SignupForm.objects.filter(locked_by=person)):
        locked.update(locked=False, locked_by=None, locked_at=None)
    if successor:
        Page.objects.filter(owner=person).update(owner=successor)
        Bundle.objects.waiting().filter(made_by=person).update(made_by=successor)


@receiver(pre_save, sender=User)
def release(sender, instance, raw=False, update_fields=None, **kwargs):
    """Release what a person has whose account is being closed, by whatever way."""
    is_written = update_fields is None or "is_active" in update_fields
    if instance.pk and is_written and not (raw or instance.is_active):
        hand_over(instance)
