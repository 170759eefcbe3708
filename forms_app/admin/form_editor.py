"""The editor's screens of a form, beside those that every snippet has."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from core.publishing.edit_lock import one_at_a_time
from forms_app.models import SignupForm
from forms_app.question_changes import assign_new_keys, changed_wordings, needs_decision, rewords_consent

DECIDED, NEW = "rewording-decided", "rewording-new"


class SignupFormEditView(EditView):
    """Asks, before changed words go public under which answers lie, whether the question is still the same."""

    @classmethod
    def as_view(cls, **initkwargs):
        return one_at_a_time(super().as_view(**initkwargs), lambda pk, **_rest: SignupForm.objects.filter(pk=pk))

    def post(self, request, *args, **kwargs):
        if DECIDED in request.POST:
            new = [request.POST[name] for name in request.POST if name.startswith(f"{NEW}-") and request.POST[name]]
            request.POST = assign_new_keys(request.POST, new)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        if "action-publish" in self.request.POST and DECIDED not in self.request.POST and needs_decision(form.instance):
            public = SignupForm.objects.get(pk=form.instance.pk).version.schema
            if found := changed_wordings(form.instance, public):
                return self._ask(found)
            if rewords_consent(form.instance, public):
                messages.info(
                    self.request,
                    _(
                        "You changed what people agree to. From now on it is a question of its own: "
                        "who agreed to the former words did not agree to these."
                    ),
                )
        return super().form_valid(form)

    def _ask(self, found):
        posted = [(name, value) for name, values in self.request.POST.lists() for value in values]
        context = {
            "changed_wordings": found,
            "posted": posted,
            "decided": DECIDED,
            "new": NEW,
            "page_title": _("Changed questions"),
        }
        return render(self.request, "forms_app/admin/question_changes.html", context)


class SignupFormViewSet(SnippetViewSet):
    model = SignupForm
    icon = "form"
    menu_label = _("Forms")
    menu_name = "signup-forms"
    menu_order = 300
    add_to_admin_menu = True
    list_display = ["title", "locale", BooleanColumn("live", label=_("Live"))]
    copy_view_enabled = False
    edit_view_class = SignupFormEditView
