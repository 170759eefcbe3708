from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Site")

    def ready(self):
        from wagtail.models import WorkflowState

        from core import evidence, holding, redirects, wording
        from core.caching import takedowns, watching  # noqa: F401  models are there only now
        from core.prefetch import choosers

        choosers.install()
        redirects.install()
        wording.install()
        # Not by WAGTAIL_FINISH_WORKFLOW_ACTION: Wagtail imports what that names before there are any models.
        WorkflowState.on_finish = holding.publish_approved
        from core.search import receivers  # noqa: F401

        connection_created.connect(watching.install, dispatch_uid="core.caching.watching")
        connection_created.connect(evidence.install, dispatch_uid="core.evidence")
