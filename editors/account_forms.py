"""The forms in which accounts are made and changed. They say in words what the guards of core.accounts would refuse."""

from copy import copy

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.users.forms import UserCreationForm, UserEditForm

from core.accounts.guards import account_problem, membership_problem
from core.accounts.guess_limits import wait_in_words
from core.accounts.password_check import confirm, is_recent
from core.models import User
from core.permissions.acting_user import acting_request, acting_user

Text = str | Promise
REPLACED = ""  # what a new password looks like before it is hashed


def _password_field(label, purpose: str = "new-password", help_text="") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": purpose, "dir": "ltr"})
    return forms.CharField(label=label, required=False, strip=False, widget=widget, help_text=help_text)


def _own_password_field() -> forms.CharField:
    help_text = gettext_lazy("Needed to change an e-mail address or a password, unless you gave it a moment ago.")
    return _password_field(gettext_lazy("Your own password, as it is now"), "current-password", help_text)


def _check_own_password(form: forms.ModelForm) -> None:
    """Ask for the password of whoever sits there, unless they gave it within the last quarter of an hour."""
    given = form.cleaned_data.get("own_password", "")
    if given and confirm(acting_request(), given):
        return
    if given or not is_recent(acting_request()):
        words = _("That is not your password.") if given else _("Give your own password to change this.")
        form.add_error("own_password", wait_in_words(acting_request()) or words)


class GuardedAccountMixin:
    """Checks an account and its groups against what the acting person may do, before anything is saved."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not acting_user().is_superuser:
            self.fields.pop("is_superuser", None)

    def clean_groups(self):
        chosen = self.cleaned_data["groups"]
        present = set(self.instance.groups.values_list("pk", flat=True)) if self.instance.pk else set()
        added = [group for group in chosen if group.pk not in present]
        problem = membership_problem(acting_user(), added) if added else ""
        if problem:
            raise ValidationError(problem)
        return chosen

    def _post_clean(self):
        super()._post_clean()
        account = copy(self.instance)
        if self.cleaned_data.get("password1"):
            account.password = REPLACED
        problem = account_problem(acting_user(), account, User.objects.filter(pk=account.pk).first())
        if problem:
            self.add_error(next((name for name in self.changed_data if name in self.fields), None), problem)


class AccountCreationForm(GuardedAccountMixin, UserCreationForm):
    """A new account."""


class AccountEditForm(GuardedAccountMixin, UserEditForm):
    """Somebody's account, seen by an administrator."""

    own_password = _own_password_field()

    def _post_clean(self):
        super()._post_clean()
        if {"email", "password1"} & set(self.changed_data):
            _check_own_password(self)


class SignInDetailsForm(forms.ModelForm):
    """The e-mail address and the password of one's own account."""

    email = forms.EmailField(label=gettext_lazy("Email"), widget=forms.EmailInput(attrs={"dir": "ltr"}))
    new_password1 = _password_field(
        gettext_lazy("New password"), help_text=gettext_lazy("Leave it empty to keep the one you have.")
    )
    new_password2 = _password_field(gettext_lazy("New password, once more"))
    own_password = _own_password_field()

    class Meta:
        model = User
        fields = ["email"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_password2"].help_text = password_validators_help_text_html()

    def clean_new_password2(self):
        first, second = self.cleaned_data.get("new_password1", ""), self.cleaned_data["new_password2"]
        if first != second:
            raise ValidationError(_("The two passwords are not the same. Type the new one twice."))
        if second:
            validate_password(second, self.instance)
        return second

    def _post_clean(self):
        super()._post_clean()
        if {"email", "new_password1"} & set(self.changed_data):
            _check_own_password(self)

    def save(self, commit=True):
        if self.cleaned_data["new_password2"]:
            self.instance.set_password(self.cleaned_data["new_password2"])
        return super().save(commit)


class SignInDetailsPanel(BaseSettingsPanel):
    """Part of "Account" in place of Wagtail's fields, which change an e-mail address without the password."""

    name = "access"
    title = gettext_lazy("E-mail address and password")
    order = 150
    form_class = SignInDetailsForm

    def get_form(self):
        """Return one form for the whole request: validating it changes the account that a second one would compare with."""
        if not hasattr(self.request, "sign_in_details_form"):
            self.request.sign_in_details_form = super().get_form()
        return self.request.sign_in_details_form
