"""New forms from ready-made ones."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.i18n.languages import active_language
from forms_app.admin.base import AnswersAdminView
from forms_app.starter_forms.builder import start_from
from forms_app.starter_forms.catalogue import STARTERS


class NewFormView(AnswersAdminView):
    """Four forms to start from; each becomes a draft in both languages."""

    template_name = "forms_app/admin/new_form.html"
    page_title = gettext_lazy("New form from a template")

    def may_open(self) -> bool:
        return self.request.user.has_perm("forms_app.add_signupform")

    def get_breadcrumbs_items(self):
        forms = reverse("wagtailsnippets_forms_app_signupform:list")
        return [*self.breadcrumbs_items, {"url": forms, "label": _("Forms")}, {"url": "", "label": self.page_title}]

    def post(self, request, *args, **kwargs):
        starter = STARTERS.get(request.POST.get("starter"))
        if starter is None:
            raise Http404
        form = start_from(starter, request.user)
        messages.success(request, _("The form is ready to be changed. Nobody sees it until you publish it."))
        return HttpResponseRedirect(reverse("wagtailsnippets_forms_app_signupform:edit", args=[form.pk]))

    def get_context_data(self, **kwargs):
        language = "ar" if active_language().code == "ar" else "en"
        starters = [
            {
                "key": key,
                "title": starter.title[language],
                "intro": starter.intro[language],
                "questions": [question["label"][language] for question in starter.questions],
            }
            for key, starter in STARTERS.items()
        ]
        return super().get_context_data(**kwargs) | {"starters": starters}
