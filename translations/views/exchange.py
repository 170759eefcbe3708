"""PO files out and in, and machine translation."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from translations.exchange import LARGEST, NotReadable, read_po, take_po
from translations.machine import MachineFailed, machine_for, translate_missing
from translations.places import place_of
from translations.views.base import TranslationView
from translations.workbench import name_of

TOLD = 10  # refused texts named in one message


class StepView(TranslationView):
    """Does one thing and leads back to the workbench."""

    http_method_names = ["post", "options"]

    def back(self):
        return redirect(reverse("translations:workbench", args=[self.translation.pk]))


class DownloadView(TranslationView):
    """Gives the translation as a PO file."""

    def get(self, request, *args, **kwargs):
        po = self.translation.export_po()
        code = self.translation.target_locale.language_code
        po.metadata |= {"Language": code, "Content-Transfer-Encoding": "8bit", "Project-Id-Version": "translations"}
        response = HttpResponse(str(po), content_type="text/x-gettext-translation; charset=utf-8")
        name = slugify(self.title) or f"translation-{self.translation.pk}"
        response["Content-Disposition"] = f'attachment; filename="{name}-{code}.po"'
        return response


class UploadView(StepView):
    """Takes a PO file."""

    def post(self, request, *args, **kwargs):
        file = request.FILES.get("file")
        if file is None:
            messages.error(request, _("Choose a file first."))
            return self.back()
        try:
            po = read_po(file.read(LARGEST + 1), self.translation)
        except NotReadable as refusal:
            messages.error(request, str(refusal))
            return self.back()
        self.tell(take_po(po, self.translation, request.user))
        return self.back()

    def tell(self, taken):
        words = ngettext("%(count)s text taken from the file.", "%(count)s texts taken from the file.", taken.saved)
        messages.success(self.request, words % {"count": taken.saved})
        if taken.unknown:
            words = ngettext(
                "%(count)s entry of the file is not in this page any more.",
                "%(count)s entries of the file are not in this page any more.",
                taken.unknown,
            )
            messages.warning(self.request, words % {"count": taken.unknown})
        model = self.translation.source.specific_content_type.model_class()
        for text, problem in taken.refused[:TOLD]:
            name = name_of(text, place_of(model, text.segment.context.field_path))
            messages.error(self.request, f"{name} – {problem.message}")


class MachineView(StepView):
    """Has a machine fill in what is missing."""

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
