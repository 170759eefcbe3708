from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorsConfig(AppConfig):
    name = "editors"
    verbose_name = _("Editors")

    def ready(self):
        from editors.patches import copy_views

        copy_views.install()
