"""Who may read, handle and copy the answers to which form."""

from django.db.models import Q

from forms_app.models import FormAccess


def may_read(user, key) -> bool:
    """Tell whether a user may read the answers to a form."""
    return user.has_perm("forms_app.view_submission") or _named(user, Q(form_key=key))


def may_moderate(user, key) -> bool:
    """Tell whether a user may change the status of answers to a form, and write notes."""
    every_form = user.has_perm("forms_app.view_submission") and user.has_perm("forms_app.change_submission")
    return every_form or _named(user, Q(form_key=key))


def may_export(user, key) -> bool:
    """Tell whether a user may take a copy of the answers to a form."""
    every_form = user.has_perm("forms_app.view_submission") and user.has_perm("forms_app.export_submission")
    return every_form or _named(user, Q(form_key=key, may_export=True))


def reads_something(user) -> bool:
    """Tell whether a user may read the answers to any form."""
    return user.has_perm("forms_app.view_submission") or _named(user, Q())


def readable_keys(user) -> set | None:
    """Return the keys of the forms whose answers a user may read; None means every form."""
    if user.has_perm("forms_app.view_submission"):
        return None
    return set(FormAccess.objects.of_user(user).values_list("form_key", flat=True))


def _named(user, condition) -> bool:
    return user.is_active and FormAccess.objects.of_user(user).filter(condition).exists()
