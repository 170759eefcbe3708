"""What all screens about answers share: who may open them, and what they are called."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.accounts.guess_limits import set_wait, wait_in_words
from core.accounts.password_check import gave, password_confirmed, posted
from forms_app.columns import versions_of
from forms_app.models import SignupForm
from forms_app.permissions import may_export, may_moderate, may_read


@method_decorator(sensitive_post_parameters(), "dispatch")
class AnswersAdminView(WagtailAdminTemplateMixin, TemplateView):
    """A screen about answers."""

    header_icon = "form"
    page_title = _("Answers")

    def dispatch(self, request, *args, **kwargs):
        if not self.may_open():
            raise PermissionDenied
        if self.needs_password() and not password_confirmed(request):
            return self._ask_for_password()
        return super().dispatch(request, *args, **kwargs)

    def may_open(self) -> bool:
        raise NotImplementedError

    def needs_password(self) -> bool:
        """Tell whether this request lets answers out or erases them, for which the password is asked again."""
        return False

    def _ask_for_password(self):
        context = self.get_context_data() | {"posted": posted(self.request), "wrong": gave(self.request)}
        context["wait"] = wait_in_words(self.request)
        response = TemplateResponse(self.request, "forms_app/admin/password_check.html", context)
        return set_wait(response, self.request)


class FormAdminView(AnswersAdminView):
    """A screen about the answers to one form, which may have been deleted since."""

    def may_open(self) -> bool:
        return may_read(self.request.user, self.key)

    def require_moderation(self) -> None:
        """Refuse a post of somebody who may only read."""
        if not may_moderate(self.request.user, self.key):
            raise PermissionDenied

    @property
    def key(self):
        return self.kwargs["key"]

    @cached_property
    def versions(self):
        found = versions_of(self.key)
        if not found:
            raise Http404
        return found

    def get_page_subtitle(self):
        return self.versions[0].schema["title"]

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("signups:forms"), "label": _("Answers")},
            {"url": reverse("signups:answers", args=[self.key]), "label": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "key": self.key,
            "may_export": may_export(self.request.user, self.key),
            "may_moderate": may_moderate(self.request.user, self.key),
            "may_give_rights": self.request.user.has_perm("forms_app.change_formaccess"),
        }


class TranslatedFormView(AnswersAdminView):
    """A screen about a form itself, in all its languages; no answer is shown on it."""

    @cached_property
    def family(self) -> list[SignupForm]:
        """The form in each of its languages, the original first. Raises Http404 where none is left."""
        found = list(SignupForm.objects.family(self.kwargs["key"]))
        if not found:
            raise Http404
        return found

    def get_page_subtitle(self):
        return self.family[0].title

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtailsnippets_forms_app_signupform:list"), "label": _("Forms")},
            {"url": "", "label": self.get_page_subtitle()},
        ]
