"""What a reader may narrow a search down to: kinds of pages, topics, places, years."""

from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import QueryDict
from wagtail.models import Page, get_page_models

from core.models.listing import ListingQuerySet
from core.models.pages import BasePage

LONGEST = 120


def kinds() -> dict[str, type[BasePage]]:
    """Map the word in the address to each type of page: story, call, standard ..."""
    models = [model for model in get_page_models() if issubclass(model, BasePage)]
    return {model._meta.model_name.removesuffix("page"): model for model in models}


def listed(model: type[Page]) -> bool:
    """Say whether pages of a type have topics, places and a date."""
    return isinstance(model._default_manager.all(), ListingQuerySet)


class Filters(NamedTuple):
    """What the reader chose; empty strings ask for everything."""

    kind: str
    topic: str
    place: str
    year: str

    @classmethod
    def from_request(cls, request):
        return cls(*(request.GET.get(name, "").replace("\0", "")[:LONGEST] for name in cls._fields))

    def __bool__(self):
        return any(self)

    @property
    def is_possible(self) -> bool:
        """Whether any page can match; false for a kind or a year nobody could have meant."""
        is_year = self.year.isdecimal() and len(self.year) <= 4 and int(self.year) > 0
        return self.kind in ["", *kinds()] and (is_year or not self.year)

    def condition(self) -> Q:
        """Return what pages must fulfil; only for possible filters."""
        models = [model for kind, model in kinds().items() if self.kind in ("", kind)]
        if not (self.topic or self.place or self.year):
            return Q(content_type__in=_content_types(models)) if self.kind else Q()
        chosen = [Q(pk__in=self._narrowed(model).order_by().values("pk")) for model in models if listed(model)]
        condition = Q(pk__in=[])
        for pages in chosen:
            condition |= pages
        return condition

    def _narrowed(self, model):
        pages = model.objects.all()
        if self.topic:
            pages = pages.about(self.topic)
        if self.place:
            pages = pages.at(self.place)
        return pages.of_year(int(self.year)) if self.year else pages


def _content_types(models):
    return ContentType.objects.get_for_models(*models).values()


def address(text: str, filters: Filters) -> str:
    """Return the query string of a search, up to the number of a page."""
    query = QueryDict(mutable=True)
    query["q"] = text
    query.update({name: value for name, value in filters._asdict().items() if value})
    return query.urlencode()
