"""Ask whether an action on pages should be repeated in their other locales."""

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
from translations.copies import copy_tree_translations
from translations.permissions import require
from translations.views.base import TranslationsAdminView

QUESTIONS = {
    other_locales.Action.UNPUBLISH: gettext_lazy("It is still published in other languages. Unpublish it there too?"),
    other_locales.Action.MOVE: gettext_lazy("It still stands in its old place in other languages. Move it there too?"),
}


class QuestionView(TranslationsAdminView):
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
    def action(self) -> other_locales.Action:
        return other_locales.Action(self.kwargs["action"])

    @property
    def question(self):
        return QUESTIONS[self.action]

    @property
    def verb(self):
        return self.action.label

    @cached_property
    def parent(self) -> Page | None:
        wanted = page_number(self.request.GET.get("parent", ""))
        return get_object_or_404(Page, pk=wanted) if self.action == other_locales.Action.MOVE and wanted else None

    @cached_property
    def pages(self) -> list[Page]:
        keys = [key for key in map(as_key, self.request.GET.getlist("key")) if key]
        return other_locales.others(self.action, keys, self.request.user, self.parent)

    def act(self, chosen):
        with_below = "below" in self.request.GET
        return other_locales.do(self.action, chosen, self.request.user, self.parent, with_below)


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
        require(page.permissions_for_user(self.request.user).can_edit())
        return page

    @cached_property
    def pages(self) -> list[Page]:
        require(self.old.permissions_for_user(self.request.user).can_edit())
        return other_locales.translations_to_copy(self.old, self.new, self.request.user)

    def act(self, chosen):
        return copy_tree_translations(self.old, self.new, self.request.user, [page.locale for page in chosen])

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
