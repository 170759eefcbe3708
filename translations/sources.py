"""Update translation sources and their segments with few queries.

wagtail-localize asks for every string, context and segment one by one, hundreds of times a page. Here the same rows
are found and written together; `tests/translations/test_sources.py` holds the two against each other.
"""

import json
import uuid
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone
from modelcluster.models import ClusterableModel, get_all_child_relations, get_serializable_data_for_fields
from wagtail.models import DraftStateMixin, Page
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    Template,
    TemplateSegment,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments

BOOKKEEPING_FIELDS = {
    "pk",
    "path",
    "depth",
    "numchild",
    "url_path",
    "draft_title",
    "live",
    "has_unpublished_changes",
    "first_published_at",
    "put_up_at",
    "last_published_at",
    "live_revision",
    "latest_revision",
    "latest_revision_created_at",
    "go_live_at",
    "expire_at",
    "expired",
    "locked",
    "locked_at",
    "locked_by",
    "owner",
    "version",
    "ready",
    "wagtail_admin_comments",
}


def update_source(instance: Any) -> tuple[TranslationSource, bool]:
    """Return the source made from a page or snippet, and whether anything in it is new."""
    kept = store_source(latest_content(instance))
    return kept.source, kept.has_changed


class SourceUpdate(NamedTuple):
    source: TranslationSource
    has_changed: bool
    is_new: bool


@transaction.atomic(savepoint=False)
def store_source(instance: Any) -> SourceUpdate:
    """Do the same for what `latest_content` returned, and say whether there was no source before."""
    content = _serialised(instance)
    sources = TranslationSource.objects.select_related("object", "specific_content_type", "locale")
    source = sources.filter(object_id=instance.translation_key, locale_id=instance.locale_id).first()
    if source and _content(source.content_json) == _content(content):
        return SourceUpdate(source, has_changed=False, is_new=False)
    if is_new := source is None:
        source = _new_source(instance)
    source.object_repr = str(instance)[:200]
    source.content_json = content
    source.schema_version = _schema_version(instance._meta.app_label)
    source.last_updated_at = timezone.now()
    source.save()
    write_segments(source, instance, is_new)
    return SourceUpdate(source, has_changed=True, is_new=is_new)


def _new_source(instance: Any) -> TranslationSource:
    kind = ContentType.objects.get_for_model(type(instance))
    found = TranslatableObject(
        translation_key=instance.translation_key,
        content_type=ContentType.objects.get_for_model(instance.get_translation_model()),
    )
    TranslatableObject.objects.bulk_create([found], ignore_conflicts=True)
    return TranslationSource(object=found, locale=instance.locale, specific_content_type=kind)


@cache
def _schema_version(app_label: str) -> str:
    """Ask once for what only a migration changes, after which the site is started anew."""
    return get_schema_version(app_label)


def latest_content(instance: Any) -> Any:
    """Return what is public or, of something that never was, the newest draft; with its rows at hand."""
    instance = instance.specific if isinstance(instance, Page) else instance
    is_draft = isinstance(instance, DraftStateMixin) and not instance.live and instance.latest_revision_id
    instance = instance.get_latest_revision_as_object() if is_draft else instance
    return with_rows(instance)


def with_rows(instance: Any) -> Any:
    """Return a page or snippet with its rows read, so that nobody has to ask for them again."""
    if isinstance(instance, ClusterableModel):
        for relation in get_all_child_relations(type(instance)):
            getattr(instance, relation.get_accessor_name()).get_object_list()
    return instance


def as_stored(source: TranslationSource, instance: Any) -> Any:
    """Return what a source that was just made from an instance holds, as another instance; None if it has no rows."""
    is_cluster = isinstance(instance, ClusterableModel)
    return type(instance).from_json(source.content_json, check_fks=False) if is_cluster else None


def _content(content: str) -> dict:
    """Return what an original says, without what publishing, moving and locking leave on its row."""
    return {name: _unpacked(value) for name, value in json.loads(content).items() if name not in BOOKKEEPING_FIELDS}


def _unpacked(value: Any) -> Any:
    """Unpack JSON inside JSON, such as a body of blocks: PostgreSQL puts the names in it into another order."""
    if not isinstance(value, str) or not value.startswith(("[", "{")):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _serialised(instance: models.Model) -> str:
    if isinstance(instance, ClusterableModel):
        return instance.to_json()
    return json.dumps(get_serializable_data_for_fields(instance), cls=DjangoJSONEncoder)


@transaction.atomic(savepoint=False)
def write_segments(source: TranslationSource, instance: Any = None, is_new: bool = False) -> None:
    """Make the segments of a source those of its content; `instance` is what it was made from, if that is at hand."""
    instance = instance or source.as_instance()
    values = extract_segments(instance)
    contexts = _contexts(source, instance, {value.path for value in values}, is_new)
    for model, kind, extras in _kinds(source, values, is_new):
        _settle(model, source, [value for value in values if isinstance(value, kind)], contexts, extras, is_new)


