"""Gathering what all checks have to say about a page.

An app adds a check in a module named `advice.py`, or in any module it imports from there:

    @advises
    def title_is_short(page): yield Advice(...)
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.module_loading import autodiscover_modules
from wagtail.models import Page


@dataclass(frozen=True)
class Advice:
    """One thing to look at, in the language of whoever reads it."""

    words: str
    is_blocking: bool = False


Check = Callable[[Page], Iterable[Advice]]
_checks: list[Check] = []


def advises(check: Check) -> Check:
    """Register a check; it is given pages of every type, as they stand in their newest draft."""
    _checks.append(check)
    return check


def advice_about(page: Page) -> list[Advice]:
    """Return everything there is to say about a page, what must be mended first."""
    autodiscover_modules("checks")
    said = dict.fromkeys(advice for check in _checks for advice in check(page))
    return sorted(said, key=lambda advice: not advice.is_blocking)


def newest_draft(page: Page) -> Page:
    """Return a page as its editor left it, published or not."""
    return page.get_latest_revision_as_object() if page.latest_revision_id else page.specific
