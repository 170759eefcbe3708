"""What `manage.py check --deploy` says about accounts."""

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security, deploy=True)
def second_factor_is_required(app_configs, **kwargs):
    if settings.SECOND_FACTOR_REQUIRED:
        return []
    words = "Whoever knows a password gets into the admin: SECOND_FACTOR is 0."
    return [Error(words, hint="Take SECOND_FACTOR out of the environment, and restart.", id="core.E001")]
