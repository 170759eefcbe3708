from django.contrib.auth.models import Permission
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import ListingButton
from wagtail.snippets.models import register_snippet

from core.permissions.powers import ADMITS_MEMBERS, LACKS_POWERS
from forms_app.admin import urls
from forms_app.admin.deletion_notices import (
    PagesDeleteAction,
    name_answers_of_owner,
    name_answers_sent_from,
    name_answers_to_forms,
)
from forms_app.admin.form_editor import SignupFormViewSet
from forms_app.models import SignupForm
from forms_app.permissions import admits_readers, lacks_rights, may_read, reads_something

register_snippet(SignupFormViewSet)

LOGGED = [
    ("list", _("List answers"), _("Looked through the answers")),
    ("count", _("Count answers"), _("Looked at the numbers")),
    ("look", _("Read an answer"), _("Read an answer")),
    ("export", _("Export answers"), _("Took a copy of answers")),
    ("status", _("Change a status"), _("Changed the status of an answer")),
    ("bulk", _("Change all answers found"), _("Changed all answers that were found")),
    ("bulk_erase", _("Erase all answers found"), _("Erased all answers that were found")),
    ("assign", _("Assign an answer"), _("Said who takes care of an answer")),
    ("note", _("Handle an answer"), _("Changed notes on an answer")),
    ("erase", _("Erase an answer"), _("Erased an answer")),
    ("withdraw", _("Withdraw an answer"), _("The sender withdrew an answer")),
    ("correct", _("Correct an answer"), _("The sender corrected an answer")),
    ("confirm", _("Confirm an answer"), _("The sender confirmed the address")),
    ("replace", _("Replace an answer"), _("The sender sent a newer answer")),
    ("expire", _("Delete old answers"), _("Answers whose time was up were deleted")),
    ("form_deleted", _("Delete a form"), _("The form was deleted; its answers stay until their last day")),
    ("rights", _("Change rights to answers"), _("Changed who may read the answers")),
]


class AnswersMenuItem(MenuItem):
    """The way to the answers, for those who may read any."""

    def is_shown(self, request):
        return reads_something(request.user)


@hooks.register("register_admin_menu_item")
def answers_menu_item():
    return AnswersMenuItem(
        _("Answers"), reverse("signups:forms"), name="answers", icon_name="clipboard-list", order=310
    )


@hooks.register("register_snippet_listing_buttons")
def ways_from_a_form(snippet, user, next_url=None):
    """Lead from a form in the list to its answers, and to what passes it on."""
    if not isinstance(snippet, SignupForm):
        return
    key = snippet.translation_key
    if may_read(user, key) and snippet.version_id:
        yield ListingButton(
            _("Answers"), reverse("signups:answers", args=[key]), icon_name="clipboard-list", priority=30
        )
    if user.has_perm("forms_app.change_signupform"):
        yield ListingButton(_("Pass it on"), reverse("signups:share", args=[key]), icon_name="link", priority=35)
    if user.has_perm("forms_app.add_signupform"):
        yield ListingButton(_("Copy"), reverse("signups:copy", args=[key]), icon_name="copy", priority=40)


class StartMenuItem(MenuItem):
    """The way to ready-made forms, for those who make forms."""

    def is_shown(self, request):
        return request.user.has_perm("forms_app.add_signupform")


@hooks.register("register_admin_menu_item")
def start_menu_item():
    return StartMenuItem(_("New form"), reverse("signups:start"), name="new-form", icon_name="plus", order=305)


hooks.register("before_delete_page", name_answers_sent_from)
hooks.register("before_delete_snippet", name_answers_to_forms)
hooks.register("before_delete_user", name_answers_of_owner)
# After Wagtail's own, whose place it takes.
hooks.register("register_bulk_action", PagesDeleteAction, order=100)
hooks.register(LACKS_POWERS, lacks_rights)
hooks.register(ADMITS_MEMBERS, admits_readers)


@hooks.register("register_admin_urls")
def desk_urls():
    return [path("answers/", include(urls))]


@hooks.register("register_permissions")
def permissions_about_answers():
    return Permission.objects.filter(
        content_type__app_label="forms_app", content_type__model__in=["submission", "formaccess"]
    )


@hooks.register("register_log_actions")
def actions_about_answers(actions):
    for name, label, message in LOGGED:
        actions.register_action(f"forms_app.{name}", label, message)
