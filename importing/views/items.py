"""All items of a move: filters, and changes to those that are ticked or to all that the filters leave."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from importing import twins, undo
from importing.decisions import change_kind, change_language, pair_two, try_again
from importing.findings import WORDS, in_words
from importing.models import Item, Kind, State
from importing.moves import AT_WORK
from importing.twins import LIKELY, REASONS
from importing.views.base import MovingInView
from importing.views.moves import language_choices

PAGE_SIZE = 50
FILTERS = ("state", "kind", "language", "warning", "twin", "title")


class ItemsView(MovingInView):
    template_name = "importing/admin/items.html"
    screen_title = gettext_lazy("Items")

    def asked(self) -> dict[str, str]:
        return {name: value[:100] for name in FILTERS if (value := self.request.GET.get(name, "").replace("\0", ""))}

    def found(self) -> QuerySet:
        asked, rows = self.asked(), self.move.items.order_by("pk")
        rows = rows.filter(**{name: asked[name] for name in ("state", "kind", "language") if name in asked})
        if asked.get("warning") in WORDS:
            rows = rows.filter(warnings__icontains=f'"{asked["warning"]}"')
        if "title" in asked:
            rows = rows.filter(title__icontains=asked["title"])
        if asked.get("twin") == "yes":
            rows = rows.filter(twin_score__gte=LIKELY)
        elif asked.get("twin") == "offered":
            rows = rows.filter(twin__isnull=False, twin_score__lt=LIKELY)
        elif asked.get("twin") == "no":
            rows = rows.filter(twin=None)
        return rows

    def post(self, request, *args, **kwargs):
        if self.move.task:
            messages.error(request, AT_WORK)
        else:
            self.change(self.chosen())
        return redirect(f"{request.path}?{urlencode(self.asked())}")

    def chosen(self) -> QuerySet:
        if self.request.POST.get("scope") == "all":
            return self.found()
        ticked = [int(one) for one in self.request.POST.getlist("item") if one.isdecimal() and len(one) < 18]
        return self.move.items.filter(pk__in=ticked)

    def change(self, rows: QuerySet) -> None:
        kind, language, deed = (self.request.POST.get(name, "") for name in ("to_kind", "to_language", "deed"))
        done = self.staying = 0
        if kind in Kind.values:
            done = change_kind(rows, Kind(kind))
        if language in dict(language_choices()) and language:
            done = max(done, change_language(rows, language))
        deeds = {
            "accept": lambda: self.each(rows.filter(twin__isnull=False), lambda item: twins.choose(item, item.twin)),
            "part": lambda: self.each(rows.filter(page=None), lambda item: twins.choose(item, None)),
            "pair": lambda: pair_two(rows),
            "again": lambda: try_again(rows),
            "undo": lambda: self.take_back(rows.filter(page__isnull=False)),
        }
        if deed in deeds:
            done = max(done, deeds[deed]())
        if done:
            words = ngettext("%(count)s item was changed.", "%(count)s items were changed.", done)
            messages.success(self.request, words % {"count": done})
        if self.staying:
            words = ngettext(
                "%(count)s page stays: it was edited here, or other pages stand below it.",
                "%(count)s pages stay: they were edited here, or other pages stand below them.",
                self.staying,
            )
            messages.warning(self.request, words % {"count": self.staying})
        if not done and not self.staying:
            messages.warning(
                self.request,
                _("Nothing was changed: tick items, and choose what is to happen. Taken items are taken back first."),
            )

    @staticmethod
    def each(rows: QuerySet, change) -> int:
        """Change items one by one; what a change did to a later one, such as its twin, is seen."""
        done = 0
        for pk in list(rows.values_list("pk", flat=True)):
            item = Item.objects.select_related("twin").filter(pk=pk).first()
            if item:
                change(item)
                done += 1
        return done

    def take_back(self, rows: QuerySet) -> int:
        """Take pages back, note how many stay, and return how many items have none any more."""
        asked = self.move.items.filter(Q(pk__in=rows.values("pk")) | Q(twin__in=rows.values("pk")), page__isnull=False)
        having = list(asked.values_list("pk", flat=True))  # whoever is paired goes with its twin
        self.each(rows, lambda item: item.page_id and undo.take_back(item.pk))
        self.staying = Item.objects.filter(pk__in=having, page__isnull=False).count()
        return len(having) - self.staying

    def get_context_data(self, **kwargs):
        asked = self.asked()
        fields = ("body", "excerpt", "terms", "meta")
        rows = self.found().select_related("twin", "page", "file").defer(*fields, *(f"twin__{name}" for name in fields))
        page = Paginator(rows, PAGE_SIZE).get_page(self.request.GET.get("p"))
        for item in page.object_list:
            item.words = [in_words(one) for one in item.warnings]
            item.reason_words = _(item.reason) if item.reason else ""
            item.twin_words = REASONS.get(item.twin_reason, "")
        return super().get_context_data(**kwargs) | {
            "move": self.move,
            "asked": asked,
            "query": urlencode(asked),
            "page_obj": page,
            "kinds": Kind.choices,
            "states": State.choices,
            "languages": language_choices()[1:],
            "warnings": [(key, str(words).partition("%(")[0].rstrip(" :(")) for key, words in WORDS.items()],
        }
