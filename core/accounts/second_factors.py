"""The second factor of an account: codes of an authenticator app, passkeys, and recovery codes. All its rules are here.

Rows are django-allauth's Authenticator. Whoever has an app or a passkey has a second factor; recovery codes stand in for it.
"""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models.signals import pre_delete, pre_save
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from core.accounts import allauth_internals, notices, password_check
from core.accounts.allauth_internals import RecoveryCodes
from core.accounts.mfa_adapter import host_of
from core.encryption import reencrypted
from core.i18n.digits import WESTERN_DIGITS
from core.models.user_sessions import UserSession
from core.models.users import User
from core.permissions import powers
from core.permissions.acting_user import acting_request, acting_user, refuse

GIVEN = "second_factor_given"  # in the session
MOST_PASSKEYS = 10
NAME_LENGTH = 60
_TYPES = Authenticator.Type
_USED_STEP = "used_step"
_HOST = "host"
_NEW_APP = "key_of_new_app"  # in the session, encrypted


class SecondFactorMiddleware:
    """Take nobody for signed in whose session was begun without the second factor, where one is required.

    Stands below Django's AuthenticationMiddleware.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.SECOND_FACTOR_REQUIRED:
            person = request.user
            request.user = SimpleLazyObject(lambda: person if request.session.get(GIVEN) else AnonymousUser())
        return self.get_response(request)


def has_any(person: User) -> bool:
    """Tell whether somebody has an app or a passkey."""
    return Authenticator.objects.filter(user=person).exclude(type=_TYPES.RECOVERY_CODES).exists()


def app_of(person: User) -> Authenticator | None:
    return Authenticator.objects.filter(user=person, type=_TYPES.TOTP).first()


def passkeys_of(person: User, host: str = "") -> list[Authenticator]:
    """Return somebody's passkeys, or those of one host."""
    rows = Authenticator.objects.filter(user=person, type=_TYPES.WEBAUTHN).order_by("pk")
    return [row for row in rows if not host or row.data[_HOST] == host]


def recovery_codes_of(person: User) -> list[str]:
    """Return the recovery codes that were not used yet."""
    row = Authenticator.objects.filter(user=person, type=_TYPES.RECOVERY_CODES).first()
    return RecoveryCodes(row).get_unused_codes() if row else []


def address_for_app(person: User, key: str) -> str:
    """Return the otpauth:// address that an authenticator app reads from a picture."""
    return get_adapter().build_totp_url(person, key)


def key_of_new_app(request) -> str:
    """Return the key of the app that is being set up in this session.

    It stays the same until it is used: a phone loads the page again when somebody comes back from the app.
    """
    kept = request.session.get(_NEW_APP)
    if kept:
        return get_adapter().decrypt(kept)
    key = allauth_internals.new_key()
    request.session[_NEW_APP] = get_adapter().encrypt(key)
    return key


def forget_new_app(request) -> None:
    request.session.pop(_NEW_APP, None)


@transaction.atomic
def check_code(person: User, code: str) -> bool:
    """Tell whether a code of the app or a recovery code holds, and have it hold no more."""
    code = code.translate(WESTERN_DIGITS)
    row = Authenticator.objects.select_for_update().filter(user=person, type=_TYPES.TOTP).first()
    step = allauth_internals.step_of(get_adapter().decrypt(row.data["secret"]), code) if row else None
    if row and step is not None and step > row.data[_USED_STEP]:
        row.data[_USED_STEP] = step
        row.last_used_at = timezone.now()
        row.save(update_fields=["data", "last_used_at"])
        return True
    return _check_recovery_code(person, code)


def _check_recovery_code(person: User, code: str) -> bool:
    row = Authenticator.objects.filter(user=person, type=_TYPES.RECOVERY_CODES).first()
    if row is None or not RecoveryCodes(row).validate_code(code):
        return False
    notices.tell(person, {notices.RECOVERY_CODE})
    return True


def check_passkey(request, person: User, answer) -> None:
    """Check what a browser showed. Raises PasskeyError."""
    row = allauth_internals.check_request(person, answer, host_of(request))
    row.record_usage()


@transaction.atomic
def set_up_app(person: User, key: str, code: str) -> bool:
    """Give somebody an app, in place of one they have; false if the code is not one of this key now."""
    step = allauth_internals.step_of(key, code.translate(WESTERN_DIGITS))
    if step is None:
        return False
    row = Authenticator.objects.select_for_update().filter(user=person, type=_TYPES.TOTP).first()
    row = row or Authenticator(user=person, type=_TYPES.TOTP)
    row.data = {"secret": get_adapter().encrypt(key), _USED_STEP: step}
    row.created_at, row.last_used_at = timezone.now(), None
    row.save()
    return True


