"""Remarks on texts of a translation, and questions about the original: who sees them, and who closes them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from translations.models import Assignment, Remark
from translations.permissions import TranslationPermissions
from translations.segments import Segment

LONGEST = 1000


def remarks_on(translation: Translation, segments: Iterable[Segment]) -> dict[int | None, list[Remark]]:
    """Return what is to be shown beside each segment, by its id: one query.

    These are open remarks in this language, and questions from every language with their answers. What was said about
    a text that has changed since stands beside the first text of the same place; None collects what has no place.
    """
    shown = Q(kind=Remark.Kind.QUESTION) | Q(
        kind=Remark.Kind.REMARK, locale=translation.target_locale_id, closed_at=None
    )
    rows = Remark.objects.filter(shown, context__object_id=translation.source.object_id).with_names()
    by_key, by_context = {}, {}
    for segment in segments:
        by_key[segment.key] = segment.pk
        by_context.setdefault(segment.segment.context_id, segment.pk)
    found: defaultdict[int | None, list[Remark]] = defaultdict(list)
    for remark in rows:
        place = by_key.get((remark.string_id, remark.context_id), by_context.get(remark.context_id))
        if place or remark.is_open:
            found[place].append(remark)
    return found


def add(translation: Translation, segment: Segment, kind: str, words: str, user) -> Remark:
    """Keep what somebody says about a text."""
    string, context = segment.key
    return Remark.objects.create(
        kind=kind,
        locale_id=translation.target_locale_id,
        string_id=string,
        context_id=context,
        words=words[:LONGEST],
        made_by=user,
    )


def close(remark: Remark, user, answer: str = "") -> bool:
    """Close a remark or answer a question; False if somebody was faster, whose answer stays."""
    values = {"closed_by": user, "closed_at": timezone.now(), "answer": answer[:LONGEST]}
    return bool(Remark.objects.open().filter(pk=remark.pk).update(**values))


def may_close(remark: Remark, permissions: TranslationPermissions) -> bool:
    """Whether somebody who may translate may close it too: a remark; a question only if it is their own."""
    return not remark.is_question or remark.made_by_id == permissions.user.pk


def questions_about(original: Any) -> QuerySet[Remark]:
    """Return the questions about a page or snippet, in all languages."""
    return Remark.objects.questions().filter(context__object_id=original.translation_key)


def questions_for(user) -> QuerySet[Remark]:
    """Return the open questions about what somebody has written, or has asked to be translated."""
    own = Page.objects.filter(owner=user).values("translation_key")
    asked = Assignment.objects.filter(asked_by=user).values("translation__source__object_id")
    mine = Q(context__object_id__in=own) | Q(context__object_id__in=asked)
    return Remark.objects.questions().open().filter(mine).exclude(made_by=user).with_names()


def answers_for(user, since: datetime) -> QuerySet[Remark]:
    """Return the questions of somebody that others have answered since."""
    rows = Remark.objects.questions().filter(made_by=user, closed_at__gt=since).exclude(closed_by=user)
    return rows.exclude(answer="").with_names()


def people_asked() -> set[int]:
    """Return the ids of those for whom a question may be waiting: two queries."""
    keys = Remark.objects.questions().open().values("context__object_id")
    owners = Page.objects.filter(translation_key__in=keys, owner__isnull=False).values_list("owner", flat=True)
    askers = Assignment.objects.filter(translation__source__object_id__in=keys, asked_by__isnull=False)
    return {*owners, *askers.values_list("asked_by", flat=True)}


def remarks_for(user, locale_ids: Iterable[int]) -> QuerySet[Remark]:
    """Return the open remarks of others in some languages."""
    rows = Remark.objects.open().filter(kind=Remark.Kind.REMARK, locale__in=locale_ids).exclude(made_by=user)
    return rows.with_names()


def with_sources(remarks: QuerySet[Remark]) -> list[tuple[Remark, TranslationSource]]:
    """Return remarks with the source each is about, without those whose original is gone: two queries."""
    rows = list(remarks.select_related("context"))
    sources = TranslationSource.objects.filter(object_id__in={remark.context.object_id for remark in rows})
    by_key = {source.object_id: source for source in sources}
    pairs = [(remark, by_key.get(remark.context.object_id)) for remark in rows]
    return [(remark, source) for remark, source in pairs if source]
