"""Views that start a page from a template, or a report from its call."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from campaigns.models import CallPage, FestivalReportPage, ReportIndexPage
from core.i18n.languages import Language
from editors.page_templates import PAGE_TEMPLATES, report_on, start
from editors.views.base import EditorsView


def parents_for(user, index: type[Page]) -> list[Page]:
    """Return the lists of a kind, one for each language, below which a user may write."""
    lists = index.objects.select_related("locale").order_by("locale_id", "path")
    return [page for page in lists if page.permissions_for_user(user).can_add_subpage()]


class NewPageView(EditorsView):
    """Every template in every language the user may write in, with a button for each."""

    template_name = "editors/start.html"
    page_title = gettext_lazy("New from a template")
    header_icon = "plus"

    def may_open(self) -> bool:
        return any(places for _pattern, places in self.choices)

    @cached_property
    def choices(self):
        return [(pattern, parents_for(self.request.user, pattern.index)) for pattern in PAGE_TEMPLATES.values()]

    def post(self, request, *args, **kwargs):
        pattern = PAGE_TEMPLATES.get(request.POST.get("pattern"))
        wanted = request.POST.get("parent", "")
        places = parents_for(request.user, pattern.index) if pattern else []
        parent = next((place for place in places if str(place.pk) == wanted), None)
        if parent is None:
            messages.error(request, _("Choose one of these."))
            return self.get(request, *args, **kwargs)
        page = start(pattern.make, parent, request.user)
        messages.success(
            request, _("Replace what stands in square brackets. Nobody sees the page until it is published.")
        )
        return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    def get_context_data(self, **kwargs):
        rows = [
            (pattern, [(place, Language(place.locale.language_code)) for place in places])
            for pattern, places in self.choices
            if places
        ]
        return super().get_context_data(**kwargs) | {"rows": rows}


class ReportView(EditorsView):
    """A button that starts the report about a call, with the dates, places and partners of the call."""

    template_name = "editors/report.html"
    page_title = gettext_lazy("Write the report")
    header_icon = "list-ul"

    @cached_property
    def call(self) -> CallPage:
        return get_object_or_404(CallPage, pk=self.kwargs["pk"])

    @cached_property
    def parent(self) -> Page | None:
        places = parents_for(self.request.user, ReportIndexPage)
        return next((place for place in places if place.locale_id == self.call.locale_id), None)

    def may_open(self) -> bool:
        return self.call is not None and self.parent is not None

    def get_page_subtitle(self):
        return self.call.get_admin_display_title()

    def post(self, request, *args, **kwargs):
        if self.parent is None:
            raise PermissionDenied
        page = start(lambda: report_on(self.call), self.parent, request.user)
        return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    def get_context_data(self, **kwargs):
        there = FestivalReportPage.objects.filter(call__translation_key=self.call.translation_key)
        return super().get_context_data(**kwargs) | {"call": self.call, "there": list(there)}
