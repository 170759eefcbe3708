"""The forms that take a second factor: a code, or what a browser answers for a passkey."""

import segno
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.accounts import second_factors
from core.accounts.allauth_internals import OtherHostError, PasskeyError
from core.accounts.guess_limits import SECOND_FACTOR, Guess, wait_in_words
from core.accounts.mfa_adapter import host_of


class PasskeyField(forms.JSONField):
    """What a browser answers when somebody makes or shows a passkey; a script writes it into the form."""

    widget = forms.HiddenInput
    longest = 20_000  # characters; an answer has about 2,000

    def __init__(self, **kwargs):
        words = gettext_lazy("The browser gave no passkey. Try again, or use an app for codes.")
        super().__init__(error_messages={"required": words, "invalid": words}, **kwargs)

    def to_python(self, value):
        if value and len(value) > self.longest:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            return super().to_python(value)
        except RecursionError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


def _code_field(**more) -> forms.CharField:
    attributes = {"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr", **more}
    return forms.CharField(
        label=gettext_lazy("Code"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs=attributes),
    )


def _wrong_code() -> str:
    """Say why a code may be wrong; whether it would hold at another time is not told, which would help to guess."""
    now = time_format(timezone.localtime(timezone.now(), timezone.get_default_timezone()), "H:i")
    return _(
        "This code does not work: each holds for half a minute, and once. Type the one that your app shows now. If that "
        "does not work either, have your phone set date and time by itself; in Baghdad it is %(time)s now."
    ) % {"time": now}


def passkey_problem(error: PasskeyError, host: str) -> str:
    """Return what to tell somebody whose passkey was refused."""
    if isinstance(error, OtherHostError):
        return _(
            "This passkey belongs to another address than %(host)s. Sign in at the address where you made it, or use a code."
        ) % {"host": host}
    return _("The passkey could not be checked: it took too long, or it is not one of yours. Try again, or use a code.")


class PersonForm(forms.Form):
    """A form about the second factors of one person, sent in a request."""

    def __init__(self, request, person, data=None):
        super().__init__(data)
        self.request, self.person = request, person


class FactorForm(PersonForm):
    """The second step of signing in: a code of the app, a recovery code, or a passkey."""

    code = _code_field(autofocus=True)
    passkey = PasskeyField(required=False)

    def clean(self):
        """Count the try first, then look at it. A try that has to wait is not looked at."""
        given = super().clean()
        if self.errors:
            return given
        code, answer = given["code"], given["passkey"]
        if not (code or answer):
            raise ValidationError(_("Type the code that your app shows, or a recovery code."))
        guess = Guess(SECOND_FACTOR, self.request, self.person.get_username())
        if guess.count():
            raise ValidationError(wait_in_words(self.request))
        problem = self._problem(code, answer)
        if problem:
            raise ValidationError(problem)
        guess.was_right()
        return given

    def _problem(self, code: str, answer) -> str:
        if not answer:
            return "" if second_factors.check_code(self.person, code) else _wrong_code()
        try:
            second_factors.check_passkey(self.request, self.person, answer)
        except PasskeyError as error:
            return passkey_problem(error, host_of(self.request))
        return ""


class AppForm(PersonForm):
    """Sets up an authenticator app: the key is shown, and the code that the app makes of it is typed."""

    code = _code_field()

    def __init__(self, request, person, data=None):
        super().__init__(request, person, data)
        self.key = second_factors.key_of_new_app(request)

    @property
    def address(self) -> str:
        return second_factors.address_for_app(self.person, self.key)

    @property
    def picture(self) -> str:
        """Return the address as a QR code, which is black on white whatever the theme is."""
        return segno.make(self.address, error="m").svg_data_uri(scale=5, border=4, dark="#000", light="#fff")

    @property
    def key_in_groups(self) -> str:
        return " ".join(self.key[start : start + 4] for start in range(0, len(self.key), 4))

    def clean_code(self):
        code = self.cleaned_data["code"]
        if not code:
            raise ValidationError(_("Type the six digits that the app shows now."))
        if not second_factors.set_up_app(self.person, self.key, code):
            raise ValidationError(_wrong_code())
        second_factors.forget_new_app(self.request)
        return code


class PasskeyForm(PersonForm):
    """Adds a passkey that the browser has just made."""

    passkey = PasskeyField()
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=second_factors.NAME_LENGTH,
        required=False,
        help_text=gettext_lazy("So that you know it later, for example “Phone”."),
    )

    def clean(self):
        given = super().clean()
        if self.errors:
            return given
        if len(second_factors.passkeys_of(self.person)) >= second_factors.MOST_PASSKEYS:
            raise ValidationError(_("You have as many passkeys as an account can have. Take one away first."))
        try:
            second_factors.add_passkey(self.request, self.person, given["passkey"], given["name"])
        except PasskeyError as error:
            raise ValidationError(passkey_problem(error, host_of(self.request))) from error
        return given
