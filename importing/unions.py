"""Make two pages written by hand original and translation in wagtail-localize, and take that back. No word is lost."""

from uuid import uuid4

from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from core.models import User
from translations.submission import TranslationRequest, submit


def join(page: Page, other: Page, user: User | None = None, is_new: bool = False) -> list[str]:
    """Send a page to its other language, where the other page stands with its words; return those without a place.

    `is_new`: both were just made and are as their newest revisions.
    """
    if other.translation_key != page.translation_key:
        other.translation_key = page.translation_key
        other.save(clean=False, log_action=False)
    translation = submit(page, other.locale, TranslationRequest(asked_by=user), other if is_new else None)
    return translation.assignment.unplaced


def part(page: Page, other: Page | None) -> None:
    """Forget that a page is the original of another one; both stay as they are."""
    TranslationSource.objects.filter(object_id=page.translation_key).delete()
    Translation.objects.filter(source__object_id=page.translation_key).delete()
    if other is not None:
        other.translation_key = uuid4()
        other.save(clean=False, log_action=False)
