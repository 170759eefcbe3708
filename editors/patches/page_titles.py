"""Addresses of Wagtail that tell anybody in the admin the title of any page whose number they guess.

Here they tell only what somebody may see anyway (`TranslationPermissions.readable_pages`). The page chooser asks its hook
about the pages it lists, and about these not. `tests/editors/patches/test_page_titles.py` fails when Wagtail renames a
view; this can go when Wagtail's own views pass its test.
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from wagtail.admin.views.chooser import BrowseView, ChosenMultipleView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page

from translations.permissions import permissions_of


class PageChooserView(BrowseView):
    """The page chooser, opened at a page."""

    def get(self, request, parent_page_id=None):
        if parent_page_id and not permissions_of(request.user).may_read_page(parent_page_id):
            raise Http404
        return super().get(request, parent_page_id)


class ChosenPagesView(ChosenMultipleView):
    """What the page chooser answers when several pages were ticked."""

    def get(self, request):
        asked = Page.objects.filter(pk__in=request.GET.getlist("id"))
        shown = permissions_of(request.user).readable_pages(asked)
        request.GET = request.GET.copy()
        request.GET.setlist("id", [str(pk) for pk in shown.values_list("pk", flat=True)])
        return super().get(request)


class PageTypesView(PageTypesUsageReportView):
    """The report that names the page of each type that was changed last."""

    def decorate_paginated_queryset(self, page_types):
        page_types = super().decorate_paginated_queryset(page_types)
        named = [item.last_edited_page.pk for item in page_types if item.last_edited_page]
        shown = permissions_of(self.request.user).readable_pages(Page.objects.filter(pk__in=named))
        pks = set(shown.values_list("pk", flat=True))
        for item in page_types:
            if item.last_edited_page and item.last_edited_page.pk not in pks:
                item.last_edited_page = None
        return page_types


def refuse_move(request, page, destination):
    """Refuse the question whether a page shall move, which names both, where the move itself would be refused."""
    if not page.permissions_for_user(request.user).can_move_to(destination):
        raise PermissionDenied
