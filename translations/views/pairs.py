"""The screen that pairs two pages written by hand, and takes a pair apart."""

from django import forms
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from translations.pairing import NotPairable, is_translated, pair, unpair
from translations.permissions import require
from translations.views.base import TranslationsAdminView


class PairForm(forms.Form):
    page = forms.ModelChoiceField(
        label=gettext_lazy("The same page in another language"),
        queryset=Page.objects.filter(depth__gt=1, alias_of=None),
        widget=AdminPageChooser,
    )


class PairView(TranslationsAdminView):
    """Pairs a page with one in another language, or takes it out of its pair."""

    template_name = "translations/pair.html"
    page_title = gettext_lazy("Other languages")

    @cached_property
    def page(self) -> Page:
        return get_object_or_404(Page, pk=self.kwargs["page_id"], depth__gt=1)

    def may_open(self) -> bool:
        return self.page.permissions_for_user(self.request.user).can_publish()

    def post(self, request, *args, **kwargs):
        if "unpair" in request.POST:
            return self.act(lambda: unpair(self.page, request.user), _("It stands by itself again."))
        wanted = request.POST.get("page", "")
        # Wagtail's chooser takes whatever is sent for a number.
        form = PairForm({"page": wanted if wanted.isdecimal() and len(wanted) < 18 else ""})
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        other = form.cleaned_data["page"]
        require(other.permissions_for_user(request.user).can_publish())
        words = _("They are one page in two languages now. No word of either was changed.")
        return self.act(lambda: pair(self.page, other, request.user), words)

    def act(self, step, words: str):
        try:
            step()
        except NotPairable as refusal:
            messages.error(self.request, str(refusal))
            return redirect("translations:pair", self.page.pk)
        messages.success(self.request, words)
        return redirect("wagtailadmin_explore", self.page.get_parent().pk)

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        item = {"url": "", "label": self.page_title, "sublabel": self.page.get_admin_display_title()}
        return [*super().get_breadcrumbs_items(), item]

    def get_context_data(self, **kwargs):
        others = self.page.get_translations().select_related("locale")
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "others": others,
            "is_translated": is_translated(self.page),
            "form": kwargs.get("form") or PairForm(),
        }
