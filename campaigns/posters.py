"""The poster of a call: one sheet of A4 with a QR code of the call's short address.

A browser does not shrink text until it fits, and scripts may not be needed. So the text is measured here, by the letter,
and the sheet is given the first of a few sizes at which all of it fits.
"""

from math import ceil
from typing import NamedTuple

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from campaigns.models import CallPage
from core.i18n.languages import active_language
from core.seo.feeds import public_page_at

SIZES = (1, 0.9, 0.8, 0.7, 0.6, 0.52, 0.45, 0.39, 0.34)  # classes fit-0 to fit-8 of poster.css
LEAST = 0.72  # class readable: venues and summary in letters of eleven points, however small the title
WIDTH = 180  # mm, between the margins
HEIGHT = 178  # mm, between the frieze and the code
TITLE, WHEN, TEXT, GAP = 15.2, 8.5, 5.4, 6  # mm, heights of letters and of gaps at the size 1
WIDE = 0.78  # width of capitals, as a part of their height
NARROW = {TITLE: 0.57, WHEN: 0.57, TEXT: 0.5}  # of all other letters: bold ones are wider
LINES = {"ltr": (1.2, 1.4, 1.6), "rtl": (1.45, 1.4, 1.85)}  # heights of lines of title, dates and text


class Fit(NamedTuple):
    """How large the text of a poster is: the number of its size, and whether its smallest letters stay readable."""

    number: int
    is_readable: bool


@require_safe
def poster(request, path: str):
    """Return the poster of the call at this path, to be printed."""
    call = public_page_at(request, path)
    if not isinstance(call, CallPage):
        raise Http404("Only calls have a poster.")
    venues = list(call.venues.select_related("place"))
    lines = [f"{venue.name}, {venue.place or ''}" for venue in venues]
    fit = fit_of(call, lines, active_language().direction)
    return render(request, "campaigns/poster.html", {"call": call, "venues": venues, "fit": fit})


def fit_of(call: CallPage, venues: list[str], direction: str) -> Fit:
    """Return the largest size at which the text of a poster fits; readable if there is one, the smallest where none does."""
    for is_readable in (True, False):
        for number, size in enumerate(SIZES):
            if _height(call, venues, direction, size, LEAST if is_readable else 0) <= HEIGHT:
                return Fit(number, is_readable)
    return Fit(len(SIZES) - 1, False)


def _height(call: CallPage, venues: list[str], direction: str, size: float, least: float) -> float:
    """Return the height of the text in mm."""
    title, when, words = LINES[direction]
    passages = [(call.title, TITLE, title, size), (call.shown_dates, WHEN, when, size)]
    passages += [(text, TEXT, words, max(size, least)) for text in [call.intro, *venues]]
    passages += [(call.slogan, WHEN, when, size)] if call.slogan else []
    lines = sum(_lines(text, letters, fit) * letters * fit * height for text, letters, height, fit in passages)
    return lines + GAP * size * len(passages)


def _lines(text: str, letters: float, size: float) -> int:
    """Return how many lines a text takes in letters of this height; a tenth of each line is lost where words end."""
    width = sum(WIDE if letter.isupper() else NARROW[letters] for letter in text) * letters * size
    return max(1, ceil(width / (WIDTH * 0.9)))
