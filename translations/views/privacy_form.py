"""Wagtail's privacy dialog with one question more: whether the other languages follow. Ticked unless taken out."""

import json
from contextlib import nullcontext

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from wagtail.admin.views import page_privacy
from wagtail.models import Page

from translations.privacy import only_this_language, pages_following

# Wagtail 8 makes a class of it; the first name goes with 7.4.
WAGTAILS = getattr(page_privacy, "set_privacy", None) or page_privacy.SetPrivacyView.as_view()
FIELD = "other_languages"
SUBMIT = '<input type="submit"'  # of Wagtail's template, which has no block to extend


def set_privacy(request, page_id: int) -> HttpResponse:
    others = pages_following(get_object_or_404(Page, pk=page_id))
    is_alone = request.method == "POST" and "asked_languages" in request.POST and FIELD not in request.POST
    with only_this_language() if is_alone else nullcontext():
        response = WAGTAILS(request, page_id=page_id)
    answer = json.loads(response.content)
    if SUBMIT not in answer.get("html", "") or not others:
        return response
    question = render_to_string(
        "translations/includes/privacy.html", {"pages": others, "is_ticked": not is_alone, "field": FIELD}, request
    )
    return JsonResponse(answer | {"html": answer["html"].replace(SUBMIT, question + SUBMIT, 1)})
