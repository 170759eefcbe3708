"""Pairs: an editor says that two pages written by hand in two languages are one page, or takes that back."""

from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.models import Translation


class NotPairable(Exception):  # noqa: N818  it is an answer, not a fault
    """Two pages cannot be one in two languages; the message says why."""


@transaction.atomic
def pair(page: Page, other: Page, user=None) -> None:
    """Make two pages one in two languages: readers are led from one to the other. No word of either changes.

    Raises NotPairable.
    """
    if problem := _problem(page, other):
        raise NotPairable(problem)
    _give_key(other, page.translation_key)
    log(other, "translations.pair", user=user, data={"page": page.pk, "title": page.get_admin_display_title()})


@transaction.atomic
def unpair(page: Page, user=None) -> None:
    """Make a page one by itself again. Raises NotPairable while it is being translated."""
    if is_translated(page):
        raise NotPairable(_("It is being translated. Stop translating first, in its workbench."))
    _give_key(page, uuid4())
    log(page, "translations.unpair", user=user)


def is_translated(page: Page) -> bool:
    """Whether a page is the source or the target of a translation that was not stopped."""
    return Translation.objects.filter(source__object_id=page.translation_key, enabled=True).exists()


def _problem(page: Page, other: Page) -> str:
    if page.locale_id == other.locale_id:
        return _("Choose a page in another language.")
    if type(page.specific) is not type(other.specific):
        return _("Choose a page of the same type.")
    if is_translated(other) or other.get_translations().exists():
        return _("“%(page)s” has other languages already.") % {"page": other.get_admin_display_title()}
    if page.get_translations().filter(locale=other.locale).exists():
        return _("“%(page)s” is in that language already.") % {"page": page.get_admin_display_title()}
    return ""


def _give_key(page: Page, key) -> None:
    specific = page.specific
    specific.translation_key = key
    specific.save(clean=False, log_action=False)
