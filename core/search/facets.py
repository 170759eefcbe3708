"""How a search is narrowed down: by kind of page, topic, place and year."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import get_page_models

from core.models.listing import Filters, is_listed
from core.models.pages import BasePage


def kinds() -> dict[str, type[BasePage]]:
    """Map the word in the address to each type of page: story, call, standard ..."""
    models = [model for model in get_page_models() if issubclass(model, BasePage)]
    return {model._meta.model_name.removesuffix("page"): model for model in models}


def is_possible(filters: Filters) -> bool:
    """Return whether any page can match; false for a kind or a year that does not exist."""
    return filters.kind in ["", *kinds()] and filters.has_possible_year


def condition(filters: Filters) -> Q:
    """Return what pages must fulfil; only for possible filters."""
    models = [model for kind, model in kinds().items() if filters.kind in ("", kind)]
    if not (filters.topic or filters.place or filters.year):
        return Q(content_type__in=ContentType.objects.get_for_models(*models).values()) if filters.kind else Q()
    fulfilled = Q(pk__in=[])
    for model in filter(is_listed, models):
        fulfilled |= Q(pk__in=filters.narrow(model.objects.all()).order_by().values("pk"))
    return fulfilled
