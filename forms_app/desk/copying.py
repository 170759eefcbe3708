"""A new form from one that exists."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forms_app.desk.base import DeskView
from forms_app.models import SignupForm
from forms_app.starting.copying import copy_form


class CopyView(DeskView):
    """Says what a copy takes along and what not; the button makes it."""

    template_name = "forms_app/desk/copying.html"
    page_title = gettext_lazy("Copy a form")
    header_icon = "copy"

    def may_open(self) -> bool:
        return self.request.user.has_perm("forms_app.add_signupform")

    @cached_property
    def family(self) -> list[SignupForm]:
        found = list(SignupForm.objects.family(self.kwargs["key"]))
        if not found:
            raise Http404
        return found

    def get_page_subtitle(self):
        return self.family[0].title

    def get_breadcrumbs_items(self):
        forms = reverse("wagtailsnippets_forms_app_signupform:list")
        return [
            *self.breadcrumbs_items,
            {"url": forms, "label": _("Forms")},
            {"url": "", "label": self.get_page_subtitle()},
        ]

    def post(self, request, *args, **kwargs):
        copy = copy_form(self.family[0], request.user)
        messages.success(request, _("The copy is a draft. Nobody sees it until you publish it."))
        return HttpResponseRedirect(reverse("wagtailsnippets_forms_app_signupform:edit", args=[copy.pk]))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"languages": [form.language for form in self.family]}
