"""The question whether the other languages of a page should follow it."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

from translations import elsewhere
from translations.views.base import DeskView

QUESTIONS = {
    elsewhere.Deed.UNPUBLISH: _("The page is still published in other languages. Unpublish it there too?"),
    elsewhere.Deed.DELETE: _("The page is still there in other languages. Delete it there too?"),
    elsewhere.Deed.MOVE: _("The page still stands in its old place in other languages. Move it there too?"),
}


class ElsewhereView(DeskView):
    """Lists the other languages and does the same for those that are ticked."""

    template_name = "translations/elsewhere.html"
    page_title = _("Other languages")

    def may_open(self) -> bool:
        return True  # only what this person may change is listed

    @cached_property
    def deed(self) -> elsewhere.Deed:
        return elsewhere.Deed(self.kwargs["deed"])

    @cached_property
    def parent(self) -> Page | None:
        wanted = self.request.GET.get("parent", "")
        is_page = self.deed == elsewhere.Deed.MOVE and wanted.isascii() and wanted.isdigit() and len(wanted) < 18
        return get_object_or_404(Page, pk=wanted) if is_page else None

    @cached_property
    def pages(self) -> list[Page]:
        return elsewhere.others(self.deed, self.kwargs["key"], self.request.user, self.parent)

    @property
    def address(self) -> str:
        wanted = self.request.GET.get("back", "")
        is_page = wanted.isascii() and wanted.isdigit() and len(wanted) < 18
        return reverse("wagtailadmin_explore", args=[wanted]) if is_page else reverse("wagtailadmin_explore_root")

    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs) if self.pages else redirect(self.address)

    def post(self, request, *args, **kwargs):
        ticked = set(request.POST.getlist("page"))
        chosen = [page for page in self.pages if str(page.pk) in ticked]
        count = elsewhere.do(self.deed, chosen, request.user, self.parent)
        words = ngettext("Done for %(count)s language.", "Done for %(count)s languages.", count)
        messages.success(request, words % {"count": count})
        return redirect(self.address)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "pages": self.pages,
            "question": QUESTIONS[self.deed],
            "deed": self.deed,
            "back": self.address,
        }
