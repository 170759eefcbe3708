"""What the workbench's script asks for: saving one text, similar texts, who else is here."""

from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.admin import messages
from wagtail.models import PreviewableMixin
from wagtail_localize.models import StringTranslation

from translations import glossary, memory, standing
from translations.building import build_target
from translations.links import write_addresses
from translations.models import Assignment, Presence
from translations.segments import Text, texts_of
from translations.views.base import TranslationView
from translations.writing import confirm, write


class AnswerView(TranslationView):
    """Answers a script."""

    http_method_names = ["get", "head", "options"]

    def one_text(self) -> Text:
        found = texts_of(self.translation, only=[self.kwargs["text"]])
        if not found:
            raise Http404
        return found[0]

    def others(self) -> list[str]:
        Presence.objects.note(self.translation, self.request.user)
        return Presence.objects.others(self.translation, self.request.user)


class SaveTextView(AnswerView):
    """Saves one text; 409 tells that somebody else did meanwhile, 422 that something is wrong with it."""

    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        text = self.one_text()
        if "confirm" in request.POST:
            confirm(text, request.user)
        else:
            outcome = write(
                self.translation,
                text,
                request.POST.get("text", ""),
                request.user,
                base=request.POST.get("base"),
                insists="insist" in request.POST,
            )
            if outcome.taken_by:
                return self.taken(text, outcome.taken_by)
            if outcome.problems:
                return self.refused(outcome.problems)
        assignment = self.count()
        return JsonResponse(
            {
                "state": text.state,
                "base": text.token,
                "done": assignment.done,
                "total": assignment.total,
                "percent": assignment.percent,
                "standing": assignment.get_state_display(),
                "warnings": self.warnings(text),
                "at": timezone.localtime().strftime("%H:%M"),
            }
        )

    def count(self):
        found = Assignment.objects.filter(translation=self.translation).first()
        if found is None:
            return standing.refresh(self.translation)
        found.translation = self.translation
        return standing.refresh_after_writing(found)

    def taken(self, text: Text, theirs: StringTranslation) -> JsonResponse:
        who = theirs.last_translated_by
        name = (who.get_full_name() or who.get_username()) if who else _("Somebody")
        return JsonResponse(
            {
                "message": _("%(name)s changed this text since you opened it.") % {"name": name},
                "theirs": text.marks.to_text(theirs.data),
                "base": text.token,
            },
            status=409,
        )

    def refused(self, problems) -> JsonResponse:
        return JsonResponse(
            {
                "problems": [problem.message for problem in problems],
                "may_insist": all(problem.may_insist for problem in problems),
            },
            status=422,
        )

    def warnings(self, text: Text) -> list[str]:
        terms = glossary.terms_for(self.translation.source.locale, self.translation.target_locale)
        unkept = glossary.not_kept(glossary.found_in(terms, text.source), text.words)
        return [warning(term) for term in unkept]


class SimilarView(AnswerView):
    """Says what became of similar texts."""

    def get(self, request, *args, **kwargs):
        text = self.one_text()
        found = memory.similar(self.translation, text)
        return JsonResponse(
            {
                "similar": [
                    {"percent": percent, "source": row.translation_of.data, "text": text.marks.to_text(row.data)}
                    for percent, row in found
                ]
            }
        )


class HereView(AnswerView):
    """Says who else has the translation open, and what they saved."""

    def get(self, request, *args, **kwargs):
        tokens = {text.pk: text.token for text in texts_of(self.translation)}
        return JsonResponse({"others": self.others(), "bases": tokens})


class AddressesView(TranslationView):
    """Saves the addresses outside this site that the translation leads to."""

    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        typed = {
            int(name.removeprefix("address-")): value
            for name, value in request.POST.items()
            if name.removeprefix("address-").isdecimal() and len(name) < 30
        }
        changed, wrong = write_addresses(self.translation, typed, request.user)
        for link in wrong:
            messages.error(request, _("No link can lead there: the address of “%(link)s”.") % {"link": link.original})
        if changed or not wrong:
            words = ngettext("%(count)s address saved.", "%(count)s addresses saved.", changed)
            messages.success(request, words % {"count": changed})
        return redirect("translations:workbench", self.translation.pk)


class PreviewView(TranslationView):
    """Shows the page as readers would get it now, with everything saved so far."""

    @method_decorator(xframe_options_sameorigin)
    def get(self, request, *args, **kwargs):
        if not isinstance(self.target, PreviewableMixin) or not self.target.is_previewable():
            raise Http404
        return build_target(self.translation).make_preview_request(request, self.target.default_preview_mode)


def warning(term: glossary.Term) -> str:
    return _("“%(term)s” is “%(wording)s” in the glossary.") % {"term": term.term, "wording": term.wording}
