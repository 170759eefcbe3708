"""Who may write an account, a membership or a right: decided where the row is written, whatever address was asked.

Commands, the worker and people who follow a reset link act without being signed in, and are not asked. A superuser may
do everything. Everybody else gives nothing they do not have, and never touches a superuser. Screens ask the functions
`..._problem` first, to say in words what the write would refuse.
"""

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.db.models.signals import m2m_changed, pre_delete, pre_save
from django.utils.translation import gettext as _
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from core.accounts import powers
from core.accounts.acting_user import acting_user
from core.models.users import User

HARMLESS = {"last_login", "date_joined"}
KEYS = {"username", "email", "password"}  # who has these can sign in as the person


class NotAllowed(PermissionDenied):
    """The person may not write this row; the message says why and what to do."""


def account_problem(actor: User, account: User, stored: User | None) -> str:
    """Return why a person may not write an account as it stands here, or an empty text."""
    if actor.is_superuser and actor.is_active:
        return ""
    if account.is_superuser and not (stored and stored.is_superuser):
        return _("Only a superuser makes a superuser. Ask whoever runs the server.")
    if stored is None:
        return "" if actor.has_perm("core.add_user") else _no_people()
    changed = _changed(account, stored)
    if stored.pk == actor.pk or not changed:
        return ""
    if stored.is_superuser:
        return _("Only a superuser changes the account of a superuser. Ask whoever runs the server.")
    if not actor.has_perm("core.change_user"):
        return _no_people()
    if changed & KEYS and not powers.holds_account(actor, stored):
        return _(
            "This person may do things that you may not. They change their own sign-in name, e-mail address and password "
            "under “Account”, or with “Forgotten it?” where one signs in."
        )
    return ""


def membership_problem(actor: User, groups) -> str:
    """Return why a person may not put somebody into these groups (rows or ids), or an empty text."""
    if not (actor.has_perm("core.change_user") or actor.has_perm("core.add_user")):
        return _no_people()
    return (
        ""
        if powers.holds_groups(actor, groups)
        else _("You can put people only into groups that give no more than you have yourself.")
    )


def deletion_problem(actor: User, account: User) -> str:
    """Return why a person may not delete an account, or an empty text."""
    if actor.is_superuser:
        return ""
    if account.is_superuser:
        return _("Only a superuser deletes the account of a superuser. Ask whoever runs the server.")
    return "" if actor.has_perm("core.delete_user") else _no_people()


def _no_people() -> str:
    return _("You may not change people’s accounts. Ask an administrator.")


def _more_than_you_have() -> str:
    return _("You cannot give a right that you do not have yourself.")


def _changed(account: User, stored: User) -> set[str]:
    names = {field.attname for field in User._meta.concrete_fields} - HARMLESS
    return {name for name in names if getattr(account, name) != getattr(stored, name)}


def refuse(problem: str) -> None:
    """Stop the write where there is a problem."""
    if problem:
        raise NotAllowed(problem)


def guard_account(sender, instance, raw=False, update_fields=None, **kwargs):
    if raw or (update_fields and set(update_fields) <= HARMLESS):
        return
    actor = acting_user()
    if actor:
        refuse(account_problem(actor, instance, User.objects.filter(pk=instance.pk).first()))


def guard_deletion(sender, instance, **kwargs):
    actor = acting_user()
    if actor:
        refuse(deletion_problem(actor, instance))


def guard_membership(sender, instance, action, reverse, pk_set, **kwargs):
    """A person's groups, from either side."""
    actor = acting_user()
    if not actor or not action.startswith("pre_"):
        return
    groups = [instance] if reverse else Group.objects.filter(pk__in=pk_set or ())
    people = User.objects.filter(pk__in=pk_set or ()) if reverse else [instance]
    if not actor.is_superuser and any(one.is_superuser for one in people):
        refuse(_("Only a superuser changes the account of a superuser. Ask whoever runs the server."))
    refuse(membership_problem(actor, groups if action == "pre_add" else ()))


def guard_permissions(sender, instance, action, reverse, pk_set, **kwargs):
    """The permissions of a group or of one person."""
    actor = acting_user()
    if not actor or action != "pre_add":
        return
    given = Permission.objects.filter(pk__in=[instance.pk] if reverse else pk_set)
    if not powers.holds_permissions(actor, given):
        refuse(_more_than_you_have())


def guard_page_permission(sender, instance, **kwargs):
    actor = acting_user()
    if actor and not (actor.is_superuser or powers.holds_page(actor, instance)):
        refuse(_more_than_you_have())


def guard_collection_permission(sender, instance, **kwargs):
    actor = acting_user()
    if actor and not (actor.is_superuser or powers.holds_collection(actor, instance)):
        refuse(_more_than_you_have())


GUARDS: list[tuple] = [
    (pre_save, guard_account, User),
    (pre_delete, guard_deletion, User),
    (m2m_changed, guard_membership, User.groups.through),
    (m2m_changed, guard_permissions, User.user_permissions.through),
    (m2m_changed, guard_permissions, Group.permissions.through),
    (pre_save, guard_page_permission, GroupPagePermission),
    (pre_save, guard_collection_permission, GroupCollectionPermission),
]


def install() -> None:
    """Connect every guard to the rows it guards."""
    for signal, guard, sender in GUARDS:
        signal.connect(guard, sender=sender, dispatch_uid=f"core.accounts.{guard.__name__}.{sender.__name__}")
