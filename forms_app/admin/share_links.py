"""Passing a form on: its own addresses, and a code to print on paper."""

import io

import segno
from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from core.i18n.languages import Language
from forms_app.admin.base import TranslatedFormView


def address_of(key, language: Language) -> str:
    """Return the full address of a form's own page in a language."""
    with translation.override(language.code):
        return settings.SITE_URL + reverse("forms_app:form", args=[key])


class ShareLinksView(TranslatedFormView):
    """The addresses of a form with a code for each; no look at any answer is needed for it."""

    template_name = "forms_app/admin/share_links.html"
    page_title = _("Pass a form on")
    header_icon = "link"

    def may_open(self) -> bool:
        return self.request.user.has_perm("forms_app.change_signupform")

    def get(self, request, *args, **kwargs):
        if code := request.GET.get("png"):
            return self._picture(code)
        return super().get(request, *args, **kwargs)

    def _picture(self, code):
        language = next((form.language for form in self.family if form.language.code == code), None)
        if language is None:
            raise Http404
        picture = io.BytesIO()
        segno.make(address_of(self.kwargs["key"], language)).save(picture, kind="png", scale=12)
        response = HttpResponse(picture.getvalue(), content_type="image/png")
        response["Content-Disposition"] = content_disposition_header(
            as_attachment=True, filename="{}-{}.png".format(_("form"), language.code)
        )
        return response

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"ways": [self._way(form) for form in self.family]}

    def _way(self, form):
        address = address_of(form.translation_key, form.language)
        drawing = segno.make(address).svg_inline(scale=4, omitsize=False)
        return {"form": form, "address": address, "drawing": mark_safe(drawing)}  # noqa: S308  drawn by segno from our own address
