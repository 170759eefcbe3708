"""The screen that makes next season's call."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import CallPage
from core.i18n.date_fields import TypedDateField
from editors.date_shift import Shift, same_weekday_later
from editors.seasons import Season, forms_of, next_season, original_of
from editors.views.base import EditorsView
from forms_app.models import SignupForm

FARTHEST = 10  # years


class SeasonForm(forms.Form):
    """Proposes the same days a year later."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=255)
    number = forms.IntegerField(
        label=gettext_lazy("Season"),
        required=False,
        min_value=1,
        max_value=999,
        help_text=gettext_lazy("5 for the fifth."),
    )
    slogan = forms.CharField(label=gettext_lazy("Slogan"), max_length=120, required=False)
    starts_on = TypedDateField(
        label=gettext_lazy("First day"),
        help_text=gettext_lazy("Every other date moves by as many days as this one."),
    )
    copied = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Sign-up forms to copy"),
        queryset=SignupForm.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("A copy begins without answers. A form that is not copied is used again as it is."),
    )

    def __init__(self, call: CallPage, data=None, **kwargs):
        self.call = call
        family = forms_of(call)
        super().__init__(data, initial=_proposal(call) | {"copied": family}, **kwargs)
        chosen_from = SignupForm.objects.filter(pk__in=[form.pk for form in family])
        self.fields["copied"].queryset = chosen_from  # type: ignore[attr-defined]  # a field of several choices
        if not family:
            del self.fields["copied"]

    def clean_starts_on(self):
        day = self.cleaned_data["starts_on"]
        if day <= self.call.starts_on:
            raise forms.ValidationError(_("The next season begins after this one."))
        if day.year > max(timezone.localdate().year, self.call.starts_on.year) + FARTHEST:
            raise forms.ValidationError(_("That is more than ten years away. Look at the year again."))
        return day

    @property
    def season(self) -> Season:
        data = self.cleaned_data
        copied = {form.pk for form in data.get("copied", [])}
        return Season(data["title"], data["number"], data["slogan"], data["starts_on"], copied)


def _proposal(call: CallPage) -> dict:
    first = call.starts_on
    try:
        starts_on = same_weekday_later(first, timezone.localdate()) if first else None
    except OverflowError:
        starts_on = None
    words = Shift.between(first, starts_on).worded if first and starts_on else str
    number = call.season_number + 1 if call.season_number else None
    return {"title": words(call.title), "number": number, "slogan": call.slogan, "starts_on": starts_on}


class SeasonView(EditorsView):
    """Four fields and a button; the new call is a draft."""

    template_name = "editors/season.html"
    page_title = gettext_lazy("Next season from this one")
    header_icon = "date"

    @cached_property
    def call(self) -> CallPage:
        return original_of(get_object_or_404(CallPage, pk=self.kwargs["pk"]))

    def may_open(self) -> bool:
        return self.call.get_parent().permissions_for_user(self.request.user).can_add_subpage()

    def dispatch(self, request, *args, **kwargs):
        if self.call.days or not self.may_open():
            return super().dispatch(request, *args, **kwargs)
        messages.error(request, _("Give the call its first and last day before you copy it."))
        return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[self.call.pk]))

    def get_page_subtitle(self):
        return self.call.get_admin_display_title()

    @cached_property
    def form(self):
        return SeasonForm(self.call, self.request.POST or None)

    def post(self, request, *args, **kwargs):
        if not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        try:
            call = next_season(self.call, self.form.season, request.user)
        except OverflowError:
            self.form.add_error("starts_on", _("Some date would leave the calendar. Choose an earlier day."))
            return self.get(request, *args, **kwargs)
        messages.success(request, _("The call and its forms are copied, as drafts. Look through them, then publish."))
        return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[call.pk]))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"form": self.form, "call": self.call}
