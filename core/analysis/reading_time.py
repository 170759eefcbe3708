"""Reading time and age of a page, in words."""

# Messages: for readers

from datetime import date

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import ngettext
from wagtail.rich_text import RichText

from core.analysis.words import words_of
from core.streams import leaves_of

WORDS_A_MINUTE = 180
OLD = 2  # years


def word_count(page) -> int:
    """Return how many words of a page are read: title, summary and body."""
    texts = [page.title, page.intro]
    texts += [strip_tags(leaf.source) if isinstance(leaf, RichText) else leaf for leaf in leaves_of(page)]
    return sum(1 for text in texts if isinstance(text, str) for _word in words_of(text))


def minutes(page) -> int:
    """Return how many minutes it takes to read a page, at least one."""
    return max(1, round(word_count(page) / WORDS_A_MINUTE))


def reading_time(page) -> str:
    """Return in words how long it takes to read a page."""
    number = minutes(page)
    return ngettext("%(number)s minute to read", "%(number)s minutes to read", number) % {"number": number}


def age(day: date | None, today: date | None = None) -> str:
    """Return in words how many years old a page is; empty for one that is younger than two years."""
    if day is None:
        return ""
    today = today or timezone.localdate()
    years = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
    if years < OLD:
        return ""
    return ngettext(
        "This is from %(years)s year ago. Things may have changed since.",
        "This is from %(years)s years ago. Things may have changed since.",
        years,
    ) % {"years": years}
