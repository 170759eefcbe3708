"""The hooks that put the editors' screens, menu items, buttons and scripts into Wagtail's admin."""

from django.templatetags.static import static
from django.urls import include, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import page_permission_policy
from wagtail_localize.locales.wagtail_hooks import LocalesMenuItem

from core.publishing.shared_rows import refuse_bulk_change
from editors import urls
from editors.account_forms import SignInDetailsPanel
from editors.answer_readers import ADMITTED, REMOVED
from editors.buttons import buttons_for
from editors.deletion_hooks import (
    hide_trash_in_choosers,
    hide_trash_in_lists,
    redirect_from_trashed_page,
    trash_instead_of_deleting,
    trash_many_instead_of_deleting,
)
from editors.editor_scripts import editor_js
from editors.guides import path_of
from editors.languages.access import works_on_languages
from editors.page_lists import PageListViewSet
from editors.panels import PANELS
from editors.patches.page_titles import refuse_move
from editors.publishing_messages import block_publishing, show_advice
from editors.session_guard import session_guard_script
from editors.term_deletion import bin_instead_of_deleting, merge_button
from editors.views.own_factors import RESET
from editors.views.sessions import ENDED
from editors.viewsets import BundleViewSet
from forms_app.permissions import reads_something

BEFORE_WAGTAIL = -10


@hooks.register("register_admin_urls")
def editors_urls():
    return [path("desk/", include(urls))]


@hooks.register("register_admin_urls", order=BEFORE_WAGTAIL)
def languages_instead_of_locales():
    """Wagtail's own screens would make and delete languages without their tree, their team and their words."""
    to_languages = RedirectView.as_view(url=reverse_lazy("editors:languages"))
    return [path("locales/", to_languages), path("locales/<path:rest>", to_languages)]


class LanguagesMenuItem(MenuItem):
    """Shown to those who run languages, and to the teams that word one."""

    def is_shown(self, request):
        return works_on_languages(request.user)


@hooks.register("register_settings_menu_item")
def languages_menu_item():
    return LanguagesMenuItem(_("Languages"), reverse("editors:languages"), icon_name="globe", order=603)


@hooks.register("construct_help_menu")
def leave_out_what_is_new_in_wagtail(request, items):
    """Take out a link for programmers, whose words Wagtail puts together once, in the language of whoever came first."""
    items[:] = [item for item in items if not item.name.startswith("whats-new-in-wagtail")]


@hooks.register("construct_settings_menu")
def hide_locales(request, items):
    items[:] = [item for item in items if not isinstance(item, LocalesMenuItem)]


class WritersMenuItem(MenuItem):
    """Shown to everybody who may write some page."""

    def is_shown(self, request):
        return page_permission_policy.user_has_any_permission(request.user, {"add", "change"})


@hooks.register("register_admin_menu_item")
def start_menu_item():
    return WritersMenuItem(_("New page"), reverse("editors:start"), name="new-page", icon_name="plus", order=90)


@hooks.register("register_admin_menu_item")
def planning_menu_item():
    return WritersMenuItem(
        _("What is planned"), reverse("editors:planning"), name="planned", icon_name="calendar-alt", order=120
    )


@hooks.register("register_admin_menu_item")
def bin_menu_item():
    return WritersMenuItem(_("Bin"), reverse("editors:bin"), name="bin", icon_name="bin", order=950)


class GuideMenuItem(MenuItem):
    """Shown where the guide has been written."""

    def is_shown(self, request):
        return path_of(self.name, "en") is not None


@hooks.register("register_help_menu_item")
def guide_for_editors():
    return GuideMenuItem(
        _("Editor's guide"), reverse("editors:guide", args=["editors-guide"]), name="editors-guide", order=10
    )


@hooks.register("register_help_menu_item")
def where_everything_is_changed():
    address = reverse("editors:guide", args=["where"])
    return GuideMenuItem(_("Where everything is changed"), address, name="where", order=15)


@hooks.register("register_help_menu_item")
def guide_for_translators():
    address = reverse("editors:guide", args=["translators-guide"])
    return GuideMenuItem(_("Translator's guide"), address, name="translators-guide", order=20)


@hooks.register("register_help_menu_item")
def guide_for_administrators():
    address = reverse("editors:guide", args=["administrators-guide"])
    return AccountsMenuItem(_("Administrator's guide"), address, name="administrators-guide", order=30)


class AnswersGuideMenuItem(MenuItem):
    """Shown to those who read answers."""

    def is_shown(self, request):
        return reads_something(request.user)


@hooks.register("register_help_menu_item")
def guide_for_organisers():
    address = reverse("editors:guide", args=["organisers-guide"])
    return AnswersGuideMenuItem(_("Organiser's guide"), address, name="organisers-guide", order=25)


