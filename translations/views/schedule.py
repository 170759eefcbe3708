"""When a translation is to be published: the form, and the way to cancel it."""

from datetime import datetime

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.models import DraftStateMixin, Page
from wagtail_localize.models import Translation

from translations.models import Assignment
from translations.permissions import permissions_of
from translations.publication import unschedule
from translations.views.base import StepView


class When(models.TextChoices):
    NOW = "now", _("now")
    AT = "at", _("at a chosen time")
    WITH_SOURCE = "with", _("together with the original")


class MomentForm(forms.Form):
    """Now, at a time, or at one moment with the original."""

    when = forms.ChoiceField(label=_("When"), choices=When.choices, initial=When.NOW, required=False)
    at = forms.DateTimeField(
        label=_("Time"),
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, *args, translation: Translation, user, assignment: Assignment | None = None, **kwargs):
        self.translation, self.user = translation, user
        if assignment and assignment.is_scheduled:
            when = When.WITH_SOURCE if assignment.with_original else When.AT
            kwargs["initial"] = {"when": when, "at": assignment.publish_at}
        super().__init__(*args, **kwargs)
        if not self.source_waits:
            choices = [choice for choice in When.choices if choice[0] != When.WITH_SOURCE]
            self.fields["when"] = forms.ChoiceField(label=_("When"), choices=choices, required=False)

    @cached_property
    def source_waits(self) -> bool:
        """Whether the original is not public yet, and goes live by itself or may be published by this person."""
        source = self.translation.source.get_source_instance()
        if not isinstance(source, DraftStateMixin) or source.live:
            return False
        if self.source_moment:
            return True
        if isinstance(source, Page):
            return source.permissions_for_user(self.user).can_publish()
        return permissions_of(self.user).may_change_snippet(type(source), source.locale_id, publishing=True)

    @cached_property
    def source_moment(self) -> datetime | None:
        """When the original is to go live by itself."""
        source = self.translation.source.get_source_instance()
        if not isinstance(source, DraftStateMixin):
            return None
        revision = source.scheduled_revision
        return revision.approved_go_live_at if revision else None

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("when") == When.AT and "at" not in self.errors:
            if not cleaned.get("at"):
                self.add_error("at", _("Say when it is to be published."))
            elif cleaned["at"] <= timezone.now():
                self.add_error("at", _("That time is over."))
        return cleaned

    @property
    def moment(self) -> datetime | None:
        """The time it waits for, if one was chosen."""
        return self.cleaned_data["at"] if self.cleaned_data.get("when") == When.AT else None

    @property
    def waits_for_source(self) -> bool:
        """Whether it goes live at the moment the original does, whenever that is."""
        return self.cleaned_data.get("when") == When.WITH_SOURCE and self.source_moment is not None

    @property
    def publishes_source(self) -> bool:
        """Whether the original has to be published in the same step."""
        return self.cleaned_data.get("when") == When.WITH_SOURCE and not self.source_moment


class UnscheduleView(StepView):
    """Cancels the publication of a scheduled translation."""

    def may_open(self) -> bool:
        return self.may_publish

    def post(self, request, *args, **kwargs):
        unschedule(self.translation, request.user)
        messages.success(request, _("It will not be published by itself any more. Its words stay as they are."))
        return self.back()
