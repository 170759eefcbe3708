from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    name = "translations"
    verbose_name = _("Translations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from translations import (  # noqa: F401  models are there only now
            digests,
            gate,
            language_rights,
            privacy,
            segment_history,
            signal_handlers,
            term_sources,
        )
        from translations.patches import aliases, api_actions, empty_texts, targets

        aliases.disable_tree_sync()
        empty_texts.install()
        targets.install()
        api_actions.install()
