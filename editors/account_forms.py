"""The forms in which accounts are made and changed. They say in words what the guards of core.accounts would refuse."""

import secrets
from copy import copy

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.models import UserProfile

from core.accounts.guards import account_problem, membership_problem
from core.accounts.guess_limits import wait_in_words
from core.accounts.invitations import invite
from core.accounts.password_check import confirm, is_recent
from core.models import User
from core.permissions.acting_user import acting_request, acting_user
from editors.handover import hand_over
from editors.patches.account_names import ask_for_one_name

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
        ask_for_one_name(self.fields)
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
    """A new account. Its owner chooses the password, behind a link that comes by mail."""

    password_enabled = False

    language = forms.ChoiceField(
        label=gettext_lazy("Language of the invitation"),
        choices=settings.WAGTAILADMIN_PERMITTED_LANGUAGES,
        help_text=gettext_lazy(
            "A mail with a link to choose a password goes to the address above. The person finds the screens in this language."
        ),
    )

    def save(self, commit=True):
        self.instance.set_password(secrets.token_urlsafe(48))  # which nobody knows
        person = super().save(commit)
        if commit:
            language = {"preferred_language": self.cleaned_data["language"]}
            UserProfile.objects.update_or_create(user=person, defaults=language)
            invite(person)
        return person


class AccountEditForm(GuardedAccountMixin, UserEditForm):
    """Somebody's account, seen by an administrator."""

    own_password = _own_password_field()
    successor = forms.ModelChoiceField(
        User.objects.filter(is_active=True).order_by("first_name", "username"),
        label=gettext_lazy("Who takes over"),
        required=False,
        empty_label=gettext_lazy("Nobody: translations go back to their teams"),
        help_text=gettext_lazy(
            "When you close this account: drafts, bundles and translations that are not finished become this person’s."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = self.fields["successor"].queryset.exclude(pk=self.instance.pk)
        if not ("is_active" in self.fields and self.instance.is_active):
            del self.fields["successor"]

    def _post_clean(self):
        super()._post_clean()
        if {"email", "password1"} & set(self.changed_data):
            _check_own_password(self)

    @transaction.atomic
    def save(self, commit=True):
        if commit and not self.instance.is_active and self.cleaned_data.get("successor"):
            hand_over(self.instance, self.cleaned_data["successor"])
        return super().save(commit)


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