@transaction.atomic
def add_passkey(request, person: User, answer, name: str) -> None:
    """Give somebody a passkey. Raises PasskeyError."""
    host = host_of(request)
    allauth_internals.check_creation(answer, host)
    data = {"name": name[:NAME_LENGTH] or host, "credential": answer, _HOST: host}
    Authenticator.objects.create(user=person, type=_TYPES.WEBAUTHN, data=data)


@transaction.atomic
def make_recovery_codes(person: User, is_told: bool = True) -> None:
    """Give somebody new recovery codes; earlier ones hold no more."""
    for row in Authenticator.objects.filter(user=person, type=_TYPES.RECOVERY_CODES):
        row.delete()
    RecoveryCodes.activate(person)
    if is_told:
        notices.tell(person, {notices.RECOVERY_CODES})


def removal_problem(person: User, row: Authenticator) -> str:
    """Return why somebody may not take away an app or a passkey of their own, or an empty text."""
    others = Authenticator.objects.filter(user=person).exclude(pk=row.pk).exclude(type=_TYPES.RECOVERY_CODES)
    if settings.SECOND_FACTOR_REQUIRED and not others.exists():
        return _("This is the only one you have. Add another one first, then take this one away.")
    return ""


@transaction.atomic
def remove(row: Authenticator) -> None:
    """Take an app or a passkey away; with the last one the recovery codes go, too."""
    row.delete()
    if not has_any(row.user):
        Authenticator.objects.filter(user=row.user).delete()


def reset_problem(actor: User, person: User) -> str:
    """Return why somebody may not take the second factor of another person away, or an empty text."""
    if actor.is_superuser and actor.is_active:
        return ""
    if not actor.has_perm("core.change_user"):
        return _("You may not change people’s accounts. Ask an administrator.")
    if not powers.holds_account(actor, person):
        return _("This person may do things that you may not. Ask whoever runs the server.")
    return ""


@transaction.atomic
def reset(person: User, by: User | None = None) -> None:
    """Take everything away, so that the person sets up a new second factor when they sign in; their sessions end."""
    Authenticator.objects.filter(user=person).delete()
    UserSession.objects.filter(user=person).delete()
    notices.tell(person, {notices.FACTOR_RESET})
    if by is not None:
        notices.tell(by, {notices.FACTOR_RESET_BY}, about=person)


def put_under_first_key() -> int:
    """Encrypt the keys of apps and recovery codes anew under the first of SIGNUP_ENCRYPTION_KEYS; return how many."""
    done = 0
    for name in ("secret", "seed"):
        for row in Authenticator.objects.filter(**{f"data__{name}__isnull": False}):
            with transaction.atomic():
                row = Authenticator.objects.select_for_update().get(pk=row.pk)
                row.data[name] = reencrypted(row.data[name])
                row.save(update_fields=["data"])
                done += 1
    return done


def guard_factor(sender, instance, raw=False, origin=None, **kwargs):
    """A factor is added and changed by its owner only, and taken away by them or who may reset it: after the password."""
    actor = acting_user()
    if raw or actor is None or _is_about_accounts(origin):
        return
    if instance.user_id != actor.pk:
        is_deletion = kwargs["signal"] is pre_delete
        refuse(reset_problem(actor, instance.user) if is_deletion else _("Only its owner sets up a second factor."))
    if not password_check.is_recent(acting_request()):
        refuse(_("A second factor is changed only after you gave your own password. Give it, then try again."))


def _is_about_accounts(origin) -> bool:
    """Tell whether rows are deleted only because their account is, which has its own guard."""
    return isinstance(origin, User) or getattr(origin, "model", None) is User


def tell_of_change(sender, instance, raw=False, update_fields=None, origin=None, **kwargs):
    """Tell the owner of each app and passkey that comes or goes; a reset and a deleted account have their own words."""
    is_own = isinstance(origin, Authenticator) or origin is None
    if is_own and not (raw or instance.type == _TYPES.RECOVERY_CODES or _is_use(update_fields)):
        notices.tell(instance.user, {notices.FACTOR})


def _is_use(update_fields) -> bool:
    """Tell whether a row is only written because its factor was given."""
    return update_fields is not None and set(update_fields) <= {"data", "last_used_at"}


def install() -> None:
    """Connect the guards to the rows they guard."""
    for signal in (pre_save, pre_delete):
        for receiver in (guard_factor, tell_of_change):
            uid = f"core.accounts.{receiver.__name__}.{'delete' if signal is pre_delete else 'save'}"
            signal.connect(receiver, sender=Authenticator, dispatch_uid=uid)
