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
_never_blocking: set[Check] = set()


def register_check(check: Check) -> Check:
    """Register a check; it is given pages of every type, as they stand in their newest draft."""
    _checks.append(check)
    return check


def asked_at_the_gate(check: Check) -> Check:
    """Mark a check of what the gate refuses too, whoever publishes."""
    _at_the_gate.add(check)
    return check


def only_advises(check: Check) -> Check:
    """Mark a check that keeps no page from its readers: it is not asked when a page is published."""
    _never_blocking.add(check)
    return check


def advice_about(page: Page, before_the_gate: bool = False) -> list[Advice]:
    """Return what all checks say about a page, blocking problems first."""
    return _ask(page, _at_the_gate if before_the_gate else set())


def blocking_advice_about(page: Page, before_the_gate: bool = False) -> list[Advice]:
    """Return what keeps a page from its readers; `before_the_gate` leaves out what the gate asks itself."""
    found = _ask(page, _never_blocking | (_at_the_gate if before_the_gate else set()))
    return [advice for advice in found if advice.is_blocking]


def _ask(page: Page, left_out: set[Check]) -> list[Advice]:
    autodiscover_modules("checks")
    checks = [check for check in _checks if check not in left_out]
    found = dict.fromkeys(advice for check in checks for advice in check(page))
    return sorted(found, key=lambda advice: not advice.is_blocking)


def newest_draft(page: Page) -> Page:
    """Return a page as its editor left it, published or not."""
    return page.get_latest_revision_as_object() if page.latest_revision_id else page.specific
