"""The checks of pages, and what they say about one page.

An app adds checks in its module `checks`, which is found by itself:

    @register_check
    def title_is_short(page): yield Advice(...)
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.module_loading import autodiscover_modules
from wagtail.models import Page


@dataclass(frozen=True)
class Advice:
    """One thing to correct or to consider, in the language of whoever reads it."""

    words: str
    is_blocking: bool = False
    url: str = ""  # of the screen on which it is mended, where that is not the page's own


Check = Callable[[Page], Iterable[Advice]]
_checks: list[Check] = []
_at_the_gate: set[Check] = set()


def register_check(check: Check) -> Check:
    """Register a check; it is given pages of every type, as they stand in their newest draft."""
    _checks.append(check)
    return check


def asked_at_the_gate(check: Check) -> Check:
    """Mark a check of what the gate refuses too, whoever publishes."""
    _at_the_gate.add(check)
    return check


def advice_about(page: Page, before_the_gate: bool = False) -> list[Advice]:
    """Return what all checks say about a page, blocking problems first; or what those say that the gate does not ask."""
    autodiscover_modules("checks")
    checks = [check for check in _checks if not before_the_gate or check not in _at_the_gate]
    found = dict.fromkeys(advice for check in checks for advice in check(page))
    return sorted(found, key=lambda advice: not advice.is_blocking)


def newest_draft(page: Page) -> Page:
    """Return a page as its editor left it, published or not."""
    return page.get_latest_revision_as_object() if page.latest_revision_id else page.specific
