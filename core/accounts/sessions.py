"""Beginning, using and ending sessions, whoever's they are."""

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.db.models import F
from django.db.models.signals import post_save, pre_save
from django.utils import timezone

from core.accounts import notices
from core.accounts.session_store import BEGUN_AT
from core.models.user_sessions import UserSession
from core.models.users import User
from core.permissions.acting_user import acting_request


def install() -> None:
    """Connect what follows from signing in, from a new password and from closing an account."""
    user_logged_in.connect(begin, dispatch_uid="core.accounts.sessions.begin")
    post_save.connect(end_after_new_password, sender=User, dispatch_uid="core.accounts.sessions.new_password")
    pre_save.connect(end_of_closed_account, sender=User, dispatch_uid="core.accounts.sessions.closed_account")


class SessionUseMiddleware:
    """Note that a session is used by a person. Stands below Django's AuthenticationMiddleware.

    Scripts that ask by themselves, as an open editor does, do not count: settings.UNATTENDED_VIEWS names them.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        view = request.resolver_match.view_name if request.resolver_match else ""
        if view not in settings.UNATTENDED_VIEWS:
            request.session.note_use()
        return response


def begin(sender, request, **kwargs):
    """Count the twelve hours from signing in."""
    if request is not None:
        request.session[BEGUN_AT] = timezone.now().timestamp()


def end_after_new_password(sender, instance, created, raw=False, **kwargs):
    """End all sessions of somebody who has a new password, but the one in which they set it."""
    if not (raw or created) and instance._password is not None:  # what was set and not only hashed anew
        request = acting_request()
        UserSession.objects.filter(user=instance).exclude(session_key=_key(request)).delete()


def end_of_closed_account(sender, instance, raw=False, update_fields=None, **kwargs):
    """End all sessions of an account that is closed, so that none comes back when it is opened again."""
    is_written = update_fields is None or "is_active" in update_fields
    if instance.pk and is_written and not (raw or instance.is_active):
        UserSession.objects.filter(user_id=instance.pk).delete()


def end(person: User, label: str) -> bool:
    """End one session of a person; false if there is none of this label any more."""
    found = [row for row in UserSession.objects.filter(user=person) if row.label == label]
    for row in found:
        row.delete()
    return bool(found)


def end_others(request) -> None:
    """End all sessions of the person who asks, but the one they ask in."""
    UserSession.objects.filter(user=request.user).exclude(session_key=_key(request)).delete()


@transaction.atomic
def end_all_access(people) -> None:
    """End all sessions of these people (a queryset), and all links by which they could set a new password; tell them."""
    for person in people.filter(is_active=True).select_related("wagtail_userprofile"):
        notices.tell(person, {notices.ACCESS_ENDED})
    UserSession.objects.filter(user__in=people.values("pk")).delete()
    people.update(link_generation=F("link_generation") + 1)


def delete_expired() -> None:
    """Delete the rows of sessions that are over."""
    UserSession.objects.filter(expire_date__lte=timezone.now()).delete()


def _key(request) -> str:
    return (request.session.session_key if request is not None and hasattr(request, "session") else "") or ""
