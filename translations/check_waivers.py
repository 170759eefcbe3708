"""What the checks find in the segments of a translation, and what of it somebody left as it is, with a reason."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.i18n.languages import Language
from translations import glossary
from translations.inline_tags import plain
from translations.models import CheckWaiver
from translations.segment_checks.kinds import Comparison, Finding, Kind
from translations.segment_checks.table import findings_in
from translations.segment_store import SaveResult, write
from translations.segments import Segment

LONGEST_KEY = 255
LONGEST_REASON = 200


@dataclass(frozen=True)
class CheckedFinding:
    """A finding with its waiver, if somebody left it as it is."""

    finding: Finding
    waiver: CheckWaiver | None

    @property
    def key(self) -> str:
        return self.finding.key[:LONGEST_KEY]

    @property
    def message(self) -> str:
        return self.finding.message

    @property
    def is_open(self) -> bool:
        return self.waiver is None


class SegmentChecker:
    """Checks segments of one translation: two queries, however many they are."""

    def __init__(self, translation: Translation, linked_pages: Mapping[int, Page]):
        self.translation = translation
        self.linked_pages = linked_pages
        self.source_language = Language(translation.source.locale.language_code)
        self.target_language = Language(translation.target_locale.language_code)

    @cached_property
    def _terms(self) -> list[glossary.Term]:
        return glossary.terms_for(self.translation.source.locale, self.translation.target_locale)

    @cached_property
    def _waivers(self) -> dict[tuple[int, int], dict[str, CheckWaiver]]:
        rows = CheckWaiver.objects.filter(
            locale_id=self.translation.target_locale_id, context__object_id=self.translation.source.object_id
        )
        found = defaultdict(dict)
        for row in rows.select_related("made_by"):
            found[row.string_id, row.context_id][row.finding] = row
        return found

    def terms_in(self, segment: Segment) -> list[glossary.Term]:
        """Return the glossary entries whose word stands in the source."""
        return glossary.found_in(self._terms, segment.source)

    def findings(self, segment: Segment, html: str | None = None) -> list[CheckedFinding]:
        """Return what the checks find in the stored target of a segment, or in another one (HTML)."""
        html = segment.words if html is None else html
        if not html or segment.is_optional:
            return []
        compared = Comparison(
            plain(segment.source),
            plain(html),
            self.source_language,
            self.target_language,
            glossary.not_followed(self.terms_in(segment), html),
            [mark for mark in segment.marks.all if mark.page_id],
            self.linked_pages,
        )
        found = findings_in(compared)
        waivers = self._waivers.get(segment.key, {}) if found else {}
        return [CheckedFinding(one, waivers.get(one.key[:LONGEST_KEY])) for one in found]


def waive(
    translation: Translation, segment: Segment, findings: Iterable[CheckedFinding | Finding], reason: str, user
) -> None:
    """Leave what was found as it is; the reason is shown to whoever looks at the text next."""
    for one in findings:
        CheckWaiver.objects.update_or_create(
            **_place(translation, segment, one.key),
            defaults={"reason": reason[:LONGEST_REASON], "made_by": user},
        )


def copy_source(translation: Translation, segment: Segment, user) -> SaveResult:
    """Make the source the target, because it is the same in both languages: that it is not translated needs no other reason."""
    result = write(translation, segment, segment.marks.to_text(segment.source), user)
    if result.is_saved:
        copied = Finding(Kind.UNTRANSLATED, "whole", "")
        waive(translation, segment, [copied], _("The same in both languages"), user)
    return result


def take_back(translation: Translation, segment: Segment, key: str) -> None:
    """Have a finding told again."""
    CheckWaiver.objects.filter(**_place(translation, segment, key)).delete()


def _place(translation: Translation, segment: Segment, key: str) -> dict:
    string, context = segment.key
    return {
        "locale_id": translation.target_locale_id,
        "string_id": string,
        "context_id": context,
        "finding": key,
    }
