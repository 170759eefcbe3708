from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class EditorsConfig(AppConfig):
    default = True
    name = "editors"
    verbose_name = _("Editors")

    def ready(self):
        from editors import answer_readers, draft_remarks, handover  # noqa: F401  models are there only now
        from editors.patches import account_names, copy_views, inline_scripts, profile_pictures, stored_names

        account_names.install()
        copy_views.install()
        inline_scripts.install()
        profile_pictures.install()
        stored_names.install()


class AccountsConfig(WagtailUsersAppConfig):
    """Wagtail's screens of accounts, with our forms."""

    user_viewset = "editors.viewsets.AccountViewSet"
