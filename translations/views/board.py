"""The board: every page in every language."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from translations import board
from translations.models import Assignment, Batch, State
from translations.views.base import DeskView

PAGE_SIZE = 50


class NarrowedView(DeskView):
    """A list that can be narrowed by state, language, type and words of the title."""

    @cached_property
    def locales(self) -> list[Locale]:
        return list(Locale.objects.all())

    @cached_property
    def seen(self) -> list[Locale]:
        """The languages this person works on."""
        return [locale for locale in self.locales if self.rights.sees(locale.pk)]

    @cached_property
    def asked(self) -> dict:
        get = self.request.GET
        code = get.get("locale", "")
        return {
            "state": get.get("state", "") if get.get("state") in {*State.values, board.NOT_SENT} else "",
            "locale": next((locale for locale in self.locales if locale.language_code == code), None),
            "kind": get.get("kind", "") if get.get("kind", "").isdecimal() else "",
            "words": get.get("words", "").replace("\0", "").strip()[:100],
        }

    def get_context_data(self, **kwargs):
        query = self.request.GET.copy()
        query.pop("p", None)
        return super().get_context_data(**kwargs) | {"query": query.urlencode(), "asked": self.asked}


class BoardView(NarrowedView):
    """Every page in every language."""

    template_name = "translations/board.html"
    page_title = gettext_lazy("Translations")

    def get_context_data(self, **kwargs):
        found = board.narrowed(board.originals(), **self.asked).order_by("path")
        page = Paginator(found, PAGE_SIZE).get_page(self.request.GET.get("p"))
        default = Locale.get_default()
        shown = [default, *(locale for locale in self.seen if locale != default)]
        waiting = board.waiting_for(self.rights)
        return super().get_context_data(**kwargs) | {
            "locales": shown,
            "targets": self.targets(waiting["to_translate"]),
            "lines": board.lines(page.object_list, shown),
            "page_obj": page,
            "states": [*State.choices, (board.NOT_SENT, _("Not sent"))],
            "kinds": board.page_types(),
            "rights": self.rights,
            "to_translate": waiting["to_translate"][:10],
            "to_review": waiting["to_review"][:10],
            "batches": Batch.objects.filter(finished_at=None),
        }

    @staticmethod
    def targets(waiting: QuerySet[Assignment]) -> list[Locale]:
        """Return the languages into which something waits to be translated."""
        return list(Locale.objects.filter(pk__in=waiting.order_by().values("translation__target_locale")))
