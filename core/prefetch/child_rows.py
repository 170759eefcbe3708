"""Child rows of a page or a picture, such as a call's partners, fetched in the query of the page itself.

Wagtail makes one query for each relation. Here each relation is an annotation of the page's query: a list in
JSON, from which the model instances are built. Rows of drafts and previews are read from the page as usual.
"""

from functools import cache
from typing import Any

from django.db import models
from django.db.models.functions import JSONObject
from wagtail.fields import StreamField

PREFIX = "rows_of_"


class JSONRows(models.Subquery):
    """A subquery whose rows have one JSON column `row`, aggregated into a JSON list in the order of the subquery."""

    output_field = models.JSONField()
    template = "(SELECT COALESCE(jsonb_agg(listed.row), '[]'::jsonb) FROM (%(subquery)s) listed)"

    def as_sqlite(self, compiler, connection, **context):
        template = "(SELECT json_group_array(json(listed.row)) FROM (%(subquery)s) listed)"
        return self.as_sql(compiler, connection, template=template, **context)


def annotations(model: type[models.Model], wanted: dict[str, str]) -> dict[str, JSONRows]:
    """Return the annotations from which `rows_below` builds the child rows without a query.

    `wanted` maps relations to the foreign key that is fetched with them, or "".
    """
    return {PREFIX + relation: _json_rows(model, relation, along) for relation, along in wanted.items()}


@cache
def _json_rows(model: type[models.Model], relation: str, along: str) -> JSONRows:
    child, key = _relation(model, relation)
    row = {name: name for name in _column_names(child)}
    if along:
        row |= {f"{along}.{name}": f"{along}__{name}" for name in _column_names(_related_model(child, along))}
    below = child._default_manager.filter(**{key: models.OuterRef("pk")})
    order: Any = child._meta.ordering
    return JSONRows(below.order_by(*order, "pk").values(row=JSONObject(**row)))


def rows_below(page: models.Model, relation: str, along: str) -> list[models.Model]:
    """Return the child rows of a page, each with the object of its foreign key `along`: no query if the page was annotated."""
    if PREFIX + relation not in page.__dict__:
        rows = getattr(page, relation).all()
        return list(rows.select_related(along) if along else rows)
    child, key = _relation(type(page), relation)
    found = []
    for values in page.__dict__[PREFIX + relation]:
        row = _instance(child, values, "")
        setattr(row, key, page)
        if along:
            is_there = getattr(row, f"{along}_id") is not None
            setattr(row, along, _instance(_related_model(child, along), values, f"{along}.") if is_there else None)
        found.append(row)
    return found


def _relation(model: type[models.Model], relation: str) -> tuple[type[models.Model], str]:
    """Return the model of the rows, and the name of their foreign key to the page."""
    found: Any = model._meta.get_field(relation)
    return found.related_model, found.field.name


def _related_model(child: type[models.Model], along: str) -> type[models.Model]:
    found: Any = child._meta.get_field(along)
    return found.related_model


def _instance(model: type[models.Model], values: dict, prefix: str) -> models.Model:
    columns = _columns(model)
    read = [column.to_python(values[prefix + column.attname]) for column in columns]
    return model.from_db("default", [column.attname for column in columns], read)


def _column_names(model: type[models.Model]) -> list[str]:
    return [column.attname for column in _columns(model)]


def _columns(model: type[models.Model]) -> list[models.Field]:
    """Return the columns to fetch: all but streams."""
    return [field for field in model._meta.concrete_fields if not isinstance(field, StreamField)]
