"""Queries of the board: pages by locales, filters, and what waits for a user."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from core.publishing.trash import without_binned
from translations.models import Assignment

NOT_SENT = "not_sent"


@dataclass
class Cell:
    """One page in one language."""

    locale: Locale
    page: Page | None
    assignment: Assignment | None
    is_source: bool

    @property
    def kind(self) -> str:
        """The word that styles the cell: the state, or "source", "own", "not_sent"."""
        if self.is_source:
            return "source"
        if self.assignment:
            return self.assignment.state
        return "own" if self.page else NOT_SENT


@dataclass
class Line:
    """One page in all its languages."""

    page: Page
    cells: list[Cell]


def originals() -> QuerySet[Page]:
    """Return every page once: as it stands in the site's first language or, where it does not, in another."""
    default = Locale.get_default()
    twin = Page.objects.filter(translation_key=OuterRef("translation_key"))
    earlier = twin.filter(pk__lt=OuterRef("pk"))
    in_default = twin.filter(locale=default)
    pages = without_binned(Page.objects.filter(depth__gt=1, alias_of=None))
    return pages.filter(Q(locale=default) | (~Exists(in_default) & ~Exists(earlier)))


def filtered(pages: QuerySet[Page], *, state: str = "", locale: Locale | None = None, kind: str = "", words: str = ""):
    """Return only the pages in a state (in a language), of a type, or with words in their title in any language."""
    if kind.isdecimal():
        pages = pages.filter(content_type_id=int(kind[:9]))
    if words:
        named = Page.objects.filter(Q(title__icontains=words) | Q(draft_title__icontains=words))
        pages = pages.filter(translation_key__in=named.values("translation_key"))
    if not state:
        return pages
    sent = Translation.objects.filter(source__object_id=OuterRef("translation_key"), enabled=True)
    twin = Page.objects.filter(translation_key=OuterRef("translation_key"))
    if locale:
        sent, twin = sent.filter(target_locale=locale), twin.filter(locale=locale)
    if state == NOT_SENT:
        return pages.filter(~Exists(sent) & ~Exists(twin.exclude(pk=OuterRef("pk"))))
    # Asked once, not for every page: a database that looks page by page takes seconds for thousands.
    in_state = Assignment.objects.filter(state=state, translation__enabled=True)
    if locale:
        in_state = in_state.filter(translation__target_locale=locale)
    return pages.filter(translation_key__in=in_state.values("translation__source__object_id"))


def lines(pages: Iterable[Page], locales: list[Locale]) -> list[Line]:
    """Return the pages of one screen with their cells: two queries, however many there are."""
    pages = list(pages)
    keys = [page.translation_key for page in pages]
    twins = {(page.translation_key, page.locale_id): page for page in Page.objects.filter(translation_key__in=keys)}
    rows = Assignment.objects.filter(translation__source__object_id__in=keys, translation__enabled=True).with_names()
    known, sources = {}, {}
    for row in rows:
        translation = row.translation
        known[translation.source.object_id, translation.target_locale_id] = row
        sources[translation.source.object_id] = translation.source.locale_id
    return [
        Line(
            page,
            [
                Cell(
                    locale,
                    twins.get((page.translation_key, locale.pk)),
                    known.get((page.translation_key, locale.pk)),
                    locale.pk == sources.get(page.translation_key, page.locale_id),
                )
                for locale in locales
            ],
        )
        for page in pages
    ]


def page_types() -> list[tuple[int, str]]:
    """Return the types of page there are, by name."""
    kinds = ContentType.objects.filter(pk__in=Page.objects.filter(depth__gt=1).order_by().values("content_type"))
    return sorted(((kind.pk, str(kind.name)) for kind in kinds), key=lambda kind: kind[1])


def waiting_for(permissions) -> dict[str, QuerySet[Assignment]]:
    """Return what waits for somebody: to be translated, and to be looked at; and what others of the team have."""
    mine = Assignment.objects.filter(translation__enabled=True).with_names().most_urgent_first()
    if permissions.locale_ids is not None:
        mine = mine.filter(translation__target_locale__in=permissions.locale_ids)
    to_do = mine.open().filter(Q(assigned_to=None) | Q(assigned_to=permissions.user))
    with_others = mine.open().exclude(assigned_to=None).exclude(assigned_to=permissions.user)
    return {"to_translate": to_do, "to_review": mine.in_review(), "with_others": with_others}
