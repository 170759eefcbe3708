from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Site")

    def ready(self):
        from wagtail.models import WorkflowState

        from core import interface_texts, redirects, web_addresses
        from core.accounts import (  # noqa: F401  checks are registered
            guards,
            page_passwords,
            second_factors,
            sessions,
            system_checks,
        )
        from core.editions import text_only
        from core.files import stored
        from core.i18n import date_fields, import_time_strings, invisible_characters
        from core.page_store import invalidation, takedowns
        from core.prefetch import choosers
        from core.publishing import blocking, gate, shared_rows

        choosers.install()
        invisible_characters.install()
        web_addresses.install()
        stored.install()
        guards.install()
        sessions.install()
        second_factors.install()
        page_passwords.install()
        shared_rows.install()
        redirects.install()
        gate.install()
        interface_texts.install()
        import_time_strings.install()
        date_fields.install()
        # Not by WAGTAIL_FINISH_WORKFLOW_ACTION: Wagtail imports what that names before there are any models.
        WorkflowState.on_finish = blocking.publish_approved
        from core.search import index_updates  # noqa: F401

        connection_created.connect(invalidation.install, dispatch_uid="core.page_store.invalidation")
        takedowns.other_paths.connect(text_only.other_path)
