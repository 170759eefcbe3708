"""Remarks and questions: beside a text of the workbench, and for those who write the original."""

from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail_localize.models import TranslationSource

from core.i18n.languages import Language
from translations.models import Remark
from translations.permissions import require
from translations.remarks import LONGEST, add, close, may_close, questions_about, remarks_on
from translations.segment_context import context_of, name_of
from translations.segments import Segment
from translations.views.base import TranslationsAdminView, TranslationView
from translations.views.segment_api import AnswerView


class RemarksView(AnswerView):
    """What was said about one text; takes a further remark, by a form or by a script."""

    http_method_names = ["get", "head", "options", "post"]
    template_name = "translations/remarks.html"

    @cached_property
    def segment(self) -> Segment:
        return self.one_text()

    def post(self, request, *args, **kwargs):
        words, kind = typed(request, "words"), request.POST.get("kind", "")
        if words and kind in Remark.Kind.values:
            add(self.translation, self.segment, kind, words, request.user)
        elif not by_script(request):
            messages.error(request, _("Write something first."))
        return self.answer()

    def gone(self, message: str):
        if by_script(self.request):
            return super().gone(message)
        messages.error(self.request, message)
        return redirect("translations:board")

    def answer(self):
        if by_script(self.request):
            return JsonResponse({"remarks": self.rendered(self.segment)})
        return redirect(f"{reverse('translations:workbench', args=[self.translation.pk])}#text-row-{self.segment.pk}")

    def rendered(self, segment: Segment) -> str:
        return render_to_string("translations/includes/remarks.html", self.thread(segment), self.request)

    def thread(self, segment: Segment) -> dict:
        found = remarks_on(self.translation, [segment]).get(segment.pk, [])
        return {"remarks": found, "translation": self.translation, "user": self.request.user}

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": _("Remarks and questions")}]

    def get_context_data(self, **kwargs):
        model = self.translation.source.specific_content_type.model_class()
        place = context_of(model, self.segment.segment.context.field_path)
        return (
            super().get_context_data(**kwargs)
            | self.thread(self.segment)
            | {
                "segment": self.segment,
                "name": name_of(self.segment, place),
                "kinds": Remark.Kind.choices,
                "source_language": Language(self.translation.source.locale.language_code),
                "target_language": Language(self.translation.target_locale.language_code),
            }
        )


class CloseRemarkView(TranslationView):
    """Closes a remark, or takes back one's own question."""

    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        rows = Remark.objects.filter(context__object_id=self.translation.source.object_id)
        remark = get_object_or_404(rows, pk=self.kwargs["remark"])
        require(remark.is_question or remark.locale_id == self.translation.target_locale_id)
        require(may_close(remark, self.permissions))
        close(remark, request.user)
        if by_script(request):
            return JsonResponse({"closed": remark.pk})
        return redirect("translations:workbench", self.translation.pk)


class QuestionsView(TranslationsAdminView):
    """The questions of translators about one page or snippet, for those who may edit it."""

    template_name = "translations/questions.html"
    page_title = gettext_lazy("Questions of translators")

    def may_open(self) -> bool:
        return self.permissions.may_edit_original(self.source)

    @cached_property
    def source(self) -> TranslationSource:
        rows = TranslationSource.objects.select_related("specific_content_type", "locale")
        return get_object_or_404(rows, pk=self.kwargs["translation_source_id"])

    def get_page_subtitle(self):
        return self.source.object_repr

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def post(self, request, *args, **kwargs):
        number = request.POST.get("question", "")
        rows = questions_about(self.source.object)
        remark = get_object_or_404(rows, pk=int(number) if number.isdecimal() and len(number) < 18 else 0)
        answer = typed(request, "answer")
        if not answer:
            messages.error(request, _("Write an answer first."))
        elif close(remark, request.user, answer):
            messages.success(request, _("Answered. Translators of every language see it beside the text."))
        else:
            messages.warning(request, _("Somebody has answered already."))
        return redirect(request.path)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "source": self.source,
            "questions": questions_about(self.source.object).with_names(),
            "source_language": Language(self.source.locale.language_code),
            "edit_url": self.source.get_source_instance_edit_url(),
        }


def typed(request, name: str) -> str:
    return request.POST.get(name, "").replace("\0", "").strip()[:LONGEST]


def by_script(request) -> bool:
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"
