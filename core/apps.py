from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Site")

    def ready(self):
        from core import preloading
        from core.caching import takedowns, watching  # noqa: F401  models are there only now

        preloading.install()
        from core.search import receivers  # noqa: F401

        connection_created.connect(watching.install, dispatch_uid="core.caching.watching")
