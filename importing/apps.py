from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportingConfig(AppConfig):
    name = "importing"
    verbose_name = _("Moving in from WordPress")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from importing import deletions  # noqa: F401  its receivers
