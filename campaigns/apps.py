from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = _("Campaigns")

    def ready(self):
        # They listen to what happens to answers, forms and entries.
        from campaigns import programme_takedowns, proposals, signatures, slot_dates  # noqa: F401
