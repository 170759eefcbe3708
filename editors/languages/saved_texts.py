"""Keeping the words of the interface in one language, and counting them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from core.models import InterfaceText, User
from editors.languages.public_texts import PublicText, public_texts


@dataclass(frozen=True)
class Kept:
    """What is written for one text: one wording, or one for each plural form."""

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


def kept_in(locale: Locale) -> dict[str, Kept]:
    """Return what is written in a language by the digest of its source: one query."""
    rows = locale.interface_texts.values_list("digest", "wordings", "is_draft")
    return {digest: Kept(wordings, is_draft) for digest, wordings, is_draft in rows}


def count_in(locale: Locale) -> Count:
    """Return how many of the texts readers may meet are worded in a language."""
    texts = public_texts()
    there = [kept for digest, kept in kept_in(locale).items() if digest in texts]
    return Count(len(texts), len(there), sum(kept.is_draft for kept in there))


@transaction.atomic
def keep(locale: Locale, changed: Mapping[PublicText, Kept], user: User | None = None) -> None:
    """Write down wordings that were checked; empty ones are taken out, and the fallback stands in their place."""
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
