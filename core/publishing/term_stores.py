"""What is stored as JSON and may name terms: streams, and drafts. Other apps add theirs to `STORES`."""

import json
from collections.abc import Iterator
from typing import Any, Protocol

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import Revision, RevisionMixin

from core.publishing.revision_rewriting import newest_of, rewrite
from core.publishing.term_references import Swap, foreign_keys, streams


class Found:
    """The content of a row, with its model."""

    def __init__(self, pk: Any, model: type[Model], content: dict):
        self.pk, self.model, self.content = pk, model, content


class Store(Protocol):
    def naming(self, term: type[Model], swap: Swap) -> Iterator[Found]:
        """Yield what may name one of the terms."""

    def holding(self, text: str) -> Iterator[Found]:
        """Yield what holds a text."""

    def get(self, pk: Any) -> Found | None:
        """Return one of them, once nobody else can write it."""

    def newest(self, pk: Any) -> Any:
        """Return the key of what has taken its place since, or its own."""

    def write(self, found: Found, content: dict, user: Any) -> list[Any]:
        """Store its new content in the name of a user; return the keys of all that holds it now."""


def models_naming(term: type[Model], kind: type) -> dict[type[Model], list[str]]:
    """Return the models whose rows, or rows below them, name terms, with the names of the columns; none: by a stream."""
    found: dict[type[Model], list[str]] = {}
    for model in apps.get_models():
        if not issubclass(model, kind):
            continue
        parts = [model]
        if issubclass(model, ClusterableModel):
            parts += [relation.related_model for relation in get_all_child_relations(model)]
        names = [field.name for field in foreign_keys(term) if issubclass(model, field.model) or field.model in parts]
        if any(issubclass(model, field.model) for field in streams(term)):
            found[model] = []
        elif names:
            found[model] = sorted(set(names))
    return found


def text_names(column: str, names: list[str], swap: Swap) -> Q:
    """Return a filter for JSON in a column that may hold one of these references; it may find a few too many."""
    found = Q()
    for name in names:
        for pk in swap:
            found |= Q(**{f"{column}__contains": f'"{name}": {pk}'})
    return found


class Revisions:
    """Drafts, what is scheduled, and the history, to which editors may go back."""

    def naming(self, term, swap):
        for model, names in models_naming(term, RevisionMixin).items():
            kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
            rows = Revision.objects.filter(content_type=kind).alias(text=Cast("content", TextField()))
            for revision in rows.filter(text_names("text", names, swap)).iterator(100):
                yield Found(revision.pk, model, revision.content)

    def holding(self, text):
        rows = Revision.objects.alias(text=Cast("content", TextField())).filter(text__contains=text)
        for revision in rows.select_related("content_type").iterator(100):
            yield Found(revision.pk, revision.content_type.model_class(), revision.content)

    def get(self, pk):
        revision = Revision.objects.select_for_update().select_related("content_type").filter(pk=pk).first()
        model = revision.content_type.model_class() if revision else None
        return Found(pk, model, revision.content) if model else None

    def newest(self, pk):
        revision = Revision.objects.filter(pk=pk).first()
        return newest_of(revision) if revision else pk

    def write(self, found, content, user):
        return rewrite(Revision.objects.get(pk=found.pk), content, user)


class Streams:
    """Streams of rows as readers have them; named by their model, column and row."""

    def naming(self, term, swap):
        for field in streams(term):
            for pk in field.model._base_manager.order_by("pk").values_list("pk", flat=True):
                found = self.get(f"{field.model._meta.label_lower}/{field.name}/{pk}")
                if found:
                    yield found

    def holding(self, text):
        return iter(())  # whoever looks for texts looks through columns of every kind

    def get(self, pk):
        label, name, key = pk.split("/")
        model: Any = apps.get_model(label)
        row = model._base_manager.select_for_update().filter(pk=key).first()
        field = model._meta.get_field(name)
        return Found(pk, model, {name: json.loads(field.value_to_string(row))}) if row else None

    def newest(self, pk):
        return pk

    def write(self, found, content, user):
        _label, name, key = found.pk.split("/")
        value = found.model._meta.get_field(name).to_python(json.dumps(content[name]))
        found.model._base_manager.filter(pk=key).update(**{name: value})
        return [found.pk]


STORES: dict[str, Store] = {"revision": Revisions(), "stream": Streams()}