def _kinds(source: TranslationSource, values: list, is_new: bool) -> Iterable[tuple[type[models.Model], type, Any]]:
    """Name each kind of segment with its table and what its rows hold beside source, place and order."""
    texts = [value for value in values if isinstance(value, StringSegmentValue)]
    strings = _strings(source, texts, is_new)
    yield (
        StringSegment,
        StringSegmentValue,
        lambda value: {
            "string_id": strings[String._get_data_hash(value.string.data)],
            "attrs": json.dumps(value.attrs, cls=DjangoJSONEncoder),
        },
    )
    templates = _templates([value for value in values if isinstance(value, TemplateSegmentValue)])
    yield TemplateSegment, TemplateSegmentValue, lambda value: {"template_id": templates[value.template]}
    _objects([value for value in values if isinstance(value, RelatedObjectSegmentValue)])
    yield RelatedObjectSegment, RelatedObjectSegmentValue, lambda value: {"object_id": value.translation_key}
    yield (
        OverridableSegment,
        OverridableSegmentValue,
        lambda value: {"data_json": json.dumps(value.data, cls=DjangoJSONEncoder)},
    )


def _strings(source: TranslationSource, values: list[StringSegmentValue], is_new: bool) -> dict[Any, int]:
    """Return the keys of strings, which are stored where they are missing; those of a new source mostly are."""
    wanted = {String._get_data_hash(value.string.data): value.string.data for value in values}
    mine = String.objects.filter(locale_id=source.locale_id, data_hash__in=wanted)
    known = dict(mine.values_list("data_hash", "pk")) if wanted and not is_new else {}
    new = [
        String(locale_id=source.locale_id, data_hash=key, data=data) for key, data in wanted.items() if key not in known
    ]
    if not new:
        return known
    String.objects.bulk_create(new, ignore_conflicts=True)
    return dict(mine.all().values_list("data_hash", "pk"))


def _templates(values: list[TemplateSegmentValue]) -> dict[str, int]:
    wanted = {_template_uuid(value): value for value in values}
    mine = Template.objects.filter(uuid__in=wanted)
    known = dict(mine.values_list("uuid", "pk")) if wanted else {}
    new = [
        Template(uuid=key, template=value.template, template_format=value.format, string_count=value.string_count)
        for key, value in wanted.items()
        if key not in known
    ]
    if new:
        Template.objects.bulk_create(new, ignore_conflicts=True)
        known = dict(mine.all().values_list("uuid", "pk"))
    return {value.template: known[key] for key, value in wanted.items()}


def _template_uuid(value: TemplateSegmentValue) -> uuid.UUID:
    """Return the key under which wagtail-localize keeps a frame, as `Template.from_value` makes it."""
    return uuid.uuid5(uuid.uuid5(Template.BASE_UUID_NAMESPACE, value.format), value.template)


def _contexts(source: TranslationSource, instance: models.Model, paths: set[str], is_new: bool) -> dict[str, int]:
    mine = TranslationContext.objects.filter(object_id=source.object_id)
    known = {} if is_new else dict(mine.values_list("path", "pk"))
    new = [context_for(source, instance, path) for path in sorted(paths - known.keys())]
    if not new:
        return known
    TranslationContext.objects.bulk_create(new, ignore_conflicts=True)
    return dict(mine.all().values_list("path", "pk"))


def context_for(source: TranslationSource, instance: models.Model, path: str) -> TranslationContext:
    """Return the context of a path in a page or snippet, with its field path, not saved."""
    context = TranslationContext(
        object_id=source.object_id, path=path, path_id=TranslationContext._get_path_id(path), field_path=""
    )
    context.save = lambda **_kwargs: None  # get_field_path() would write each by itself
    context.get_field_path(instance)
    return context


def _objects(values: list[RelatedObjectSegmentValue]) -> None:
    wanted = {value.translation_key: value.content_type for value in values}
    TranslatableObject.objects.bulk_create(
        [TranslatableObject(pk=key, content_type=kind) for key, kind in wanted.items()], ignore_conflicts=True
    )


def _settle(model, source: TranslationSource, values: list, contexts: dict[str, int], extras, is_new: bool) -> None:
    """Keep the rows that are still right, delete the others, add what is new."""
    wanted = [{"context_id": contexts[value.path], "order": value.order, **extras(value)} for value in values]
    if not wanted:
        if not is_new:
            model.objects.filter(source=source).delete()
        return
    names = list(wanted[0])
    rows = [] if is_new else model.objects.filter(source=source).values_list(*names, "pk")
    known = {tuple(row[:-1]): row[-1] for row in rows}
    keys = [tuple(row.values()) for row in wanted]
    gone = [pk for key, pk in known.items() if key not in set(keys)]
    if gone:
        model.objects.filter(pk__in=gone).delete()
    model.objects.bulk_create(
        [model(source=source, **row) for row, key in zip(wanted, keys, strict=True) if key not in known]
    )
