"""Copies of answers to take out of the site, which only some may do."""

from django.http import Http404, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import get_valid_filename
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from forms_app.admin.submission_list import ListView
from forms_app.exports import XLSX_TYPE, as_csv, as_xlsx, in_language, rows_of, wordings_of
from forms_app.permissions import may_export

CHUNK = 500
LONGEST_NAME = 80
FORMATS = {"csv", "xlsx"}


class ExportView(ListView):
    """The answers that the filters leave, as CSV or Excel."""

    def may_open(self) -> bool:
        return may_export(self.request.user, self.key)

    def needs_password(self) -> bool:
        return True

    def get(self, request, *args, **kwargs):
        kind = kwargs["kind"]
        if kind not in FORMATS:
            raise Http404
        self.log_view("forms_app.export", format=kind, rows=self.found.count(), narrowed=self.filter_form.narrows)
        response = self._csv() if kind == "csv" else self._xlsx()
        name = get_valid_filename(self.versions[0].schema["title"][:LONGEST_NAME] or "answers")
        response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{name}.{kind}")
        response["Cache-Control"] = "no-store"
        return response

    def post(self, request, *args, **kwargs):
        """Go on to the file once the password was given."""
        return HttpResponseRedirect(request.get_full_path())

    @property
    def rows(self):
        found = self.found.select_related("owner").defer("picks")
        return rows_of(found.iterator(chunk_size=CHUNK), self.columns)

    def _csv(self):
        rows = in_language(get_language(), self.rows)
        return StreamingHttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8")

    def _xlsx(self):
        sheets = [(_("Answers"), self.rows), (_("Questions"), wordings_of(self.columns))]
        return HttpResponse(as_xlsx(sheets, get_language_bidi()), content_type=XLSX_TYPE)
