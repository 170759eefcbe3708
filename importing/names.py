"""What a move calls topics, people, organisations and places, and which of ours these are: each is looked up once.

What is found is kept for a batch of items, so that what editors change meanwhile is seen soon.
"""

from typing import Any

from core.models import Organisation, Person, Place, Topic
from importing.models import MadeTerm, Move, OldAddress, TermMapping


class Names:
    """Answers by name, for the items of one move."""

    def __init__(self, move: Move):
        self.move = move
        self._mappings: dict[tuple[str, str, str], TermMapping] | None = None
        self._terms: dict[tuple[int, int], Any] = {}
        self._known: dict[tuple[str, int], dict[str, Any]] = {}

    def mapping(self, site: str, taxonomy: str, slug: str) -> TermMapping | None:
        """Return the mapping of a category, tag or author, unless it is left out."""
        if self._mappings is None:
            rows = TermMapping.objects.filter(move=self.move).exclude(target="")
            self._mappings = {(one.site, one.taxonomy, one.slug): one for one in rows}
        return self._mappings.get((site, taxonomy, slug[:255]))

    def organisation(self, name: str, locale_id: int) -> Organisation | None:
        return self._by_name(Organisation, locale_id).get(name.casefold())

    def place(self, name: str, locale_id: int) -> Place | None:
        return self._by_name(Place, locale_id).get(name.casefold())

    def _by_name(self, model: Any, locale_id: int) -> dict[str, Any]:
        """Return all of a language by each of their names."""
        key = model.__name__, locale_id
        if key not in self._known:
            self._known[key] = {
                name.strip().casefold(): one
                for one in model.objects.filter(locale_id=locale_id).order_by("-pk")
                for name in _names_of(one)
                if name.strip()
            }
        return self._known[key]

    def term(self, mapping: TermMapping, locale_id: int) -> Topic | Person:
        """Return the topic or person that a mapping names, in a language; it is made where it is missing.

        Raises ValidationError.
        """
        model: Any = Person if mapping.taxonomy == TermMapping.Taxonomy.AUTHOR else Topic
        key = mapping.pk, locale_id
        if key not in self._terms:
            self._terms[key] = self._find(model, mapping, locale_id)
            if model is Topic:
                _lead_old_addresses(mapping, self._terms[key])
        return self._terms[key]

    def _find(self, model: Any, mapping: TermMapping, locale_id: int) -> Any:
        found = list(model.objects.filter(name__iexact=mapping.target).order_by("pk"))
        if here := next((one for one in found if one.locale_id == locale_id), None):
            return here
        more: dict[str, Any] = {}
        if found:
            first = found[0]
            if there := model.objects.filter(translation_key=first.translation_key, locale_id=locale_id).first():
                return there
            more = {"translation_key": first.translation_key, "key": first.key}
        term = model(name=mapping.name if more else mapping.target, locale_id=locale_id, **more)
        term.full_clean()
        term.save()
        MadeTerm.objects.create(move=self.move, **{"topic" if model is Topic else "person": term})
        return term


def _names_of(one: Organisation | Place) -> list[str]:
    if isinstance(one, Organisation):
        return [one.short_name, one.name]
    return [*one.aliases.splitlines(), one.name]


def _lead_old_addresses(mapping: TermMapping, topic: Topic) -> None:
    """Let the old archive of a category or tag lead to its topic."""
    rows = OldAddress.objects.filter(move=mapping.move_id, item=None, topic=None)
    if rows.filter(key=f"{mapping.taxonomy}:{mapping.slug}").update(topic=topic):
        rows.filter(key__endswith=f"/{mapping.slug.lower()}").update(topic=topic)
