"""The trash: what was deleted in the last 30 days, by whom, and the button that restores it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Prefetch
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.permissions import page_permission_policy

from core.models import DeletedPage, Deletion, TermRemoval
from core.publishing.trash import InTheWay, put_back
from editors.term_deletion import may_remove, undo_removal, undoable_removals
from editors.views.base import EditorsView


class TrashView(EditorsView):
    template_name = "editors/bin.html"
    page_title = gettext_lazy("Bin")
    header_icon = "bin"

    def may_open(self) -> bool:
        return page_permission_policy.user_has_any_permission(self.request.user, {"add", "change", "publish"})

    @property
    def rows(self):
        """Return the deletions of pages the user might have deleted, with the pages each began with."""
        mine = page_permission_policy.instances_user_has_any_permission_for(self.request.user, {"add", "change"})
        roots = DeletedPage.objects.filter(is_root=True).select_related("page__locale").order_by("pk")
        seen = DeletedPage.objects.filter(is_root=True, page__in=mine).values("deletion")
        rows = Deletion.objects.filter(pk__in=seen).select_related("deleted_by").annotate(number=Count("pages"))
        return rows.prefetch_related(Prefetch("pages", roots, to_attr="roots")).order_by("-deleted_at", "-pk")

    def post(self, request, *args, **kwargs):
        if "removal" in request.POST:
            return self._undo_removal()
        deletion = get_object_or_404(Deletion, pk=self._posted("deletion"))
        roots = deletion.pages.filter(is_root=True).select_related("page")
        if not all(root.page.permissions_for_user(request.user).can_edit() for root in roots):
            raise PermissionDenied
        try:
            page = put_back(deletion, request.user)
        except Deletion.DoesNotExist as error:
            raise Http404 from error
        except InTheWay:
            messages.error(request, _("The page above it is in the bin too. Put that one back first."))
            return HttpResponseRedirect(reverse("editors:bin"))
        messages.success(request, _("It is back where it was, and readers have what they had."))
        return HttpResponseRedirect(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))

    def _undo_removal(self):
        removal = get_object_or_404(TermRemoval, pk=self._posted("removal"))
        if not may_remove(self.request.user, removal.model):
            raise PermissionDenied
        undo_removal(self.request, removal)
        return HttpResponseRedirect(reverse("editors:bin"))

    def _posted(self, name: str) -> int:
        wanted = self.request.POST.get(name, "")
        return int(wanted) if wanted.isdecimal() and len(wanted) < 12 else 0

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "rows": self.rows,
            "removals": undoable_removals(self.request.user),
        }
