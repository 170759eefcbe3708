"""What a group gives its members, and whether a person already has all of it.

A Wagtail hook named `lacks_powers`, registered with a function (person, groups) -> bool, adds powers that stand outside
Django's and Wagtail's permissions. It returns True where the groups give something the person does not have.
"""

from collections.abc import Iterable

from django.contrib.auth.models import Permission
from wagtail import hooks
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from core.models.users import User

LACKS_POWERS = "lacks_powers"


def holds_groups(person: User, groups: Iterable) -> bool:
    """Tell whether a person has everything that these groups (rows or ids) give: nobody gives what they do not have."""
    if person.is_superuser:
        return person.is_active
    groups = list(groups)
    return (
        holds_permissions(person, Permission.objects.filter(group__in=groups))
        and all(holds_page(person, row) for row in _rows(GroupPagePermission, "page", groups))
        and all(holds_collection(person, row) for row in _rows(GroupCollectionPermission, "collection", groups))
        and not any(lacks(person, groups) for lacks in hooks.get_hooks(LACKS_POWERS))
    )


def holds_permissions(person: User, permissions) -> bool:
    """Tell whether a person has all of these permissions."""
    names = permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{name}" for app, name in names} <= person.get_all_permissions()


def holds_page(person: User, row: GroupPagePermission) -> bool:
    """Tell whether a person has this permission for this page, or for one above it."""
    return _reaches(_rows(GroupPagePermission, "page", person.groups.all()), row, row.page.path, "page")


def holds_collection(person: User, row: GroupCollectionPermission) -> bool:
    """Tell whether a person has this permission for this collection, or for one above it."""
    held = _rows(GroupCollectionPermission, "collection", person.groups.all())
    return _reaches(held, row, row.collection.path, "collection")


def holds_account(person: User, account: User) -> bool:
    """Tell whether a person has everything that an account has."""
    if account.is_superuser:
        return person.is_superuser
    given = account.user_permissions.all()
    return holds_permissions(person, given) and holds_groups(person, account.groups.all())


def _rows(model, target: str, groups):
    return model.objects.filter(group__in=groups).select_related(target)


def _reaches(held, row, path: str, target: str) -> bool:
    return any(one.permission_id == row.permission_id and path.startswith(getattr(one, target).path) for one in held)
