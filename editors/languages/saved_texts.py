"""Saves the interface texts of one language, and counts them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from core.models import InterfaceText, User
from editors.languages.public_texts import PublicText, public_texts


@dataclass(frozen=True)
class SavedText:
    """The saved translation of one text: one wording, or one for each plural form."""

    wordings: list[str]
    is_draft: bool = False


@dataclass(frozen=True)
class Count:
    """How far the words of a language are."""

    all: int
    done: int
    drafts: int

    @property
    def missing(self) -> int:
        return self.all - self.done

    @property
    def percent(self) -> int:
        """Rounded down: only what is whole is 100."""
        return self.done * 100 // self.all if self.all else 100


def saved_texts_in(locale: Locale) -> dict[str, SavedText]:
    """Return what is written in a language by the digest of its source: one query."""
    rows = locale.interface_texts.values_list("digest", "wordings", "is_draft")
    return {digest: SavedText(wordings, is_draft) for digest, wordings, is_draft in rows}


def count_in(locale: Locale) -> Count:
    """Return how many of the texts readers may meet are worded in a language."""
    texts = public_texts()
    there = [kept for digest, kept in saved_texts_in(locale).items() if digest in texts]
    return Count(len(texts), len(there), sum(kept.is_draft for kept in there))


@transaction.atomic
def save_texts(locale: Locale, changed: Mapping[PublicText, SavedText], user: User | None = None) -> None:
    """Save checked wordings; an empty one is deleted, so that the fallback is shown."""
    rows = [
        InterfaceText(
            locale=locale,
            digest=text.digest,
            context=text.context,
            source=text.source,
            wordings=kept.wordings,
            is_draft=kept.is_draft,
            changed_by=user,
            changed_at=timezone.now(),
        )
        for text, kept in changed.items()
        if all(kept.wordings)
    ]
    InterfaceText.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["locale", "digest"],
        update_fields=["wordings", "is_draft", "changed_by", "changed_at"],
    )
    emptied = [text.digest for text, kept in changed.items() if not all(kept.wordings)]
    if emptied:
        InterfaceText.objects.filter(locale=locale, digest__in=emptied).delete()
