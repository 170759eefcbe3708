"""The interface texts in one language beside English and Arabic; export and import as PO.

In English and Arabic, which came with the site, only what shall be worded otherwise is written here.
"""

from dataclasses import dataclass, field

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Locale

from core.i18n.languages import Language
from core.i18n.presets import SHIPPED_CODES
from core.interface_texts import plural_rule
from editors.languages.access import may_edit_texts, may_manage_languages
from editors.languages.po_files import LARGEST, ImportResult, RejectedFile, export_po, import_po
from editors.languages.public_texts import PublicText, public_texts
from editors.languages.saved_texts import Count, SavedText, save_texts, saved_texts_in
from editors.languages.text_checks import problems_of, shown, tidied
from editors.views.base import EditorsView

PER_PAGE = 40
TOLD = 10  # refused texts named in one message
HIGHEST = 120  # numbers tried, to say which ones a plural form is for


@dataclass
class Row:
    """One text with its fields."""

    text: PublicText
    wordings: list[str]
    is_draft: bool
    labels: list[str]
    """What each field is for: the numbers a plural form stands with."""
    problems: list[str] = field(default_factory=list)

    @property
    def english(self) -> list[SafeString]:
        return [shown(words) for words in self.text.english]

    @property
    def arabic(self) -> list[SafeString]:
        return [shown(words) for words in self.text.arabic]

    @property
    def is_missing(self) -> bool:
        return not any(self.wordings)

    @property
    def fields(self) -> list[tuple[int, str, str]]:
        return [
            (number, label, words) for number, (label, words) in enumerate(zip(self.labels, self.wordings, strict=True))
        ]

    def holds(self, words: str) -> bool:
        """Whether the words somebody looks for stand in it, in any of its languages."""
        return any(words in part.casefold() for part in [*self.text.english, *self.text.arabic, *self.wordings])


class InterfaceTextsBase(EditorsView):
    """What both views share: the language, and the permission to edit its texts."""

    page_title = gettext_lazy("Words of the interface")
    header_icon = "globe"

    def may_open(self) -> bool:
        return may_edit_texts(self.request.user, self.locale)

    @cached_property
    def locale(self) -> Locale:
        return get_object_or_404(Locale, language_code=self.kwargs["code"])

    @property
    def address(self) -> str:
        return reverse("editors:words", args=[self.locale.language_code])


