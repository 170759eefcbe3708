"""Whoever reads answers is told who else begins to read them, or no longer does; it also stands in the log."""

from django.contrib.auth.models import Group
from django.db.models import Q
from django.db.models.signals import m2m_changed
from django.dispatch import receiver
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from core.models import OutboxLetter, User
from core.operations.outbox import Words, post, writes
from core.permissions.acting_user import acting_user
from forms_app.permissions import reading_groups

ADMITTED, REMOVED = "editors.admit_reader", "editors.remove_reader"
LETTER = "answers.readers"


@receiver(m2m_changed, sender=User.groups.through)
def note_readers(instance, action, reverse, pk_set, **kwargs):
    """Log and tell every change of who is in a group that reads answers, made by somebody who is signed in."""
    actor = acting_user()
    actions = {"post_add": ADMITTED, "post_remove": REMOVED, "pre_clear": REMOVED}
    if actor is None or action not in actions:
        return
    keys = pk_set
    if action == "pre_clear":
        keys = set((instance.user_set if reverse else instance.groups).values_list("pk", flat=True))
    groups = reading_groups().filter(pk__in=[instance.pk] if reverse else keys)
    people = User.objects.filter(pk__in=keys) if reverse else [instance]
    for group in groups:
        for person in people:
            _note(actions[action], group, person, actor)


def _note(action: str, group: Group, person: User, actor: User) -> None:
    data = {"group": group.name, "person": person.get_username(), "by": actor.get_username()}
    entry = log(instance=person, action=action, user=actor, data=data)
    for reader in readers_to_tell(group, person):
        post(LETTER, about=entry.pk, recipient=reader.email, locale=reader.language_code)


def readers_to_tell(group: Group, person: User):
    """Return everybody who reads the answers to every form, who is in the group, and whom it is about."""
    general = Group.objects.filter(
        permissions__codename="view_submission", permissions__content_type__app_label="forms_app"
    )
    told = Q(groups__in=general) | Q(groups=group) | Q(pk=person.pk)
    return User.objects.filter(told, is_active=True).exclude(email="").distinct()


@writes(LETTER)
def write_letter(letter: OutboxLetter) -> Words | None:
    """Say who did what; nothing where the log was cut meanwhile."""
    entry = ModelLogEntry.objects.filter(pk=letter.about).first()
    if entry is None:
        return None
    is_admitted = entry.action == ADMITTED
    subject = _("Somebody else reads answers now") if is_admitted else _("Somebody no longer reads answers")
    context = entry.data | {"is_admitted": is_admitted, "at": entry.timestamp}
    return Words(letter.recipient, subject, render_to_string("mail/answer_readers.txt", context))
