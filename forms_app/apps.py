from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FormsAppConfig(AppConfig):
    name = "forms_app"
    verbose_name = _("Sign-up forms")

    def ready(self):
        from forms_app import notifications, page_words, restored_backup, signal_handlers  # noqa: F401  models are there only now
