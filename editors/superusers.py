"""Who may change people may not make themselves, or anybody, one who may do everything."""

from django.core.exceptions import PermissionDenied

from core.models import User


def make_no_superuser(request) -> None:
    """Refuse a new superuser made by somebody who is none."""
    if not request.user.is_superuser and "is_superuser" in request.POST:
        raise PermissionDenied


def leave_superusers_alone(request, user: User) -> None:
    """Refuse changes of a superuser, whose password would open every door, and the making of one."""
    make_no_superuser(request)
    if user.is_superuser and not request.user.is_superuser:
        raise PermissionDenied


def leave_superusers_alone_in_lists(request, action_type, objects, action) -> None:
    if not request.user.is_superuser and any(isinstance(one, User) and one.is_superuser for one in objects):
        raise PermissionDenied