class InterfaceTextsView(InterfaceTextsBase):
    """All texts, 40 a page, as a form that needs no JavaScript."""

    template_name = "editors/words.html"

    def get_page_subtitle(self):
        return Language(self.locale.language_code).name

    @cached_property
    def kept(self) -> dict[str, SavedText]:
        return saved_texts_in(self.locale)

    @cached_property
    def rows(self) -> list[Row]:
        return [self.row(text) for text in public_texts().values()]

    def row(self, text: PublicText) -> Row:
        labels = self.labels if text.plural else [""]
        kept = self.kept.get(text.digest) or SavedText([""] * len(labels))
        return Row(text, kept.wordings, kept.is_draft, labels)

    @cached_property
    def labels(self) -> list[str]:
        """Say for each plural form which numbers it stands with, by the first few."""
        count, rule = plural_rule(self.locale.language_code)
        numbers: list[list[int]] = [[] for _form in range(count)]
        for number in range(HIGHEST):
            numbers[rule(number)].append(number)
        return [", ".join(map(str, found[:3])) + (" …" if len(found) > 3 else "") for found in numbers]

    def shown(self) -> list[Row]:
        """Return the rows somebody asked for."""
        state, words = self.request.GET.get("state", ""), self.request.GET.get("words", "").strip().casefold()
        wanted = {
            "missing": lambda row: row.is_missing,
            "there": lambda row: not row.is_missing,
            "draft": lambda row: row.is_draft,
        }.get(state)
        return [row for row in self.rows if (not wanted or wanted(row)) and (not words or row.holds(words))]

    def post(self, request, *args, **kwargs):
        """Save the valid texts of a page; the others stay on the screen, each with its problem."""
        changed, wrong = {}, {}
        for row in self.rows:
            written = self.written(row)
            if written is None:
                continue
            problems = problems_of(row.text, written.wordings, len(row.labels))
            if problems:
                wrong[row.text.digest] = (written, problems)
            elif written != SavedText(row.wordings, row.is_draft):
                changed[row.text] = written
        save_texts(self.locale, changed, request.user)
        if changed:
            words = ngettext("%(count)s text is saved.", "%(count)s texts are saved.", len(changed))
            messages.success(request, words % {"count": len(changed)})
        if not wrong:
            return HttpResponseRedirect(request.get_full_path())
        messages.error(request, _("Not everything could be saved: see below what is wrong with it."))
        return self.render_to_response(self.get_context_data(wrong=wrong))

    def written(self, row: Row) -> SavedText | None:
        """Return what was typed for a text, or None if it was not on the page."""
        digest = row.text.digest
        if f"{digest}-0" not in self.request.POST:
            return None
        wordings = [
            tidied(self.request.POST.get(f"{digest}-{number}", ""), row.text.source)
            for number in range(len(row.labels))
        ]
        return SavedText(wordings, any(wordings) and f"{digest}-draft" in self.request.POST)

    def get_context_data(self, wrong=None, **kwargs):
        for name in ("kept", "rows"):
            self.__dict__.pop(name, None)  # they are from before the words were kept
        rows = self.wrong_rows(wrong) if wrong else self.shown()
        page = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("p"))
        query = self.request.GET.copy()
        query.pop("p", None)
        there = [row for row in self.rows if not row.is_missing]
        return super().get_context_data(**kwargs) | {
            "language": Language(self.locale.language_code),
            "is_shipped": self.locale.language_code in SHIPPED_CODES,
            "page_obj": page,
            "query": query.urlencode(),
            "count": Count(len(self.rows), len(there), sum(row.is_draft for row in there)),
            "runs": may_manage_languages(self.request.user),
            "is_wrong": bool(wrong),
        }

    def wrong_rows(self, wrong) -> list[Row]:
        """Return what could not be saved, as it was typed."""
        found = [row for row in self.rows if row.text.digest in wrong]
        for row in found:
            written, row.problems = wrong[row.text.digest]
            row.wordings, row.is_draft = written.wordings, written.is_draft
        return found


class InterfaceTextsFileView(InterfaceTextsBase):
    """Export the texts as a PO file, and import one."""

    http_method_names = ["get", "post", "options"]

    def get(self, request, *args, **kwargs):
        response = HttpResponse(export_po(self.locale), content_type="text/x-gettext-translation; charset=utf-8")
        response["Content-Disposition"] = content_disposition_header(
            as_attachment=True, filename="{}-{}.po".format(_("interface"), self.locale.language_code)
        )
        return response

    def post(self, request, *args, **kwargs):
        file = request.FILES.get("file")
        if file is None:
            messages.error(request, _("Choose a file first."))
            return HttpResponseRedirect(self.address)
        try:
            self.tell(import_po(file.read(LARGEST + 1), self.locale, request.user))
        except RejectedFile as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(self.address)

    def tell(self, taken: ImportResult):
        words = ngettext("%(count)s text taken from the file.", "%(count)s texts taken from the file.", taken.changed)
        messages.success(self.request, words % {"count": taken.changed})
        if taken.unknown:
            words = ngettext(
                "%(count)s entry of the file is no word of the interface.",
                "%(count)s entries of the file are no words of the interface.",
                taken.unknown,
            )
            messages.warning(self.request, words % {"count": taken.unknown})
        for source, problem in taken.refused[:TOLD]:
            messages.error(self.request, f"{source} – {problem}")
        if len(taken.refused) > TOLD:
            count = len(taken.refused) - TOLD
            words = ngettext("%(count)s more was refused.", "%(count)s more were refused.", count)
            messages.error(self.request, words % {"count": count})
