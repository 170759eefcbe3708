"""The day that a date means, as somebody typed it."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from core.i18n.date_fields import TypedDateField


@require_safe
def typed_date(request: HttpRequest) -> JsonResponse:
    """Answer {"day": "2017-12-10"}, or {"problem": "…"} with words for the person who typed it."""
    try:
        day = TypedDateField(required=False).clean(request.GET.get("typed", ""))
    except ValidationError as error:
        return JsonResponse({"problem": " ".join(error.messages)})
    return JsonResponse({"day": day.isoformat() if day else None})
