"""Summary, date, topics and places of pages of any type, fetched with one query."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast
from wagtail.models import Page

from core.models.listing import is_listed
from core.models.pages import BasePage


@dataclass
class ResultFields:
    intro: str = ""
    day: date | None = None
    kind: str = ""
    """The value of the field that says what kind of page it is, where its type has one."""
    topics: dict[str, str] = field(default_factory=dict)
    """Names by their keys; so are the places."""
    places: dict[str, str] = field(default_factory=dict)


def result_fields_of(pages: Iterable[Page]) -> dict[int, ResultFields]:
    """Return the fields of each page by its id: one query, or none without pages."""
    ids = defaultdict(list)
    for page in pages:
        ids[page.cached_content_type.model_class()].append(page.pk)
    parts = [part for model, own in ids.items() if issubclass(model or Page, BasePage) for part in _queries(model, own)]
    facts: dict[int, ResultFields] = defaultdict(ResultFields)
    for pk, what, key, name in parts[0].union(*parts[1:], all=True) if parts else []:
        if what == "intro":
            facts[pk].intro, facts[pk].day = name, date.fromisoformat(key) if key else None
        elif what == "kind":
            facts[pk].kind = name
        else:
            getattr(facts[pk], what)[key] = name
    return facts


def _queries(model: type[Page], ids: list[int]) -> Iterator[QuerySet]:
    """Yield queries whose rows hold page id, field, key and name."""
    pages = model.objects.filter(pk__in=ids).order_by()
    if model.kind_field:
        yield pages.values_list("pk", Value("kind"), Value(""), model.kind_field)
    if not is_listed(model):
        yield pages.values_list("pk", Value("intro"), Value(""), "intro")
        return
    yield pages.values_list("pk", Value("intro"), Cast(pages.date_lookup, TextField()), "intro")
    for what, lookup in (("topics", pages.topic_lookup), ("places", pages.place_lookup)):
        named = pages.filter(**{f"{lookup}__isnull": False})
        yield named.values_list("pk", Value(what), F(f"{lookup}__key"), F(f"{lookup}__name"))
