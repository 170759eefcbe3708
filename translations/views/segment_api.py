"""JSON endpoints of the workbench: save a segment, fuzzy matches, presence."""

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import formats, timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.models import PreviewableMixin
from wagtail_localize.models import StringTranslation

from translations import progress, translation_memory
from translations.check_waivers import SegmentChecker, copy_source, take_back, waive
from translations.draft_rows import update_old_draft
from translations.linked_pages import linked_pages
from translations.models import Assignment, GlossaryTerm, Presence, SegmentEdit
from translations.permissions import require
from translations.segment_history import edits_of
from translations.segment_store import SaveResult, confirm, write
from translations.segments import Segment, segments_of
from translations.target_builder import build_target
from translations.views.base import TranslationView


class SegmentGone(Exception):  # noqa: N818  it is an answer, not a fault
    """The original has lost the text since the workbench was opened."""


class AnswerView(TranslationView):
    """Answers a script; 410 tells in words that what it asks about was taken away meanwhile."""

    http_method_names = ["get", "head", "options"]

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except SegmentGone:
            message = _("The original has changed: this text is no longer in it. Copy your words, then reload.")
        except (Http404, ObjectDoesNotExist, IntegrityError):
            message = _("This is no longer translated: it was stopped, or its page is deleted. Copy your words.")
        return self.gone(message)

    def gone(self, message: str):
        return JsonResponse({"message": message}, status=410)

    def one_text(self) -> Segment:
        found = segments_of(self.translation, only=[self.kwargs["text"]])
        if not found:
            raise SegmentGone
        return found[0]

    def findings(self, text: Segment, html: str | None = None) -> str:
        """Return as HTML what the checks find in a text, or in what is being typed for it."""
        checker = SegmentChecker(self.translation, linked_pages(self.translation, [text]))
        return render_to_string(
            "translations/includes/findings.html", {"findings": checker.findings(text, html), "segment": text}
        )

    def others(self) -> list[str]:
        Presence.objects.note(self.translation, self.request.user)
        return Presence.objects.others(self.translation, self.request.user)


class SaveSegmentView(AnswerView):
    """Saves one text; 409 tells that somebody else did meanwhile, 422 that something is wrong with it."""

    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        with transaction.atomic(savepoint=False):
            return self.save(self.locked())

    def locked(self) -> Assignment:
        """Let whoever saves or deletes at this moment finish, and begin from what they left."""
        rows = Assignment.objects.select_for_update(of=("self",)).filter(translation__enabled=True)
        assignment = get_object_or_404(rows, translation=self.translation)
        assignment.translation = self.translation
        return assignment

    def save(self, assignment: Assignment) -> JsonResponse:
        post, text = self.request.POST, self.one_text()
        if "confirm" in post:
            confirm(text, self.request.user)
        else:
            result = self.write(text)
            if result.taken_by:
                return self.taken(text, result.taken_by)
            if result.problems:
                return self.refused(result.problems)
        assignment = progress.refresh_after_writing(assignment)
        return JsonResponse(
            {
                "state": text.state,
                "base": text.token,
                "text": text.marks.to_text(text.words),
                "done": assignment.confirmed,
                "machine": assignment.machine_made,
                "total": assignment.total,
                "percent": assignment.percent,
                "words": assignment.word_count_text,
                "standing": assignment.get_state_display(),
                "findings": self.findings(text),
                "at": timezone.localtime().strftime("%H:%M"),
            }
        )

    def write(self, text: Segment) -> SaveResult:
        post, user = self.request.POST, self.request.user
        if "same" in post:
            return copy_source(self.translation, text, user)
        typed, insists = post.get("text", ""), "insist" in post
        return write(self.translation, text, typed, user, base=post.get("base"), insists=insists)

    def taken(self, text: Segment, theirs: StringTranslation) -> JsonResponse:
        name = _who(theirs.last_translated_by) or _("Somebody")
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


class CheckView(AnswerView):
    """Says what the checks find in what is being typed, and keeps why a finding stays as it is; saves no text."""

    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        post, text = request.POST, self.one_text()
        html, _problems = text.marks.from_text(post.get("text", ""))
        key, reason = post.get("finding", ""), post.get("reason", "").replace("\0", "").strip()
        if key and reason:
            checker = SegmentChecker(self.translation, linked_pages(self.translation, [text]))
            found = [one for one in checker.findings(text, html) if one.key == key]
            waive(self.translation, text, found, reason, request.user)
        elif "again" in post:
            take_back(self.translation, text, post["again"].replace("\0", ""))
        return JsonResponse({"findings": self.findings(text, html)})


class SimilarView(AnswerView):
    """Says what became of similar texts."""

    def get(self, request, *args, **kwargs):
        text = self.one_text()
        found = translation_memory.fuzzy_matches(self.translation, text)
        return JsonResponse(
            {
                "similar": [
                    {"percent": percent, "source": row.translation_of.data, "text": text.marks.to_text(row.data)}
                    for percent, row in found
                ]
            }
        )


class SegmentHistoryView(AnswerView):
    """Says what a text was before, when, by whom and how it came there; the newest first."""

    def get(self, request, *args, **kwargs):
        text = self.one_text()
        edits = [
            {
                "text": text.marks.to_text(edit.html),
                "label": " · ".join(f"\u2068{part}\u2069" for part in _parts(edit)),  # each in its own direction
            }
            for edit in edits_of(self.translation, text)
        ]
        return JsonResponse({"edits": edits})


def _parts(edit: SegmentEdit) -> list[str]:
    when = formats.date_format(timezone.localtime(edit.made_at), "SHORT_DATETIME_FORMAT")
    return [part for part in (when, _who(edit.made_by), str(edit.get_origin_display())) if part]


def _who(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""


class AddTermView(AnswerView):
    """Adds a word and its translation, selected in the workbench, to the glossary; 422 tells what is wrong with it."""

    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        require(request.user.has_perm("translations.add_glossaryterm"))
        term = GlossaryTerm(
            source_locale=self.translation.source.locale,
            target_locale=self.translation.target_locale,
            term=" ".join(request.POST.get("term", "").replace("\0", "").split()),
            wording=" ".join(request.POST.get("wording", "").replace("\0", "").split()),
        )
        try:
            term.full_clean()
        except ValidationError as error:
            return JsonResponse({"problems": error.messages}, status=422)
        term.save()
        return JsonResponse({"message": _("“%(term)s” is in the glossary now.") % {"term": term.term}})


class HereView(AnswerView):
    """Says who else has the translation open, and what they saved."""

    def get(self, request, *args, **kwargs):
        update_old_draft(self.translation)
        tokens = {text.pk: text.token for text in segments_of(self.translation)}
        return JsonResponse({"others": self.others(), "bases": tokens})


class PreviewView(TranslationView):
    """Shows the page as readers would get it now, with everything saved so far."""

    @method_decorator(xframe_options_sameorigin)
    def get(self, request, *args, **kwargs):
        if not isinstance(self.target, PreviewableMixin) or not self.target.is_previewable():
            raise Http404
        return build_target(self.translation).make_preview_request(request, self.target.default_preview_mode)
