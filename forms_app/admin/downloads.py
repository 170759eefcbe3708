"""Taking copies of answers out of the site, which only some may do."""

from django.http import Http404, HttpResponseRedirect, StreamingHttpResponse
from django.utils.translation import gettext as _

from forms_app.admin.submission_list import ListView
from forms_app.exports import OFFICE, as_csv, as_xlsx, rows_of, wordings_of
from forms_app.permissions import may_export

CHUNK = 500


class ExportView(ListView):
    """The answers that the filters leave, as CSV or Excel."""

    def may_open(self) -> bool:
        return may_export(self.request.user, self.key)

    def takes_answers_away(self) -> bool:
        return True

    def get(self, request, *args, **kwargs):
        kind = kwargs["kind"]
        if kind not in MAKERS:
            raise Http404
        self.note("forms_app.export", format=kind, rows=self.found.count(), narrowed=self.filter_form.narrows)
        content, content_type = MAKERS[kind](self)
        response = StreamingHttpResponse(content, content_type=content_type)
        response["Content-Disposition"] = f'attachment; filename="answers-{self.key}.{kind}"'
        response["Cache-Control"] = "no-store"
        return response

    def post(self, request, *args, **kwargs):
        """Go on to the file once the password was given."""
        return HttpResponseRedirect(request.get_full_path())

    @property
    def rows(self):
        return rows_of(self.found.iterator(chunk_size=CHUNK), self.columns)


def _csv(view):
    return as_csv(view.rows), "text/csv; charset=utf-8"


def _xlsx(view):
    sheets = [(_("Answers"), view.rows), (_("Questions"), wordings_of(view.columns))]
    return as_xlsx(sheets), f"{OFFICE}.sheet"


MAKERS = {"csv": _csv, "xlsx": _xlsx}
