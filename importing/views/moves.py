"""The list of moves, and one move: what it does, how far it is, and what became of its items."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from core.models import MissedAddress
from importing import report, work
from importing.models import Move, State
from importing.moves import AT_WORK, HALF_READ, MoveRefusedError, add_exports, start_move, taken_elsewhere
from importing.progress import progress_of
from importing.source_files import drop_upload, exports, store_upload, upload_folders
from importing.views.base import MovingInView, may_move_in
from importing.wxr import UnreadableExportError

MISSED_SHOWN = 50


def language_choices() -> list[tuple[str, str]]:
    known = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    codes = Locale.objects.order_by("pk").values_list("language_code", flat=True)
    return [("", _("find out")), *((code, known.get(code, code)) for code in codes)]


class ExportsForm(forms.Form):
    """Which exports are read, in which language, with which uploads."""

    upload = forms.FileField(
        label=gettext_lazy("Upload an export"),
        required=False,
        help_text=gettext_lazy(
            "XML, gzip or zip, up to 10 MB. Larger ones are put into DATA_DIR/import on the server."
        ),
    )
    file = forms.ChoiceField(label=gettext_lazy("or one that lies on the server"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Its language"), required=False)
    uploads = forms.ChoiceField(
        label=gettext_lazy("Its pictures and documents"),
        required=False,
        help_text=gettext_lazy("The folder or zip file of wp-content/uploads in DATA_DIR/import."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].choices = [("", "—"), *((name, name) for name in exports())]
        self.fields["language"].choices = language_choices()
        self.fields["uploads"].choices = [("", "—"), *((name, name) for name in upload_folders())]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and bool(cleaned.get("upload")) == bool(cleaned.get("file")):
            raise forms.ValidationError(_("Upload an export, or choose one that lies on the server: one of the two."))
        return cleaned


class ReadingView(MovingInView):
    """A screen with the form that has an export read."""

    def read(self, form: ExportsForm, move: Move | None) -> Move | None:
        """Have the worker read what the form names; None where that was refused, with the reason in the form."""
        values, stored = form.cleaned_data, ""
        try:
            if values["upload"]:
                stored = store_upload(values["upload"])
            return self.begin_reading(stored or values["file"], values, move)
        except (MoveRefusedError, UnreadableExportError) as refusal:
            if stored:
                drop_upload(stored)
            form.add_error(None, str(refusal))
            return None

    @transaction.atomic
    def begin_reading(self, name: str, values: dict, move: Move | None) -> Move:
        """Raises MoveRefusedError; then nothing was begun."""
        move = move or start_move(values["uploads"], self.request.user)
        if values["uploads"]:
            Move.objects.filter(pk=move.pk).update(uploads=values["uploads"])
        add_exports(move, [(name, values["language"])], is_uploaded=bool(values["upload"]))
        if not work.begin(move, Move.Task.READ):
            raise MoveRefusedError(str(AT_WORK))
        return move

    def post_form(self, move: Move | None):
        form = ExportsForm(self.request.POST, self.request.FILES)
        found = self.read(form, move) if form.is_valid() else None
        if found is None and move and Move.objects.exclude(task=Move.Task.NOTHING).filter(pk=move.pk).exists():
            messages.error(self.request, AT_WORK)  # its screen has no form meanwhile that could say so
            return redirect("importing:move", move.pk)
        if found is None:
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(self.request, _("The export is being read. Nothing is published by that."))
        return redirect("importing:move", found.pk)


class MovesView(ReadingView):
    template_name = "importing/admin/moves.html"

    def post(self, request, *args, **kwargs):
        return self.post_form(None)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "form": kwargs.get("form") or ExportsForm(),
            "moves": Move.objects.prefetch_related("files"),
            "missed": MissedAddress.objects.exclude(host="")[:MISSED_SHOWN],
        }


class MoveView(ReadingView):
    template_name = "importing/admin/move.html"

    def post(self, request, *args, **kwargs):
        steps = {
            "read": lambda: self.post_form(self.move),
            "drafts": lambda: self.begin(Move.Task.TAKE, is_live=False),
            "live": lambda: self.begin(Move.Task.TAKE, is_live=True),
            "go_on": lambda: self.begin(Move.Task.READ),
            "undo": lambda: self.begin(Move.Task.UNDO),
            "cancel": self.cancel,
        }
        step = steps.get(request.POST.get("step", ""))
        return step() if step else redirect("importing:move", self.move.pk)

    def begin(self, task: Move.Task, **values):
        if task == Move.Task.TAKE and not self.move.task and work.is_half_read(self.move):
            messages.error(self.request, HALF_READ)
        elif task == Move.Task.TAKE and not self.move.task and (words := taken_elsewhere(self.move)):
            messages.error(self.request, words)
        elif not work.begin(self.move, task, **values):
            messages.error(self.request, AT_WORK)
        return redirect("importing:move", self.move.pk)

    def cancel(self):
        work.cancel(self.move)
        messages.success(self.request, _("It stops after the item at hand. What was done stays done."))
        return redirect("importing:move", self.move.pk)

    def get_context_data(self, **kwargs):
        sums = report.sums_of(self.move)
        return super().get_context_data(**kwargs) | {
            "form": kwargs.get("form") or ExportsForm(),
            "move": self.move,
            "progress": progress_of(self.move),
            "is_half_read": not self.move.task and work.is_half_read(self.move),
            "elsewhere": "" if self.move.task else taken_elsewhere(self.move),
            "files": self.move.files.all(),
            "sums": sums,
            "states": [(state.label, state.value, sums.states[state.value]) for state in State],
        }


@require_safe
def report_file(request, pk: int):
    """Answer with every item and what became of it."""
    if not may_move_in(request.user):
        raise PermissionDenied
    move = get_object_or_404(Move, pk=pk)
    response = StreamingHttpResponse(report.as_file(move), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="move-{move.pk}-{timezone.localdate()}.csv"'
    return response
