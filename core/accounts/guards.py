"""Who may write an account, a membership or a right: decided where the row is written, whatever address was asked.

Commands, the worker and people who follow a reset link act without being signed in, and are not asked. A superuser may
do everything. Everybody else gives nothing they do not have, and never touches a superuser. Forms ask the functions
`..._problem` first, to say in words what the write would refuse.
"""

from django.contrib.auth.models import Group, Permission
from django.db.models.signals import m2m_changed, pre_delete, pre_save
from django.utils.translation import gettext as _
from wagtail.models import GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Task, Workflow

from core.accounts import notices, password_check
from core.models.users import User
from core.permissions import powers
from core.permissions.acting_user import acting_request, acting_user, refuse

UNGUARDED = {"last_login", "date_joined", "link_generation"}
IDENTITY = {"username", "email", "password"}  # whoever has these can sign in as the person
ASKED_FOR = {"email", "password"}  # they change only after the acting person gave their own password


def account_problem(actor: User, account: User, stored: User | None) -> str:
    """Return why a person may not write an account as it stands here, or an empty text."""
    if actor.is_superuser and actor.is_active:
        return ""
    if account.is_superuser and not (stored and stored.is_superuser):
        return _("Only a superuser makes a superuser. Ask whoever runs the server.")
    if stored is None:
        return "" if actor.has_perm("core.add_user") else _no_accounts()
    changed = changes(account, stored)
    if stored.pk == actor.pk or not changed:
        return ""
    if stored.is_superuser:
        return _("Only a superuser changes the account of a superuser. Ask whoever runs the server.")
    if not actor.has_perm("core.change_user"):
        return _no_accounts()
    if changed & IDENTITY and not powers.holds_account(actor, stored):
        return _(
            "This person may do things that you may not. They change their own sign-in name, e-mail address and password "
            "under “Account”, or with “Forgotten it?” where one signs in."
        )
    return ""


def membership_problem(actor: User, groups: list[Group], is_added: bool = True) -> str:
    """Return why a person may not put somebody into these groups, or take them out; or an empty text."""
    manages_accounts = actor.has_perm("core.change_user") or actor.has_perm("core.add_user")
    if not (manages_accounts or powers.admits_members(actor, groups)):
        return _no_accounts()
    if is_added and not powers.holds_groups(actor, groups):
        return _(
            "You can put people only into groups that give no more than you have yourself. Into groups that read answers, "
            "people are put by those who read them: under “Reports”, “Who reads answers”."
        )
    return ""


def deletion_problem(actor: User, account: User) -> str:
    """Return why a person may not delete an account, or an empty text."""
    if actor.is_superuser:
        return ""
    if account.is_superuser:
        return _("Only a superuser deletes the account of a superuser. Ask whoever runs the server.")
    return "" if actor.has_perm("core.delete_user") else _no_accounts()


def changes(account: User, stored: User) -> set[str]:
    """Return the names of the columns in which an account differs from what is stored."""
    names = {field.attname for field in User._meta.concrete_fields} - UNGUARDED
    return {name for name in names if getattr(account, name) != getattr(stored, name)}


def _is_hashed_anew(account: User, fields, actor: User | None) -> bool:
    """Tell whether Django only hashes a password anew in a better way, which it does when its owner gives it."""
    is_own = actor is None or actor.pk == account.pk
    return is_own and fields is not None and set(fields) == {"password"} and account._password is None  # type: ignore[attr-defined]


def _no_accounts() -> str:
    return _("You may not change people’s accounts. Ask an administrator.")


def _more_than_one_has() -> str:
    return _("You cannot give a right that you do not have yourself.")


def _password_problem(changed: set[str]) -> str:
    if changed & ASKED_FOR and not password_check.is_recent(acting_request()):
        return _(
            "An e-mail address or a password is changed only after you gave your own password. Give it, then try again."
        )
    return ""


def guard_account(sender, instance, raw=False, update_fields=None, **kwargs):
    if raw or (update_fields and set(update_fields) <= UNGUARDED):
        return
    actor = acting_user()
    if _is_hashed_anew(instance, update_fields, actor):
        return
    stored = User.objects.filter(pk=instance.pk).first() if instance.pk else None
    if actor:
        refuse(account_problem(actor, instance, stored))
    if stored is None:
        return
    changed = changes(instance, stored)
    if actor:
        refuse(_password_problem(changed))
    kinds = {"email": notices.EMAIL, "password": notices.PASSWORD}
    notices.tell(stored, {kinds[name] for name in changed & ASKED_FOR})


def guard_deletion(sender, instance, **kwargs):
    actor = acting_user()
    if actor:
        refuse(deletion_problem(actor, instance))


def guard_membership(sender, instance, action, reverse, pk_set, **kwargs):
    """A person's groups, from either side."""
    actor = acting_user()
    if not actor or actor.is_superuser or not action.startswith("pre_"):
        return
    if action == "pre_clear":
        pk_set = (instance.user_set if reverse else instance.groups).values_list("pk", flat=True)
    groups = [instance] if reverse else list(Group.objects.filter(pk__in=pk_set))
    people = User.objects.filter(pk__in=pk_set) if reverse else [instance]
    if any(one.is_superuser for one in people):
        refuse(_("Only a superuser changes the account of a superuser. Ask whoever runs the server."))
    refuse(membership_problem(actor, groups, action == "pre_add"))


def guard_permissions(sender, instance, action, reverse, pk_set, **kwargs):
    """The permissions of a group or of one person."""
    actor = acting_user()
    if not actor or action != "pre_add":
        return
    given = Permission.objects.filter(pk__in=[instance.pk] if reverse else pk_set)
    if not powers.holds_permissions(actor, given):
        refuse(_more_than_one_has())


def guard_page_permission(sender, instance, **kwargs):
    actor = acting_user()
    if actor and not (actor.is_superuser or powers.holds_page(actor, instance)):
        refuse(_more_than_one_has())


def guard_collection_permission(sender, instance, **kwargs):
    actor = acting_user()
    if actor and not (actor.is_superuser or powers.holds_collection(actor, instance)):
        refuse(_more_than_one_has())


def guard_workflow(sender, instance, **kwargs):
    """Workflows and their tasks say who approves: Wagtail's chooser of tasks lets everybody in the admin make one."""
    actor = acting_user()
    kind = "workflow" if sender is Workflow else "task"
    if actor and not actor.has_perm(f"wagtailcore.{'change' if instance.pk else 'add'}_{kind}"):
        refuse(_("Only an administrator decides who approves what. Ask one of them."))


GUARDS: list[tuple] = [
    (pre_save, guard_account, User),
    (pre_delete, guard_deletion, User),
    (m2m_changed, guard_membership, User.groups.through),
    (m2m_changed, guard_permissions, User.user_permissions.through),
    (m2m_changed, guard_permissions, Group.permissions.through),
    (pre_save, guard_page_permission, GroupPagePermission),
    (pre_save, guard_collection_permission, GroupCollectionPermission),
    (pre_save, guard_workflow, Workflow),
    (pre_save, guard_workflow, Task),
    (pre_save, guard_workflow, GroupApprovalTask),
]


def install() -> None:
    """Connect every guard to the rows it guards."""
    for signal, guard, sender in GUARDS:
        signal.connect(guard, sender=sender, dispatch_uid=f"core.accounts.{guard.__name__}.{sender.__name__}")
