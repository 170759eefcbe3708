"""Make wagtail-localize write targets our way.

Its own `create_or_update_translation`, to which `Translation.save_target` and its views lead, writes the row readers
see, even for a draft, with the original's words for what is missing. It can go once upstream builds a draft as a
revision and refuses to publish what is incomplete; `test_no_door_puts_english_in_the_place_of_live_arabic` shows it.
"""

from typing import Any

from wagtail_localize.models import TranslationSource

from core.publishing.gate import NotPublishable, problems_with
from translations.draft_rows import update_draft
from translations.draft_targets import make_draft_target
from translations.publication import publish as publish_translation
from translations.target_builder import target_of


def install() -> None:
    TranslationSource.create_or_update_translation = create_or_update_translation


def create_or_update_translation(
    source: TranslationSource, locale, user=None, publish=True, copy_parent_pages=False, fallback=False
) -> tuple[Any, bool]:
    """Return the target, published if wanted, and whether it was created."""
    translation, _created = source.translations.get_or_create(target_locale=locale)
    created = target_of(translation) is None
    make_draft_target(translation)
    if publish and (problems := problems_with(target_of(translation))):
        raise NotPublishable(target_of(translation), problems)
    if publish:
        return publish_translation(translation, user), created
    update_draft(translation, user)
    return target_of(translation), created
