from datetime import datetime

from django import template
from django.utils.timezone import localtime

from core.i18n.dates import long_date
from core.i18n.digits import in_digits

register = template.Library()


@register.filter
def long_moment(value: datetime | None) -> str:
    """{{ submission.created_at|long_moment }}: 5 October 2017, 16:30."""
    if value is None:
        return ""
    local = localtime(value)
    return f"{long_date(local.date())}, {in_digits(local.strftime('%H:%M'))}"
