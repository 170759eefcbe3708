"""The translations of pages that are about to move to the trash, by language."""

from dataclasses import dataclass, field

from wagtail.models import Page

from core.i18n.languages import Language
from core.publishing.trash import without_binned


@dataclass
class OtherLanguage:
    """What there is of the same pages in one language: the topmost of them, with everything below."""

    code: str
    pages: list[Page] = field(default_factory=list)
    number: int = 0  # of pages in all

    @property
    def name(self) -> str:
        return Language(self.code).name


def other_languages(pages: list[Page], user) -> list[OtherLanguage]:
    """Return the translations of pages and of everything below them which somebody may delete, by language."""
    keys = set()
    for page in pages:
        keys |= set(without_binned(page.get_descendants(inclusive=True)).values_list("translation_key", flat=True))
    found = without_binned(Page.objects.filter(translation_key__in=keys)).select_related("locale").order_by("path")
    languages: dict[str, OtherLanguage] = {}
    covered = [page.path for page in pages]
    for page in found:
        if page.path.startswith(tuple(covered)) or not page.permissions_for_user(user).can_delete():
            continue
        covered.append(page.path)
        language = languages.setdefault(page.locale.language_code, OtherLanguage(page.locale.language_code))
        language.pages.append(page)
        language.number += without_binned(page.get_descendants(inclusive=True)).count()
    return list(languages.values())
