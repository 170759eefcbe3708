"""What a group gives its members, and whether a person already has all of it.

Two Wagtail hooks let an app above add powers of its own. Both take functions (person, groups) -> bool:
`lacks_powers` returns True where the groups give something that the person does not have;
`admits_members` returns True where the person decides who is in the groups without managing accounts.
"""

from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail import hooks
from wagtail.models import GroupCollectionPermission, GroupPagePermission

LACKS_POWERS = "lacks_powers"
ADMITS_MEMBERS = "admits_members"


def holds_groups(person: Any, groups: list[Group]) -> bool:
    """Tell whether a person has everything that these groups give: nobody gives what they do not have."""
    if person.is_superuser:
        return person.is_active
    return (
        holds_permissions(person, Permission.objects.filter(group__in=groups))
        and all(holds_page(person, row) for row in _rows(GroupPagePermission, "page", groups))
        and all(holds_collection(person, row) for row in _rows(GroupCollectionPermission, "collection", groups))
        and not any(lacks(person, groups) for lacks in hooks.get_hooks(LACKS_POWERS))
    )


def admits_members(person: Any, groups: list[Group]) -> bool:
    """Tell whether a person decides who is in these groups although they manage no accounts."""
    return bool(groups) and any(admits(person, groups) for admits in hooks.get_hooks(ADMITS_MEMBERS))


def holds_permissions(person: Any, permissions) -> bool:
    """Tell whether a person has all of these permissions."""
    names = permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{name}" for app, name in names} <= person.get_all_permissions()


def holds_page(person: Any, row: GroupPagePermission) -> bool:
    """Tell whether a person has this permission for this page, or for one above it."""
    return _reaches(_rows(GroupPagePermission, "page", person.groups.all()), row, "page")


def holds_collection(person: Any, row: GroupCollectionPermission) -> bool:
    """Tell whether a person has this permission for this collection, or for one above it."""
    return _reaches(_rows(GroupCollectionPermission, "collection", person.groups.all()), row, "collection")


def holds_account(person: Any, account: Any) -> bool:
    """Tell whether a person has everything that an account has."""
    if account.is_superuser:
        return person.is_superuser
    return holds_permissions(person, account.user_permissions.all()) and holds_groups(
        person, list(account.groups.all())
    )


def _rows(model, target: str, groups):
    return model.objects.filter(group__in=groups).select_related(target)


def _reaches(held, row, target: str) -> bool:
    path = getattr(row, target).path
    return any(one.permission_id == row.permission_id and path.startswith(getattr(one, target).path) for one in held)
