from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.models import Page, TranslatableMixin
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from translations import board, edit_hooks, status_buttons, urls
from translations.models import GlossaryTerm
from translations.other_locales import Action
from translations.patches import addresses, buttons
from translations.permissions import SEND, permissions_of
from translations.remarks import questions_for, with_sources

BEFORE_THE_PACKAGE = -10

buttons.unregister_hooks()


@hooks.register("construct_page_chooser_queryset")
def hide_what_is_not_read(pages, request):
    return permissions_of(request.user).readable_pages(pages)


class GlossaryViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "clipboard-list"
    list_display = ["term", "wording", "source_locale", "target_locale", "note"]
    list_filter = ["target_locale"]
    search_fields = ["term", "wording"]
    copy_view_enabled = False


register_snippet(GlossaryViewSet)


@hooks.register("register_admin_urls", order=BEFORE_THE_PACKAGE)
def translation_urls():
    return [path("translations/", include(urls)), *addresses.addresses()]


@hooks.register("before_edit_page", order=BEFORE_THE_PACKAGE)
def translate_instead_of_editing_a_page(request, page):
    answer = edit_hooks.instead_of_editor(request, page)
    if answer is None:
        edit_hooks.tell_of_questions(request, page)
    return answer


@hooks.register("before_edit_snippet", order=BEFORE_THE_PACKAGE)
def translate_instead_of_editing_a_snippet(request, instance):
    if not isinstance(instance, TranslatableMixin):
        return None
    edit_hooks.require_own_language(request.user, instance)
    answer = edit_hooks.instead_of_editor(request, instance)
    if answer is None:
        edit_hooks.tell_of_questions(request, instance)
    return answer


@hooks.register("before_delete_snippet")
def delete_only_ones_own_language(request, instances):
    for instance in instances:
        edit_hooks.require_own_language(request.user, instance)


@hooks.register("before_publish")
@hooks.register("before_unpublish")
def publish_only_ones_own_language(request, instance):
    edit_hooks.require_own_language(request.user, instance, publishing=True)


@hooks.register("after_unpublish_page")
def ask_about_unpublishing_elsewhere(request, page):
    return edit_hooks.ask_about_others(request, [page], Action.UNPUBLISH)


@hooks.register("after_move_page")
def ask_about_moving_elsewhere(request, page):
    return edit_hooks.ask_about_others(request, [page], Action.MOVE)


@hooks.register("after_copy_page")
def ask_about_copies(request, page, new_page):
    return edit_hooks.ask_about_copies(request, page, new_page)


@hooks.register("after_bulk_action")
def ask_about_many_elsewhere(request, action_type, objects, action):
    if action_type not in Action.values or action.model is not Page:
        return None
    # They were read before the action changed them.
    pages = list(Page.objects.filter(pk__in=[page.pk for page in objects]).order_by("path"))
    return edit_hooks.ask_about_others(request, pages, Action(action_type))


class TranslationsMenuItem(MenuItem):
    def is_shown(self, request):
        return permissions_of(request.user).may_use_workbench()


@hooks.register("register_admin_menu_item")
def translations_menu_item():
    return TranslationsMenuItem(
        _("Translations"), reverse("translations:board"), name="translations", icon_name="globe", order=290
    )


def send_button(instance, user, url_name, args, **kwargs):
    """Yield the button “Send to translators” for an original."""
    is_target = any(
        row.translation.target_locale_id == instance.locale_id for row in status_buttons.assignments_of(instance, user)
    )
    if user.has_perm(SEND) and not is_target:
        yield Button(_("Send to translators"), reverse(url_name, args=args), icon_name="globe", priority=60, **kwargs)


def state_buttons(instance, user):
    """Yield one button for each translation: its state, with a link to its workbench."""
    for row in status_buttons.assignments_of(instance, user):
        yield Button(
            status_buttons.label_for(row),
            status_buttons.workbench_url(row.translation),
            icon_name="globe",
            priority=61 + row.pk % 30,
        )


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def page_buttons(page, user, view_name=None, next_url=None):
    if page.depth > 1:
        yield from send_button(page, user, "translations:send_page", [page.pk])
        yield from state_buttons(page, user)
        if page.permissions_for_user(user).can_publish():
            url = reverse("translations:pair", args=[page.pk])
            yield Button(_("Other languages"), url, icon_name="link", priority=95)


@hooks.register("register_log_actions")
def pairing_log_actions(actions):
    actions.register_action("translations.pair", _("Pair"), _("Paired with a page in another language"))
    actions.register_action("translations.unpair", _("Take a pair apart"), _("Taken out of its pair"))


@hooks.register("register_snippet_listing_buttons")
def snippet_buttons(snippet, user, next_url=None):
    if isinstance(snippet, TranslatableMixin) and not isinstance(snippet, Page):
        meta = snippet._meta
        args = [meta.app_label, meta.model_name, snippet.pk]
        yield from send_button(snippet, user, "translations:send_snippet", args)
        yield from state_buttons(snippet, user)


class WaitingPanel(Component):
    """What waits for the person who opens the admin."""

    name = "translations"
    template_name = "translations/panel.html"
    order = 50
    SHOWN = 8

    def get_context_data(self, parent_context):
        permissions = permissions_of(parent_context["request"].user)
        waiting = board.waiting_for(permissions)
        reviews = any(team.may_publish for team in permissions.teams) or not permissions.is_limited
        return {
            "to_translate": waiting["to_translate"][: self.SHOWN] if permissions.teams else [],
            "to_review": waiting["to_review"][: self.SHOWN] if reviews else [],
            "questions": with_sources(questions_for(permissions.user)[: self.SHOWN]),
        }


@hooks.register("construct_homepage_panels")
def show_what_waits(request, panels):
    if permissions_of(request.user).may_use_workbench():
        panels.append(WaitingPanel())


@hooks.register("insert_global_admin_css")
def translation_styles():
    return format_html('<link rel="stylesheet" href="{}">', static("translations/admin.css"))


@hooks.register("insert_editor_js")
def fields_in_their_own_direction():
    return format_html('<script type="module" src="{}"></script>', static("translations/direction.js"))
