"""Send a translation for review, approve it, return it. Readers see nothing before approval."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from wagtail_localize.models import Translation

from translations import progress, version_history
from translations.models import Review, Version
from translations.overrides import Override, overrides_of
from translations.publication import publish, require_complete, require_fit, save_draft
from translations.segments import Segment, segments_of


@transaction.atomic
def send(translation: Translation, user, note: str = "", *, known_missing: Collection[tuple[int, int]] = ()) -> Review:
    """Send the translation as it is now; one that was sent before and still waits is taken back."""
    texts = segments_of(translation)
    missing = require_complete(texts, known_missing)
    require_fit(translation, texts)
    revision = save_draft(translation, user, texts)
    version = version_history.record(translation, Version.Kind.REVIEW, user, texts, revision)
    for waiting in Review.objects.waiting().filter(translation=translation):
        waiting.decide(Review.State.WITHDRAWN, user)
    review = Review.objects.create(
        translation=translation, version=version, sent_by=user, note=note, missing=[list(text.key) for text in missing]
    )
    progress.refresh(translation)
    return review


@transaction.atomic
def approve(review: Review, user, answer: str = "", *, seen: bool = False) -> None:
    """Publish exactly the words that were sent; `seen` confirms those of a machine.

    Raises ValidationError where a machine's words are not confirmed, and MissingTranslations where the original has changed since, so that some of its texts have no words in what was sent.
    """
    review.decide(Review.State.APPROVED, user, answer)
    publish(
        review.translation,
        user,
        known_missing={tuple(key) for key in review.missing},
        version=review.version,
        seen=seen,
    )


@transaction.atomic
def send_back(review: Review, user, answer: str) -> None:
    """Return the translation with a note; the draft stays, readers see no change."""
    review.decide(Review.State.RETURNED, user, answer)
    progress.refresh(review.translation)


def changed_segments(review: Review) -> list[tuple[Segment, str, str]]:
    """Return the texts that were not sent as readers have them: text, words before, words sent."""
    published = _published_before(review)
    before = published.by_segment if published else {}
    sent = review.version.by_segment
    rows = [
        (text, before.get(text.key) or _old(text), sent.get(text.key, "")) for text in segments_of(review.translation)
    ]
    return [row for row in rows if row[1] != row[2] or (not row[2] and not row[0].is_optional)]


def changed_pictures_and_links(review: Review) -> list[tuple[Override, Any, Any]]:
    """Return where pictures or links were not sent as readers have them: the place, and what it had and has of its own."""
    published = _published_before(review)
    before, sent = dict((published and published.own) or []), dict(review.version.own or [])
    rows = [(one, before.get(one.context_id), sent.get(one.context_id)) for one in overrides_of(review.translation)]
    return [row for row in rows if row[1] != row[2]]


def _published_before(review: Review) -> Version | None:
    return review.translation.versions.published().filter(made_at__lt=review.sent_at).newest_first().first()


def _old(text: Segment) -> str:
    return text.earlier.data if text.earlier else ""
