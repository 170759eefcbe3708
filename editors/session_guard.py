"""The script tag that keeps typed text when a session ends, with the messages the script shows."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def session_guard_script() -> SafeString:
    """Return the tag, with messages in the language of the admin. It guards forms marked `data-edit-form`."""
    return format_html(
        '<script src="{}" defer data-address="{}" data-door="{}?next={}" data-link="{}"'
        ' data-ended="{}" data-another="{}" data-offline="{}" data-online="{}" data-in="{}"></script>',
        static("editors/session.js"),
        reverse("editors:session"),
        reverse("wagtailadmin_login"),
        reverse("editors:signed_in"),
        _("Sign in in another tab"),
        _("You are no longer signed in. What you typed is still here: leave this tab open and sign in in another one."),
        _(
            "Somebody else has signed in in this browser. What you typed is still here: leave this tab open and sign in "
            "as yourself in another one."
        ),
        _("There is no connection. What you typed is still here: leave this tab open, it is saved later."),
        _("The connection is back. Go on writing."),
        _("You are signed in again. Go on writing."),
    )
