"""Screens that Wagtail makes for rows: bundles of pages that go public together, and accounts."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import ListingButton
from wagtail.users.views.users import IndexView as AccountsView
from wagtail.users.views.users import UserViewSet

from core.models import Bundle, User
from editors.account_forms import AccountCreationForm, AccountEditForm


class BundleForm(WagtailAdminModelForm):
    """Only pages the editor may publish, each once; saving gives a bundle that failed another chance."""

    def is_valid(self):
        return super().is_valid() and self._pages_fit()

    def _pages_fit(self) -> bool:
        formset = self.formsets["items"]
        seen = set()
        for form in formset.forms:
            page = form.cleaned_data.get("page")
            if not page or form in formset.deleted_forms:
                continue
            if page.pk in seen:
                form.add_error("page", _("This page is in the bundle twice."))
            elif not page.permissions_for_user(self.for_user).can_publish():
                form.add_error("page", _("You may not publish this page."))
            seen.add(page.pk)
        return not any(form.errors for form in formset.forms)

    def save(self, commit=True):
        self.instance.problem = ""
        self.instance.made_by = self.instance.made_by or self.for_user
        return super().save(commit)


class BundleIndexView(IndexView):
    def get_list_buttons(self, instance):
        look = ListingButton(
            _("Look and publish"), reverse("editors:bundle", args=[instance.pk]), icon_name="view", priority=1
        )
        return [look, *super().get_list_buttons(instance)]


class BundleViewSet(ModelViewSet):
    model = Bundle
    name = "bundles"
    icon = "folder-open-1"
    menu_label = gettext_lazy("Bundles")
    menu_order = 130
    add_to_admin_menu = True
    index_view_class = BundleIndexView
    list_display = [
        "title",
        Column("state", label=gettext_lazy("State")),
        DateColumn("goes_at", label=gettext_lazy("Publish at")),
    ]
    search_fields = ["title"]
    inspect_view_enabled = False
    edit_handler = ObjectList(Bundle.panels, base_form_class=BundleForm)


class AccountIndexView(AccountsView):
    """The people with what they may do."""

    @cached_property
    def columns(self):
        first, *others = super().columns[:-1]
        roles = Column("roles", accessor=roles_in_words, label=gettext_lazy("Roles"))
        return [first, *others, roles, super().columns[-1]]

    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("groups")


def roles_in_words(person: User) -> str:
    """Return the groups of a person by name, as a list in one line."""
    return _(", ").join(sorted(str(group) for group in person.groups.all()))


class AccountViewSet(UserViewSet):
    """The people who work on the site. An account is never copied: its rights would come along."""

    copy_view_enabled = False
    index_view_class = AccountIndexView
    create_template_name = "editors/account_add.html"
    edit_template_name = "editors/account_edit.html"

    def get_form_class(self, for_update=False):
        return AccountEditForm if for_update else AccountCreationForm
