"""Advice about the languages a page is missing in."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import Page

from core.advice.giving import Advice, advises
from core.languages import Language


@advises
def page_is_in_every_open_language(page: Page) -> Iterator[Advice]:
    if page.depth <= 2:
        return
    homes = Page.objects.filter(depth=2, live=True).exclude(locale_id=page.locale_id).select_related("locale")
    there = set(page.get_translations().values_list("locale_id", flat=True))
    for home in homes:
        if home.locale_id not in there:
            language = Language(home.locale.language_code).name
            yield Advice(_("The page is not in %(language)s yet. Send it to the translators.") % {"language": language})
