"""One name is enough, and it may be a pseudonym.

Wagtail asks everybody for a first and a last name under “Account”, and has no setting for it; this can go once it has
one (`test_wagtail_asks_for_two_names`). The forms in which administrators write accounts are our own.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import NameEmailForm
from wagtail.admin.views.account import NameEmailSettingsPanel


class AccountNameForm(NameEmailForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_for_one_name(self.fields)


def ask_for_one_name(fields) -> None:
    """Let the second of the two names be left out."""
    fields["first_name"].label = _("Name or pseudonym")
    fields["last_name"].label = _("Second name")
    fields["last_name"].required = False


def install() -> None:
    NameEmailSettingsPanel.form_class = AccountNameForm
