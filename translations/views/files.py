"""Download of translation files, machine translation, and the end of a translation."""

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Locale

from translations import board
from translations.exchange import archives
from translations.machine_translation import MachineFailed, machine_for, translate_missing
from translations.models import Assignment
from translations.permissions import require
from translations.views.base import StepView, TranslationsAdminView, TranslationView


class UnplacedView(StepView):
    """Takes a text that stood on the page before off the list of those without a place."""

    def post(self, request, *args, **kwargs):
        assignment = get_object_or_404(Assignment, translation=self.translation)
        done = request.POST.get("text", "").replace("\r\n", "\n")
        if done in assignment.unplaced:
            assignment.unplaced = [text for text in assignment.unplaced if text != done]
            assignment.save(update_fields=["unplaced"])
            messages.success(request, _("Decided. Earlier versions still have it."))
        return self.back()


class DownloadView(TranslationView):
    """Gives the translation as a file."""

    suffix = "po"

    def get(self, request, *args, **kwargs):
        form = archives.FORMATS[self.suffix]
        return as_file(form.write(self.translation), form.CONTENT_TYPE, archives.name_of(self.translation, self.suffix))


class WaitingView(TranslationsAdminView):
    """Gives all that waits for a language as one zip."""

    def get(self, request, *args, **kwargs):
        locale = get_object_or_404(Locale, language_code=self.kwargs["code"])
        require(self.permissions.sees(locale.pk))
        mine = [row.translation for row in self.waiting(locale) if self.permissions.may_translate(row.translation)]
        if not mine:
            messages.warning(request, _("Nothing waits to be translated into this language."))
            return redirect("translations:board")
        name = "{}-{}-{}.zip".format(_("translations"), locale.language_code, timezone.localdate())
        return as_file(archives.pack(mine, self.kwargs["suffix"]), "application/zip", name)

    def waiting(self, locale: Locale) -> QuerySet[Assignment]:
        """Return the most urgent of what waits: as many as one zip may bring back."""
        rows = board.waiting_for(self.permissions)["to_translate"].filter(translation__target_locale=locale)
        return rows[: archives.MOST_FILES]


class MachineView(StepView):
    """Fills missing segments by machine translation."""

    def post(self, request, *args, **kwargs):
        if machine_for(self.translation) is None:
            raise Http404
        try:
            count = translate_missing(self.translation, request.user)
        except MachineFailed as failure:
            messages.error(request, str(failure))
            return self.back()
        words = ngettext(
            "%(count)s text comes from the machine. Read and confirm it.",
            "%(count)s texts come from the machine. Read and confirm each.",
            count,
        )
        messages.success(request, words % {"count": count} if count else _("There was nothing left to translate."))
        return self.back()


class StopView(StepView):
    """Gives the page or snippet back to the ordinary editor, for those who may publish it."""

    def may_open(self):
        return self.may_publish

    def post(self, request, *args, **kwargs):
        self.translation.enabled = False
        self.translation.save(update_fields=["enabled"])
        messages.success(request, _("From now on it is edited by itself. Changes of the original no longer reach it."))
        return redirect(self.translation.get_target_instance_edit_url() if self.target else "translations:board")


def as_file(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response
