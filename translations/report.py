"""Everything that was sent to translators, pages and snippets alike, and how far each language is."""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, Sum
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from translations.models import Assignment, State
from translations.models.assignments import AssignmentQuerySet

STATES = [state for state in State.values if state != State.STOPPED]  # what was stopped is edited by itself


@dataclass
class Progress:
    """One language: how many of its translations are in each state, and how many of their texts are done."""

    locale: Locale
    counts: dict[str, int] = field(default_factory=dict)
    texts: int = 0
    done: int = 0
    words: int = 0
    words_left: int = 0

    @property
    def sent(self) -> int:
        return sum(self.counts.values())

    @property
    def percent(self) -> int:
        return 100 * self.done // self.texts if self.texts else 100

    @property
    def labelled(self) -> list[tuple[str, int]]:
        """The counts in the order of the states, each with the state's name."""
        return [(str(State(state).label), self.counts.get(state, 0)) for state in STATES]


def everything(permissions, *, state="", locale: Locale | None = None, kind="", words="") -> AssignmentQuerySet:
    """Return every translation somebody may see, or only those in a state, a language, of a type, or with a title."""
    found = Assignment.objects.filter(translation__enabled=True).with_names()
    if permissions.locale_ids is not None:
        found = found.filter(translation__target_locale__in=permissions.locale_ids)
    if state:
        found = found.filter(state=state)
    if locale:
        found = found.filter(translation__target_locale=locale)
    if kind:
        found = found.filter(translation__source__specific_content_type=int(kind[:9]))
    if words:
        named = Page.objects.filter(Q(title__icontains=words) | Q(draft_title__icontains=words))
        in_title = Q(translation__source__object_id__in=named.values("translation_key"))
        found = found.filter(Q(translation__source__object_repr__icontains=words) | in_title)
    return found


def by_language(locales: list[Locale]) -> list[Progress]:
    """Return how far each language is into which anything was sent: one query."""
    known = {locale.pk: Progress(locale) for locale in locales}
    rows = Assignment.objects.filter(translation__enabled=True, translation__target_locale__in=known)
    for row in rows.values("translation__target_locale", "state").annotate(
        count=Count("pk"), texts=Sum("total"), written=Sum("done"), words=Sum("source_words"), left=Sum("words_left")
    ):
        progress = known[row["translation__target_locale"]]
        progress.counts[row["state"]] = row["count"]
        progress.texts += row["texts"]
        progress.done += row["written"]
        progress.words += row["words"]
        progress.words_left += row["left"]
    return [progress for progress in known.values() if progress.sent]


def kinds() -> list[tuple[int, str]]:
    """Return the types of page and snippet of which anything was sent, by name."""
    found = ContentType.objects.filter(pk__in=TranslationSource.objects.order_by().values("specific_content_type"))
    return sorted(((kind.pk, str(kind.name)) for kind in found), key=lambda kind: kind[1])
