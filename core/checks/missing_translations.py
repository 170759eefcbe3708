"""Checks that a page exists in every open language."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from core.checks.registry import Advice, only_advises, register_check
from core.i18n.languages import Language
from core.routing import open_languages


@register_check
@only_advises
def page_is_in_every_open_language(page: Page) -> Iterator[Advice]:
    if page.depth <= 2:
        return
    others = Locale.objects.filter(pk__in=open_languages()).exclude(pk=page.locale_id).order_by("pk")
    there = set(page.get_translations().values_list("locale_id", flat=True))
    for locale in others:
        if locale.pk not in there:
            language = Language(locale.language_code).name
            yield Advice(_("The page is not in %(language)s yet. Send it to the translators.") % {"language": language})
