"""A new form from one that exists."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forms_app.admin.base import TranslatedFormView
from forms_app.starter_forms.duplication import copy_form


class FormCopyView(TranslatedFormView):
    """Says what a copy takes along and what not; the button makes it."""

    template_name = "forms_app/admin/form_copy.html"
    page_title = gettext_lazy("Copy a form")
    header_icon = "copy"

    def may_open(self) -> bool:
        return self.request.user.has_perm("forms_app.add_signupform")

    def post(self, request, *args, **kwargs):
        copy = copy_form(self.family[0], request.user)
        messages.success(request, _("The copy is a draft. Nobody sees it until you publish it."))
        return HttpResponseRedirect(reverse("wagtailsnippets_forms_app_signupform:edit", args=[copy.pk]))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"languages": [form.language for form in self.family]}
