"""Who may read, handle and copy the answers to which form."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from forms_app.models import FormAccess

ABOUT_ANSWERS = [
    "view_submission",
    "change_submission",
    "export_submission",
    "delete_submission",
    "change_formaccess",
]


def may_read(user, key) -> bool:
    """Tell whether a user may read the answers to a form."""
    return user.has_perm("forms_app.view_submission") or _named(user, Q(form_key=key))


def may_moderate(user, key) -> bool:
    """Tell whether a user may change the status of answers to a form, and write notes."""
    every_form = user.has_perm("forms_app.view_submission") and user.has_perm("forms_app.change_submission")
    return every_form or _named(user, Q(form_key=key, may_moderate=True))


def may_export(user, key) -> bool:
    """Tell whether a user may take a copy of the answers to a form."""
    every_form = user.has_perm("forms_app.view_submission") and user.has_perm("forms_app.export_submission")
    return every_form or _named(user, Q(form_key=key, may_export=True))


def reads_something(user) -> bool:
    """Tell whether a user may read the answers to any form: asked once for a request, as Django asks for permissions."""
    if not hasattr(user, "_reads_something"):
        user._reads_something = user.has_perm("forms_app.view_submission") or _named(user, Q())
    return user._reads_something


def readers_of(key) -> QuerySet:
    """Return the people who may read the answers to a form, and so can take care of one."""
    people = get_user_model().objects
    every_form = people.with_perm("forms_app.view_submission").values("pk")
    this_form = people.filter(groups__in=FormAccess.objects.filter(form_key=key).values("group")).values("pk")
    return people.filter(Q(pk__in=every_form) | Q(pk__in=this_form), is_active=True).order_by("username")


def readable_keys(user) -> set | None:
    """Return the keys of the forms whose answers a user may read; None means every form."""
    if user.has_perm("forms_app.view_submission"):
        return None
    return set(FormAccess.objects.of_user(user).values_list("form_key", flat=True))


def grant_problem(user, access: FormAccess) -> str:
    """Return why a user may not give a group this right to answers, or an empty text: nobody gives what they do not have."""
    holds = may_export(user, access.form_key) if access.may_export else may_read(user, access.form_key)
    if holds and user.has_perm("forms_app.change_formaccess"):
        return ""
    return _("Only those who read the answers to a form, and may copy them, give others the right to.")


def lacks_rights(user, groups) -> bool:
    """Tell whether these groups have a right to the answers of some form that a user does not have."""
    found = FormAccess.objects.filter(group__in=groups)
    return not all(may_export(user, one.form_key) if one.may_export else may_read(user, one.form_key) for one in found)


def reading_groups():
    """Return the groups that read answers: to every form, or to some."""
    general = Q(permissions__content_type__app_label="forms_app", permissions__codename__in=ABOUT_ANSWERS)
    return Group.objects.filter(general | Q(pk__in=FormAccess.objects.values("group"))).distinct().order_by("name")


def admits_readers(user, groups) -> bool:
    """Tell whether all these groups read answers, and a user decides who does."""
    found = reading_groups().filter(pk__in=[group.pk for group in groups]).count()
    return user.has_perm("forms_app.change_formaccess") and found == len(groups)


def _named(user, condition) -> bool:
    return user.is_active and FormAccess.objects.of_user(user).filter(condition).exists()
