"""Index pages: they list, filter and page through the pages published below them."""

from typing import NamedTuple

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageQuerySet, PageViewRestriction

from core.memo import memoise
from core.models.pages import BasePage
from core.models.places import Place
from core.models.topics import Topic
from core.prefetch.renditions import prefetch_card_renditions

PER_PAGE = 20
LONGEST_FILTER = 120


class ListingQuerySet(PageQuerySet):
    """Pages that a listing shows. Subclasses name the look-ups that lead to topic, place and date."""

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

    def public(self):
        """Only pages that everybody may read. Wagtail's own way has SQLite read all pages where none is restricted."""
        return super().public() if PageViewRestriction.objects.exists() else self

    def about(self, topic: str):
        """Only pages with this topic, given by its key."""
        return self._with(topic, self.topic_lookup)

    def at(self, place: str):
        """Only pages at this place, given by its key."""
        return self._with(place, self.place_lookup)

    def _with(self, key: str, lookup: str):
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
        """Return so many that were put up last, whatever day they tell of, the newest first; without the body.

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


class Filters(NamedTuple):
    """What the reader asked a listing to show; empty strings ask for everything."""

    topic: str
    place: str
    year: str

    @classmethod
    def from_request(cls, request):
        return cls(*(request.GET.get(name, "").replace("\0", "")[:LONGEST_FILTER] for name in cls._fields))

    def __bool__(self):
        return any(self)

    @property
    def query(self) -> str:
        """The filters as the beginning of a query string for links to further pages."""
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in self._asdict().items() if value})
        return query.urlencode() + "&" if query else ""


class Known(NamedTuple):
    """What can be chosen in a list, and how many pages it has."""

    topics: list[Topic]
    places: list[Place]
    years: list[int]
    total: int


class ListingPage(BasePage):
    """An index page; what it lists is said by `listed_pages` of the subclass."""

    kind = _("List")

    class Meta:
        abstract = True

    def listed_pages(self) -> ListingQuerySet:
        """Return the published pages below this one, in any order, without filters."""
        raise NotImplementedError

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        filters = Filters.from_request(request)
        known = memoise(request.META, ("list", self.pk), self._look_over)
        context |= {"filters": filters, "topics": known.topics, "places": known.places, "years": known.years}
        context["listing"] = self._page_of(self.filtered(filters), request, None if filters else known.total)
        prefetch_card_renditions(*context["listing"])
        return context

    def filtered(self, filters: Filters) -> ListingQuerySet:
        pages = self.listed_pages()
        if filters.topic:
            pages = pages.about(filters.topic)
        if filters.place:
            pages = pages.at(filters.place)
        if filters.year:
            # A year nobody could have meant finds nothing, like any year without pages.
            is_year = filters.year.isdecimal() and 1 <= int(filters.year) <= 9999
            pages = pages.of_year(int(filters.year)) if is_year else pages.none()
        return pages.newest_first().for_listing()

    def _look_over(self) -> Known:
        """Return what is known of all pages of the list; among very many this takes longer than to show twenty."""
        pages = self.listed_pages()
        here = {"locale_id": self.locale_id}
        return Known(
            topics=list(Topic.objects.filter(**here, key__in=pages.topic_ids())),
            places=list(Place.objects.filter(**here, key__in=pages.place_ids())),
            years=pages.years(),
            total=pages.count(),
        )

    @staticmethod
    def _page_of(pages, request, total: int | None):
        """Return the page of the list that was asked for; `total` spares the question how many there are."""
        paginator = Paginator(pages, PER_PAGE)
        if total is not None:
            paginator.count = total
        try:
            return paginator.page(request.GET.get("page", 1))
        except (EmptyPage, PageNotAnInteger) as error:
            raise Http404("This listing has no such page.") from error
