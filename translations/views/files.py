"""Download and upload of translation files, machine translation, and the end of a translation."""

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Locale

from translations import board
from translations.exchange import archives
from translations.exchange.importer import UnreadableFile, import_segments, translation_for, unit_for
from translations.machine_translation import MachineFailed, machine_for, translate_missing
from translations.models import Assignment
from translations.permissions import require
from translations.segment_context import context_of, name_of
from translations.views.base import StepView, TranslationsAdminView, TranslationView

TOLD = 10  # refused texts named in one message


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


class UploadView(StepView):
    """Takes a file made for this translation."""

    def post(self, request, *args, **kwargs):
        try:
            import_unit = unit_for(archives.read(uploaded(request)), self.translation)
        except UnreadableFile as refusal:
            messages.error(request, str(refusal))
            return self.back()
        tell(request, [(self.translation, import_segments(import_unit, self.translation, request.user))])
        return self.back()


class WaitingView(TranslationsAdminView):
    """Gives all that waits for a language as one zip."""

    def get(self, request, *args, **kwargs):
        locale = get_object_or_404(Locale, language_code=self.kwargs["code"])
        require(self.permissions.sees(locale.pk))
        mine = [row.translation for row in self.waiting(locale) if self.permissions.may_translate(row.translation)]
        if not mine:
            messages.warning(request, _("Nothing waits to be translated into this language."))
            return redirect("translations:board")
        name = f"translations-{locale.language_code}-{timezone.localdate()}.zip"
        return as_file(archives.pack(mine, self.kwargs["suffix"]), "application/zip", name)

    def waiting(self, locale: Locale) -> QuerySet[Assignment]:
        """Return the most urgent of what waits: as many as one zip may bring back."""
        rows = board.waiting_for(self.permissions)["to_translate"].filter(translation__target_locale=locale)
        return rows[: archives.MOST_FILES]


class UploadManyView(TranslationsAdminView):
    """Takes files made for any translations that this person may write."""

    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        try:
            import_units = archives.read(uploaded(request))
            wanted = [(import_unit, translation_for(import_unit)) for import_unit in import_units]
        except UnreadableFile as refusal:
            messages.error(request, str(refusal))
            return redirect("translations:board")
        mine = [
            (import_unit, translation)
            for import_unit, translation in wanted
            if self.permissions.may_translate(translation)
        ]
        if len(mine) < len(wanted):
            messages.error(request, _("Some of it belongs to a language that is not yours; that was left out."))
        tell(
            request,
            [
                (translation, import_segments(import_unit, translation, request.user))
                for import_unit, translation in mine
            ],
        )
        return redirect("translations:board")


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
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def uploaded(request) -> bytes:
    """Return the file that was sent, or one byte more than may be. Raises UnreadableFile where there is none."""
    file = request.FILES.get("file")
    if file is None:
        raise UnreadableFile(_("Choose a file first."))
    return file.read(archives.LARGEST_ARCHIVE + 1)


def tell(request, done) -> None:
    """Say what came of files: how many texts were taken, and of the others why not."""
    saved = sum(taken.saved for _translation, taken in done)
    words = ngettext("%(count)s text taken from the file.", "%(count)s texts taken from the file.", saved)
    messages.success(request, words % {"count": saved})
    if unknown := sum(taken.unknown for _translation, taken in done):
        words = ngettext(
            "%(count)s entry of the file is not in this page any more.",
            "%(count)s entries of the file are not in this page any more.",
            unknown,
        )
        messages.warning(request, words % {"count": unknown})
    if unsure := sum(taken.unsure for _translation, taken in done):
        words = ngettext(
            "%(count)s text is marked in the file as not done, and was left out.",
            "%(count)s texts are marked in the file as not done, and were left out.",
            unsure,
        )
        messages.warning(request, words % {"count": unsure})
    for line in list(_refusals(done))[:TOLD]:
        messages.error(request, line)


def _refusals(done: list[tuple]):
    for translation, taken in done:
        model = translation.source.specific_content_type.model_class()
        for text, problem in taken.refused:
            name = name_of(text, context_of(model, text.segment.context.field_path))
            title = f"{translation.source.object_repr} – " if len(done) > 1 else ""
            yield f"{title}{name} – {problem.message}"
