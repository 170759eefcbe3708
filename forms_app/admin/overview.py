"""The list of forms that have answers."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Max, Q
from django.urls import reverse

from core.i18n.languages import active_language
from core.models import OutboxLetter
from forms_app.admin.base import AnswersAdminView
from forms_app.models import FormVersion, SignupForm, Status, Submission
from forms_app.permissions import readable_keys, reads_something


@dataclass(frozen=True)
class Row:
    """A form and how many answers it has."""

    key: UUID
    title: str
    form: SignupForm | None
    total: int
    new: int
    unconfirmed: int
    latest: object

    @property
    def url(self) -> str:
        return reverse("signups:answers", args=[self.key])


class OverviewView(AnswersAdminView):
    """Every form the user may read answers to, deleted ones too."""

    template_name = "forms_app/admin/overview.html"

    def may_open(self) -> bool:
        return reads_something(self.request.user)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "rows": rows_for(self.request.user),
            "dead_letters": OutboxLetter.objects.dead().count(),
        }


def rows_for(user) -> list[Row]:
    """Return the forms a user may read answers to, the busiest at present first: a few queries, however many answers."""
    keys = readable_keys(user)
    allowed = Q() if keys is None else Q(form_key__in=keys)
    counts = {
        row["form_key"]: row
        for row in Submission.objects.filter(allowed)
        .values("form_key")
        .annotate(
            total=Count("pk"),
            new=Count("pk", filter=Q(status=Status.NEW)),
            unconfirmed=Count("pk", filter=Q(pending=True)),
            latest=Max("created_at"),
        )
        .order_by()
    }
    forms = {form.translation_key: form for form in SignupForm.objects.sources().select_related("locale")}
    titles = titles_of(allowed)
    rows = [_row(key, title, forms.get(key), counts.get(key)) for key, title in titles.items()]
    return sorted(rows, key=lambda row: (row.new, row.total), reverse=True)


def titles_of(allowed: Q) -> dict[UUID, str]:
    """Return the newest title of each form, in the language of who looks where it has one."""
    mine = active_language().code
    versions = FormVersion.objects.filter(allowed).order_by("created_at")
    rows = list(versions.values_list("form_key", "locale", "schema__title"))
    forms = SignupForm.objects.order_by("-pk").values_list("translation_key", "locale__language_code", "title")
    known = {key for key, _locale, _title in rows}
    rows += [row for row in forms if row[0] in known]
    return {key: title for key, _locale, title in sorted(rows, key=lambda row: row[1] == mine)}


def _row(key, title, form, counts) -> Row:
    counts = counts or {"total": 0, "new": 0, "unconfirmed": 0, "latest": None}
    return Row(
        key,
        title,
        form,
        counts["total"],
        counts["new"],
        counts["unconfirmed"],
        counts["latest"],
    )
