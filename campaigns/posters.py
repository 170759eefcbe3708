"""The poster of a call: one sheet of A4 with a QR code of the call's short address.

A browser does not shrink text until it fits, and scripts may not be needed. So the text is measured here, by the letter,
and the sheet is given the first of a few sizes at which all of it fits.
"""

from math import ceil

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from campaigns.models import CallPage
from core.i18n.languages import active_language
from core.seo.feeds import public_page_at

SIZES = (1, 0.9, 0.8, 0.7, 0.6, 0.52, 0.45, 0.39, 0.34)  # classes fit-0 to fit-8 of poster.css
WIDTH = 180  # mm, between the margins
HEIGHT = 172  # mm, between the frieze and the code
TITLE, WHEN, TEXT, GAP = 15.2, 8.5, 5.4, 6  # mm, heights of letters and of gaps at the size 1
WIDE, NARROW = 0.78, 0.57  # widths of capitals and of all other letters, as parts of their height
LINES = {"ltr": (1.2, 1.4, 1.6), "rtl": (1.45, 1.4, 1.85)}  # heights of lines of title, dates and text


@require_safe
def poster(request, path: str):
    """Return the poster of the call at this path, to be printed."""
    call = public_page_at(request, path)
    if not isinstance(call, CallPage):
        raise Http404("Only calls have a poster.")
    venues = list(call.venues.select_related("place"))
    lines = [f"{venue.name}, {venue.place or ''}" for venue in venues]
    size = size_of(call, lines, active_language().direction)
    return render(request, "campaigns/poster.html", {"call": call, "venues": venues, "size": size})


def size_of(call: CallPage, venues: list[str], direction: str) -> int:
    """Return the number of the largest size at which the text of a poster fits; the smallest where none does."""
    fitting = (number for number, size in enumerate(SIZES) if _height(call, venues, direction, size) <= HEIGHT)
    return next(fitting, len(SIZES) - 1)


def _height(call: CallPage, venues: list[str], direction: str, size: float) -> float:
    """Return the height of the text in mm."""
    title, when, words = LINES[direction]
    passages = [(call.title, TITLE, title), (call.shown_dates, WHEN, when), (call.intro, TEXT, words)]
    passages += [(venue, TEXT, words) for venue in venues]
    passages += [(call.slogan, WHEN, when)] if call.slogan else []
    lines = sum(_lines(text, letters * size) * letters * size * height for text, letters, height in passages)
    return lines + GAP * size * len(passages)


def _lines(text: str, letters: float) -> int:
    """Return how many lines a text takes in letters of this height; a tenth of each line is lost where words end."""
    width = sum(WIDE if letter.isupper() else NARROW for letter in text) * letters
    return max(1, ceil(width / (WIDTH * 0.9)))
