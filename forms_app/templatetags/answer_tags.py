from datetime import datetime

from django import template
from django.utils.timezone import localtime

from core.i18n.dates import long_date
from core.i18n.digits import in_digits
from core.i18n.languages import active_language

register = template.Library()


@register.filter
def long_moment(value: datetime | None) -> str:
    """{{ submission.created_at|long_moment }}: 5 October 2017, 16:30."""
    if value is None:
        return ""
    local = localtime(value)
    comma = "،" if active_language().direction == "rtl" else ","
    return f"{long_date(local.date())}{comma} {in_digits(local.strftime('%H:%M'))}"
