"""Taking in translation files: one page's, many in a zip, and the question which wording stays."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail_localize.models import Translation

from translations.draft_rows import segments_changed
from translations.exchange import archives
from translations.exchange.importer import (
    ImportResult,
    ImportUnit,
    UnreadableFile,
    import_segments,
    translation_for,
    unit_for,
)
from translations.segment_context import context_of, name_of
from translations.segment_store import write
from translations.segments import Segment, segments_of
from translations.views.base import TranslationsAdminView, TranslationView

TOLD = 10  # refused texts and files named in one answer
ASKED = 150  # conflicts asked about at once: Django takes a thousand fields

Done = list[tuple[Translation, ImportResult]]


@dataclass(frozen=True)
class Conflict:
    """A text that says one thing here and another in a file."""

    translation: Translation
    segment: Segment
    html: str

    @property
    def key(self) -> str:
        return f"{self.translation.pk}-{self.segment.pk}"

    @property
    def name(self) -> str:
        return _name(self.translation, self.segment)

    @property
    def here(self) -> str:
        return self.segment.marks.to_text(self.segment.words)

    @property
    def in_file(self) -> str:
        return self.segment.marks.to_text(self.html)


class ConflictsMixin:
    """Ends a take-in with the question about conflicts, if there are any."""

    template_name: Any = "translations/conflicts.html"
    request: Any

    def answer(self, done: Done, back: str):
        tell(self.request, done)
        found = [Conflict(one, text, html) for one, taken in done for text, html in taken.conflicts]
        if not found:
            return redirect(back)
        view: Any = self
        context = view.get_context_data(conflicts=found[:ASKED], left=len(found[ASKED:]), back=back)
        return view.render_to_response(context, status=409)


class UploadView(ConflictsMixin, TranslationView):
    """Takes a file made for this translation."""

    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        try:
            parcel = archives.read(*uploaded(request))
            import_unit = unit_for([unit for _name, unit in parcel.units], self.translation)
        except UnreadableFile as refusal:
            messages.error(request, str(refusal))
            return redirect("translations:workbench", self.translation.pk)
        done = [(self.translation, import_segments(import_unit, self.translation, request.user))]
        return self.answer(done, self.get_breadcrumbs_items()[-1]["url"])


class UploadManyView(ConflictsMixin, TranslationsAdminView):
    """Takes files made for any translations that this person may write; those that cannot be taken are named."""

    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        try:
            parcel = archives.read(*uploaded(request))
        except UnreadableFile as refusal:
            messages.error(request, str(refusal))
            return redirect("translations:board")
        wanted, refused = self.sort(parcel.units)
        done = [(translation, import_segments(unit, translation, request.user)) for unit, translation in wanted]
        name_refused(request, [*parcel.refused, *refused])
        return self.answer(done, self.get_breadcrumbs_items()[-1]["url"])

    def sort(self, units: list[tuple[str, ImportUnit]]) -> tuple[list, list[tuple[str, str]]]:
        """Return the files with the translations they are for, and the others with the reason."""
        wanted, refused = [], []
        for name, import_unit in units:
            try:
                translation = translation_for(import_unit)
            except UnreadableFile as refusal:
                refused.append((name, str(refusal)))
                continue
            if self.permissions.may_translate(translation):
                wanted.append((import_unit, translation))
            else:
                refused.append((name, _("It belongs to a language that is not yours.")))
        return wanted, refused


class ConflictsView(TranslationsAdminView):
    """Takes from a file what a person chose over the wording here; everything else stays."""

    http_method_names = ["post", "options"]
    page_title = gettext_lazy("Which wording stays?")

    def post(self, request, *args, **kwargs):
        wanted = {}
        for name, value in request.POST.items():
            pks = name.removeprefix("keep-").split("-")
            if value == "file" and len(pks) == 2 and all(pk.isdecimal() and len(pk) < 18 for pk in pks):
                wanted.setdefault(int(pks[0]), []).append(int(pks[1]))
        rows = Translation.objects.filter(enabled=True, pk__in=wanted).select_related(
            "source__specific_content_type", "source__locale", "target_locale"
        )
        mine = [row for row in rows if self.permissions.may_translate(row)]
        saved = sum(self.take(row, wanted[row.pk]) for row in mine)
        words = ngettext("%(count)s text taken from the file.", "%(count)s texts taken from the file.", saved)
        messages.success(request, words % {"count": saved})
        if len(mine) == 1:
            return redirect("translations:workbench", mine[0].pk)
        return redirect("translations:board")

    @transaction.atomic
    def take(self, translation: Translation, pks: list[int]) -> int:
        post, saved = self.request.POST, 0
        for segment in segments_of(translation, only=pks):
            key = f"{translation.pk}-{segment.pk}"
            typed, base = post.get(f"words-{key}", ""), post.get(f"base-{key}", "")
            result = write(translation, segment, typed, self.request.user, base=base, insists=True)
            saved += result.has_changed
            reason = result.problems[0].message if result.problems else ""
            reason = reason or (_("Somebody else changed it meanwhile.") if result.taken_by else "")
            if reason:
                messages.error(self.request, f"{_name(translation, segment)} – {reason}")
        segments_changed(translation, self.request.user)
        return saved


def uploaded(request) -> tuple[bytes, str]:
    """Return the file that was sent, or one byte more than may be, and its name. Raises UnreadableFile without one."""
    file = request.FILES.get("file")
    if file is None:
        raise UnreadableFile(_("Choose a file first."))
    return file.read(archives.LARGEST_ARCHIVE + 1), archives.shown(file.name or "")


def name_refused(request, refused: list[tuple[str, str]]) -> None:
    """Name the files that were left out, each with the reason."""
    for name, reason in refused[:TOLD]:
        messages.error(
            request, _("%(name)s was left out: %(reason)s") % {"name": f"\u2068{name}\u2069", "reason": reason}
        )
    if more := len(refused[TOLD:]):
        words = ngettext("%(count)s more file was left out.", "%(count)s more files were left out.", more)
        messages.error(request, words % {"count": more})


def tell(request, done: Done) -> None:
    """Say what came of files: how many texts were taken, and of the others why not."""
    saved = sum(taken.saved for _translation, taken in done)
    words = ngettext("%(count)s text taken from the file.", "%(count)s texts taken from the file.", saved)
    say = messages.success if saved else messages.warning
    say(request, words % {"count": saved})
    for line in _warnings(done):
        messages.warning(request, line)
    for line in list(_refusals(done))[:TOLD]:
        messages.error(request, line)


def _warnings(done: Done) -> Iterator[str]:
    if unknown := sum(taken.unknown for _translation, taken in done):
        words = ngettext(
            "%(count)s entry of the file is not in this page any more.",
            "%(count)s entries of the file are not in this page any more.",
            unknown,
        )
        yield words % {"count": unknown}
    if unsure := sum(taken.unsure for _translation, taken in done):
        words = ngettext(
            "%(count)s text is marked in the file as not done, and was left out.",
            "%(count)s texts are marked in the file as not done, and were left out.",
            unsure,
        )
        yield words % {"count": unsure}
    if copies := sum(taken.copies for _translation, taken in done):
        words = ngettext(
            "%(count)s text only repeats its original, and was left out. If it is to be the same in both languages, say so in the workbench.",
            "%(count)s texts only repeat their originals, and were left out. If one is to be the same in both languages, say so in the workbench.",
            copies,
        )
        yield words % {"count": copies}


def _refusals(done: Iterable[tuple[Translation, ImportResult]]) -> Iterator[str]:
    for translation, taken in done:
        for text, problem in taken.refused:
            yield f"{_name(translation, text)} – {problem.message}"


def _name(translation: Translation, segment: Segment) -> str:
    model = translation.source.specific_content_type.model_class()
    name = name_of(segment, context_of(model, segment.segment.context.field_path))
    return f"\u2068{translation.source.object_repr}\u2069 – {name}"
