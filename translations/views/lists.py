"""The board, the list of everything that was sent, and its export as CSV."""

import csv

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from translations import board, report
from translations.models import Assignment, Batch, State
from translations.views.base import TranslationsAdminView

PAGE_SIZE = 50
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


class FilteredView(TranslationsAdminView):
    """A list that can be filtered by state, language, type and words of the title."""

    @cached_property
    def locales(self) -> list[Locale]:
        return list(Locale.objects.all())

    @cached_property
    def seen(self) -> list[Locale]:
        """The languages this person works on."""
        return [locale for locale in self.locales if self.permissions.sees(locale.pk)]

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


class BoardView(FilteredView):
    """Every page in every language."""

    template_name = "translations/board.html"
    page_title = gettext_lazy("Translations")

    def get_context_data(self, **kwargs):
        readable = self.permissions.readable_pages(board.originals())
        found = board.filtered(readable, **self.asked).order_by("path")
        page = Paginator(found, PAGE_SIZE).get_page(self.request.GET.get("p"))
        default = Locale.get_default()
        shown = [default, *(locale for locale in self.seen if locale != default)]
        waiting = board.waiting_for(self.permissions)
        return super().get_context_data(**kwargs) | {
            "locales": shown,
            "seen": self.seen,
            "default": default,
            "targets": self.targets(waiting["to_translate"]),
            "lines": board.lines(page.object_list, shown),
            "page_obj": page,
            "states": [*State.choices, (board.NOT_SENT, _("Not sent"))],
            "kinds": board.page_types(),
            "permissions": self.permissions,
            "to_translate": waiting["to_translate"][:10],
            "to_review": waiting["to_review"][:10],
            "with_others": waiting["with_others"][:10] if self.permissions.teams else [],
            "batches": Batch.objects.filter(finished_at=None),
        }

    @staticmethod
    def targets(waiting: QuerySet[Assignment]) -> list[Locale]:
        """Return the languages into which something waits to be translated."""
        return list(Locale.objects.filter(pk__in=waiting.order_by().values("translation__target_locale")))


class ReportView(FilteredView):
    """How far each language is, and everything that was sent."""

    template_name = "translations/report.html"
    page_title = gettext_lazy("Everything that was sent")

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": reverse("translations:report"), "label": self.page_title}]

    def get_context_data(self, **kwargs):
        found = report.everything(self.permissions, **self.asked).most_urgent_first()
        return super().get_context_data(**kwargs) | {
            "languages": report.by_language(self.seen),
            "locales": self.seen,
            "page_obj": Paginator(found, PAGE_SIZE).get_page(self.request.GET.get("p")),
            "states": [choice for choice in State.choices if choice[0] in report.STATES],
            "kinds": report.kinds(),
        }


class Echo:
    """A file that gives back what is written to it."""

    def write(self, value):
        return value


class ExportView(FilteredView):
    """The same as a table."""

    def get(self, request, *args, **kwargs):
        rows = report.everything(self.permissions, **self.asked).order_by("pk")
        writer = csv.writer(Echo())
        head = [_("Title"), _("Type"), _("From"), _("Into"), _("State"), _("Since"), _("Texts"), _("Translated")]
        head += [_("Words"), _("Words left"), _("Repeated words")]
        head += [_("Due"), _("Translator"), _("Asked by"), _("Published")]
        lines = (writer.writerow([safe(value) for value in values]) for values in self.lines(head, rows))
        response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = content_disposition_header(
            as_attachment=True, filename="{}-{}.csv".format(_("translations"), timezone.localdate())
        )
        return response

    @staticmethod
    def lines(head, rows):
        yield ["\ufeff" + head[0], *head[1:]]
        for row in rows.iterator(chunk_size=500):
            source = row.translation.source
            yield [
                source.object_repr,
                source.specific_content_type.name,
                source.locale.language_code,
                row.translation.target_locale.language_code,
                row.get_state_display(),
                f"{timezone.localtime(row.state_since):%Y-%m-%d}",
                row.total,
                row.confirmed,
                row.source_words,
                row.words_left,
                row.repeated_words,
                row.due_on or "",
                row.assigned_to or "",
                row.asked_by or "",
                f"{timezone.localtime(row.published_at):%Y-%m-%d}" if row.published_at else "",
            ]


def safe(value) -> str:
    """Return the value as text that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(DANGEROUS) else text
