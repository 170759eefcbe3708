"""The list of everything that was sent, pages and snippets, and its export."""

import csv

from django.core.paginator import Paginator
from django.http import StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations import report
from translations.models import State
from translations.views.board import PAGE_SIZE, NarrowedView

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


class ReportView(NarrowedView):
    """How far each language is, and everything that was sent."""

    template_name = "translations/report.html"
    page_title = gettext_lazy("Everything that was sent")

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": reverse("translations:report"), "label": self.page_title}]

    def get_context_data(self, **kwargs):
        found = report.everything(self.rights, **self.asked).most_urgent_first()
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


class ExportView(NarrowedView):
    """The same as a table."""

    def get(self, request, *args, **kwargs):
        rows = report.everything(self.rights, **self.asked).order_by("pk")
        writer = csv.writer(Echo())
        head = [_("Title"), _("Type"), _("From"), _("Into"), _("State"), _("Since"), _("Texts"), _("Translated")]
        head += [_("Due"), _("Translator"), _("Asked by"), _("Published")]
        lines = (writer.writerow([safe(value) for value in values]) for values in self.lines(head, rows))
        response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="translations-{timezone.localdate()}.csv"'
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
                row.done,
                row.due_on or "",
                row.assigned_to or "",
                row.asked_by or "",
                f"{timezone.localtime(row.published_at):%Y-%m-%d}" if row.published_at else "",
            ]


def safe(value) -> str:
    """Return the value as text that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(DANGEROUS) else text