@hooks.register("register_help_menu_item")
def guide_for_languages():
    address = reverse("editors:guide", args=["languages"])
    return LanguagesMenuItem(_("A further language"), address, name="languages-guide", order=40)


class ReadersMenuItem(MenuItem):
    """Shown to those who decide who reads answers."""

    def is_shown(self, request):
        return request.user.has_perm("forms_app.change_formaccess")


@hooks.register("register_reports_menu_item")
def readers_menu_item():
    return ReadersMenuItem(_("Who reads answers"), reverse("editors:answer_readers"), icon_name="group", order=1200)


class RedirectsMenuItem(MenuItem):
    """Shown to those who make redirects."""

    def is_shown(self, request):
        return request.user.has_perm("wagtailredirects.add_redirect")


@hooks.register("register_reports_menu_item")
def missed_addresses_menu_item():
    return RedirectsMenuItem(
        _("Addresses not found"), reverse("editors:missed_addresses"), icon_name="redirect", order=1150
    )


@hooks.register("register_reports_menu_item")
def outside_links_menu_item():
    return RedirectsMenuItem(_("Links to other sites"), reverse("editors:outside_links"), icon_name="link", order=1160)


@hooks.register("register_account_settings_panel")
def sign_in_details(request, user, profile):
    return SignInDetailsPanel(request, user, profile)


@hooks.register("register_account_menu_item")
def own_sessions(request):
    return {
        "url": reverse("editors:sessions"),
        "label": _("Where you are signed in"),
        "help_text": _("See your sessions and end those you do not know."),
    }


@hooks.register("register_account_menu_item")
def own_second_factor(request):
    return {
        "url": reverse("editors:second_factor"),
        "label": _("Second factor"),
        "help_text": _("The app, the passkeys and the recovery codes with which you sign in."),
    }


class AccountsMenuItem(MenuItem):
    """Shown to those who change accounts."""

    def is_shown(self, request):
        return request.user.has_perm("core.change_user")


@hooks.register("register_settings_menu_item")
def end_access_menu_item():
    return AccountsMenuItem(_("End all access"), reverse("editors:end_access"), icon_name="warning", order=610)


@hooks.register("register_log_actions")
def actions_about_access(actions):
    actions.register_action(ENDED, _("End all access"), _("All sessions and links ended"))
    actions.register_action(RESET, _("Reset the second factor"), _("Second factor reset"))


@hooks.register("register_log_actions")
def actions_about_readers(actions):
    actions.register_action(ADMITTED, _("Admit to answers"), _("Admitted to a group that reads answers"))
    actions.register_action(REMOVED, _("End reading of answers"), _("Taken out of a group that reads answers"))


@hooks.register("register_admin_viewset")
def bundles():
    return BundleViewSet()


@hooks.register("register_admin_viewset", order=10)
def lists_of_pages():
    return PageListViewSet()


@hooks.register("construct_homepage_panels")
def dashboard(request, panels):
    panels += [panel(request.user) for panel in PANELS]


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page, user, next_url=None):
    yield from buttons_for(page, user)


@hooks.register("register_page_header_buttons")
def header_buttons(page, user, view_name, next_url=None):
    yield from buttons_for(page, user)


hooks.register("before_publish_page", block_publishing)
hooks.register("after_publish_page", show_advice)
hooks.register("register_snippet_listing_buttons", merge_button)
hooks.register("before_delete_snippet", bin_instead_of_deleting)
hooks.register("before_delete_page", trash_instead_of_deleting)
hooks.register("before_bulk_action", trash_many_instead_of_deleting)
hooks.register("before_bulk_action", refuse_bulk_change)
hooks.register("before_edit_page", redirect_from_trashed_page)
hooks.register("before_move_page", refuse_move)
hooks.register("construct_explorer_page_queryset", hide_trash_in_lists)
hooks.register("construct_page_chooser_queryset", hide_trash_in_choosers)
hooks.register("insert_editor_js", editor_js)


@hooks.register("insert_global_admin_js")
def every_screen_js():
    return format_html(
        '<script type="module" src="{}" data-dates="{}"></script><script type="module" src="{}"></script>'
        '<script type="module" src="{}"></script><script type="module" src="{}"></script>{}',
        static("editors/dates.js"),
        reverse("editors:typed_date"),
        static("editors/calls.js"),
        static("editors/names.js"),
        static("editors/unsaved_changes.js"),
        session_guard_script(),
    )


@hooks.register("insert_global_admin_css")
def editors_css():
    return format_html('<link rel="stylesheet" href="{}">', static("editors/editors.css"))
