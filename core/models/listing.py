"""Index pages: they list the pages published below them, with filters and pagination."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.core.paginator import Page as PaginatorPage
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageQuerySet, PageViewRestriction, get_page_models

from core.i18n.digits import in_digits
from core.memo import memoise
from core.models.pages import BasePage
from core.models.places import Place
from core.models.topics import Topic
from core.prefetch.renditions import prefetch_card_renditions

PER_PAGE = 20
LONGEST_FILTER = 120


class ListingQuerySet(PageQuerySet):
    """Pages that a listing shows. Subclasses name the lookups for topic, place and date."""

    topic_lookup: str
    place_lookup: str
    date_lookup: str
    organisation_lookups: tuple[str, ...]

    def published(self, pages: PageQuerySet):
        """Only published ones of these pages, which may be of any type.

        Asked of each page in its turn: whoever wants the newest twenty looks at about twenty of them, however many
        there are. Joined, SQLite would sort them all.
        """
        return self.filter(Exists(pages.live().filter(pk=OuterRef("pk"))))

    def ours(self):
        """Only pages that were published here first."""
        return self

    def from_source(self, source: str):
        """Only pages of ours, or only of others, for lists that offer the choice."""
        return self.none()

    def counts(self) -> tuple[int, int]:
        """Return how many pages there are, and how many of them others published first."""
        return self.count(), 0

    def public(self):
        """Only pages that everybody may read. Wagtail's own way has SQLite read all pages where none is restricted."""
        return super().public() if PageViewRestriction.objects.exists() else self

    def about(self, topic: str):
        """Only pages with this topic, given by its key."""
        return self._having(topic, self.topic_lookup)

    def at(self, place: str):
        """Only pages at this place, given by its key."""
        return self._having(place, self.place_lookup)

    def _having(self, key: str, lookup: str):
        # In a query of its own, since a page may have several and shall be found once.
        return self.filter(pk__in=self.model.objects.filter(**{f"{lookup}__key": key}).values("pk"))

    def involving(self, organisation: str):
        """Only pages that an organisation signed or took part in, given by its key."""
        named = Q()
        for lookup in self.organisation_lookups:
            named |= Q(**{f"{lookup}__key": organisation})
        return self.filter(named)

    def of_year(self, year: int):
        return self.filter(**{f"{self.date_lookup}__year": year})

    def newest_first(self):
        return self.order_by(f"-{self.date_lookup}", "-pk")

    def newly_published(self, count: int):
        """Return the pages that were published last, whatever their own date is, the newest first; without the body.

        They are chosen in the table of their type alone: with the table of all pages beside it, SQLite guesses from which of
        the two to begin, and may sort all pages.
        """
        order = ["-put_up_at", "-pk"]
        chosen = self.order_by(*order).values("pk")[:count]
        return self.model.objects.filter(pk__in=chosen).order_by(*order).defer_streamfields()

    def for_listing(self):
        """Everything a card shows, fetched with the pages."""
        return self.select_related("lead_image").defer_streamfields()

    def topic_ids(self):
        return self.order_by().values(f"{self.topic_lookup}__key")

    def place_ids(self):
        return self.order_by().values(f"{self.place_lookup}__key")

    def years(self) -> list[int]:
        return [day.year for day in self.order_by().dates(self.date_lookup, "year", order="DESC")]


def is_listed(model: type[Page]) -> bool:
    """Return whether pages of a type have topics, places and a date."""
    return isinstance(model._default_manager.all(), ListingQuerySet)


def listed_models() -> list[Any]:
    """Return the types of page that lists, feeds and pages of subjects show."""
    return [model for model in get_page_models() if is_listed(model)]


class Filters(NamedTuple):
    """What the reader narrowed a list or a search down to; an empty string leaves that open."""

    kind: str = ""
    topic: str = ""
    place: str = ""
    year: str = ""
    source: str = ""

    @classmethod
    def from_request(cls, request, names: Iterable[str] | None = None):
        """Read the filters with these names, or all of them, from the query string."""
        given = {name: request.GET.get(name, "").replace("\0", "")[:LONGEST_FILTER] for name in names or cls._fields}
        return cls(**given)

    def __bool__(self):
        return any(self)

    @property
    def has_possible_year(self) -> bool:
        """False for a year that no page can have, such as a word."""
        return not self.year or (self.year.isdecimal() and len(self.year) <= 4 and int(self.year) > 0)

    def narrow(self, pages: ListingQuerySet) -> ListingQuerySet:
        """Return those of the pages that have the topic, the place and the year asked for."""
        if not self.has_possible_year:
            return pages.none()
        if self.topic:
            pages = pages.about(self.topic)
        if self.place:
            pages = pages.at(self.place)
        if self.source:
            pages = pages.from_source(self.source)
        return pages.of_year(int(self.year)) if self.year else pages

    def query_string(self, **others: str) -> str:
        """Return the filters, after other parameters, as a query string."""
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in {**others, **self._asdict()}.items() if value})
        return query.urlencode()


def page_or_404(request, rows: Any, total: int | None = None) -> PaginatorPage:
    """Return the page of a list that the reader asked for, else 404; `total` spares the query that counts the rows."""
    paginator = Paginator(rows, PER_PAGE)
    if total is not None:
        paginator.count = total
    try:
        return paginator.page(request.GET.get("page", 1))
    except (EmptyPage, PageNotAnInteger) as error:
        raise Http404("This listing has no such page.") from error


class Choices(NamedTuple):
    """What a list can be narrowed down to, and how many pages it has."""

    topics: list[tuple[str, str]]
    """Keys and names; so are the places."""
    places: list[tuple[str, str]]
    years: list[int]
    sources: Sequence[tuple[str, str | Promise]]
    total: int


class ListingPage(BasePage):
    """An index page; subclasses return the pages it lists from `listed_pages`."""

    kind = _("List")
    filter_names = ["topic", "place", "year"]
    sources: Sequence[tuple[str, str | Promise]] = ()  # by whom pages were published first: what readers choose from

    class Meta:
        abstract = True

    def pages_below(self) -> PageQuerySet:
        """Return the pages below this one that everybody may read who may read this one."""
        return Page.objects.child_of(self).filter(view_restrictions=None)

    def listed_pages(self) -> ListingQuerySet:
        """Return the published pages below this one, in any order, without filters."""
        raise NotImplementedError

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        filters = Filters.from_request(request, self.filter_names)
        choices = memoise(request.META, ("list", self.pk), self._choices)
        pages = filters.narrow(self.listed_pages()).newest_first().for_listing()
        context["filters"] = filters
        context["query"] = context["query_elsewhere"] = filters.query_string()
        context["options"] = {
            "topic": choices.topics,
            "place": choices.places,
            "year": [(str(year), in_digits(str(year))) for year in choices.years],
            "source": choices.sources,
        }
        context["listing"] = page_or_404(request, pages, None if filters else choices.total)
        prefetch_card_renditions(*context["listing"])
        return context

    def _choices(self) -> Choices:
        """Return the choices among all pages of the list; with many pages this takes longer than to show twenty."""
        pages = self.listed_pages()
        here = {"locale_id": self.locale_id}
        total, by_others = pages.counts()
        return Choices(
            topics=list(Topic.objects.filter(**here, key__in=pages.topic_ids()).values_list("key", "name")),
            places=list(Place.objects.filter(**here, key__in=pages.place_ids()).values_list("key", "name")),
            years=pages.years(),
            sources=self.sources if by_others else (),
            total=total,
        )
