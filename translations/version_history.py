"""Record versions of a translation (targets, images, addresses) and restore them."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail_localize.models import Translation

from translations.draft_rows import segments_changed
from translations.models import Version
from translations.overrides import overrides_of, set_overrides
from translations.segment_store import store_target
from translations.segments import Segment, segments_of


def record(
    translation: Translation,
    kind: Version.Kind,
    user=None,
    texts: list[Segment] | None = None,
    revision=None,
    unplaced: Iterable[str] = (),
) -> Version:
    """Store all targets and overrides of the translation as a version, and words that have no place in it."""
    texts = segments_of(translation) if texts is None else texts
    words = [[*text.key, text.words] for text in texts if text.words]
    own = [[one.context_id, one.own] for one in overrides_of(translation) if one.own is not None]
    return Version.objects.create(
        translation=translation,
        kind=kind,
        words=words,
        own=own,
        made_by=user,
        revision=revision,
        unplaced=list(unplaced),
    )


@transaction.atomic
def restore(version: Version, user) -> int:
    """Write the words of an earlier version again where the original still has the text; return how much changed.

    So with its pictures and addresses. What was there is kept as a version too, so that this can be undone as well.
    """
    translation, words = version.translation, version.by_segment
    texts = segments_of(translation)
    changed = [text for text in texts if text.key in words and words[text.key] != text.words]
    own = {} if version.own is None else _other_than_now(translation, dict(version.own))
    if changed or own:
        record(translation, Version.Kind.RESTORED, user, texts)
    for text in changed:
        store_target(translation, text.key, words[text.key], user)
    set_overrides(translation, own, user)
    segments_changed(translation, user)
    return len(changed) + len(own)


def _other_than_now(translation: Translation, own: dict[int, Any]) -> dict[int, Any]:
    """Return what would have to be replaced, by context, for the translation to have this of its own and nothing else."""
    places = {one.context_id: one.own for one in overrides_of(translation)}
    return {context: own.get(context) for context, now in places.items() if own.get(context) != now}
