"""The question whether the other languages of pages should follow them."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.models import Page

from translations import other_locales
from translations.copies import carry_tree
from translations.permissions import demand
from translations.views.base import DeskView

QUESTIONS = {
    other_locales.Deed.UNPUBLISH: gettext_lazy("It is still published in other languages. Unpublish it there too?"),
    other_locales.Deed.MOVE: gettext_lazy("It still stands in its old place in other languages. Move it there too?"),
}


class QuestionView(DeskView):
    """Lists pages in other languages and does something about those that are ticked."""

    template_name = "translations/follow_up.html"
    page_title = gettext_lazy("Other languages")
    question: Any = ""
    verb: Any = ""

    def may_open(self) -> bool:
        return True  # only what this person may change is listed

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    @cached_property
    def pages(self) -> list[Page]:
        raise NotImplementedError

    def act(self, chosen: list[Page]) -> int:
        raise NotImplementedError

    @property
    def address(self) -> str:
        wanted = page_number(self.request.GET.get("back", ""))
        return reverse("wagtailadmin_explore", args=[wanted]) if wanted else reverse("wagtailadmin_explore_root")

    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs) if self.pages else redirect(self.address)

    def post(self, request, *args, **kwargs):
        ticked = set(request.POST.getlist("page"))
        self.tell(self.act([page for page in self.pages if str(page.pk) in ticked]))
        return redirect(self.address)

    def tell(self, count: int) -> None:
        words = ngettext("Done for %(count)s page.", "Done for %(count)s pages.", count)
        messages.success(self.request, words % {"count": count})

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "pages": self.pages,
            "question": self.question,
            "verb": self.verb,
            "back": self.address,
        }


class ElsewhereView(QuestionView):
    """Asks after pages were unpublished or moved in one language."""

    @cached_property
    def deed(self) -> other_locales.Deed:
        return other_locales.Deed(self.kwargs["deed"])

    @property
    def question(self):
        return QUESTIONS[self.deed]

    @property
    def verb(self):
        return self.deed.label

    @cached_property
    def parent(self) -> Page | None:
        wanted = page_number(self.request.GET.get("parent", ""))
        return get_object_or_404(Page, pk=wanted) if self.deed == other_locales.Deed.MOVE and wanted else None

    @cached_property
    def pages(self) -> list[Page]:
        keys = [key for key in map(as_key, self.request.GET.getlist("key")) if key]
        return other_locales.others(self.deed, keys, self.request.user, self.parent)

    def act(self, chosen):
        with_below = "below" in self.request.GET
        return other_locales.do(self.deed, chosen, self.request.user, self.parent, with_below)


class CopiedView(QuestionView):
    """Asks after a page was copied whether its translations go along, as drafts."""

    question = gettext_lazy("The original is translated. Take its translations along with the copy, as drafts?")
    verb = gettext_lazy("Copy the translations")

    @cached_property
    def old(self) -> Page:
        return get_object_or_404(Page, pk=self.kwargs["old"]).specific

    @cached_property
    def new(self) -> Page:
        page = get_object_or_404(Page, pk=self.kwargs["new"]).specific
        demand(page.permissions_for_user(self.request.user).can_edit())
        return page

    @cached_property
    def pages(self) -> list[Page]:
        demand(self.old.permissions_for_user(self.request.user).can_edit())
        return other_locales.worth_copying(self.old, self.new, self.request.user)

    def act(self, chosen):
        return carry_tree(self.old, self.new, self.request.user, [page.locale for page in chosen])

    def tell(self, count):
        words = ngettext(
            "%(count)s draft was made in another language. What was changed in the copy waits for translators.",
            "%(count)s drafts were made in other languages. What was changed in the copy waits for translators.",
            count,
        )
        if count:
            messages.success(self.request, words % {"count": count})
        else:
            messages.success(self.request, _("Only this language was copied."))


def page_number(wanted: str) -> int | None:
    return int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 18 else None


def as_key(wanted: str) -> UUID | None:
    try:
        return UUID(wanted)
    except ValueError:
        return None
