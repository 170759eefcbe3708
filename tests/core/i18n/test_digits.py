"""The digits that the site chose reach every number of a public page: dates, times, counts, years in filters, errors."""

import json
import re
from datetime import time, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Site

from campaigns.models import ProgrammeEntry, SignupSlot
from core.models import SiteFacts
from tests.factories import CallPageFactory, FestivalReportPageFactory, StoryPageFactory
from tests.forms_app.building import SignupFormFactory

pytestmark = [pytest.mark.django_db, pytest.mark.indexed, pytest.mark.one_database]

WESTERN = re.compile("[0-9]")
ADDRESSES = "script, .ltr, [dir=ltr], [lang=en]"


@pytest.fixture
def numbers(read):
    """Return a function that gives the texts of a page that have Western digits, and how many have Arabic ones."""

    def numbers(path, status=200):
        page = read(path, status=status)
        for part in page.select(ADDRESSES):
            part.decompose()
        texts = [text.strip() for text in page.body.find_all(string=True)]
        return [text for text in texts if WESTERN.search(text)], sum(bool(re.search("[٠-٩]", text)) for text in texts)

    return numbers


@pytest.fixture
def _chosen(db):
    facts = SiteFacts.for_site(Site.objects.get())
    facts.digits = SiteFacts.Digits.ARABIC
    facts.save()


@pytest.mark.usefixtures("_chosen")
def test_every_number_of_every_kind_of_page_is_in_the_digits_of_the_site(numbers, stories, calls, reports, in_arabic):
    words = {"title": "ماء", "intro": "قصة عن النهر."}
    for _number in range(21):
        in_arabic(StoryPageFactory(parent=stories), **words)
    first = timezone.localdate() + timedelta(days=9)
    call = CallPageFactory(parent=calls, slug="season", starts_on=first, ends_on=first + timedelta(days=2))
    form = SignupFormFactory(title="استمارة", capacity=12)
    call.slots.add(SignupSlot(label="سجل", form=form, locale=call.locale))
    call.save()
    twin = in_arabic(call, **words)
    ProgrammeEntry.objects.create(call=twin, locale=twin.locale, title="افتتاح", day=first, time=time(16, 30))
    figures = [{"type": "figure", "value": {"number": "1,200", "label": "شجرة"}}]
    programme = [{"type": "entry", "value": {"time": "10:30", "title": "شعر", "description": ""}}]
    report = FestivalReportPageFactory(
        parent=reports, slug="peace", figures=json.dumps(figures), programme=json.dumps(programme)
    )
    in_arabic(report, **words)

    for path in ("", "news/", "news/?page=2", "campaigns/season/", "festivals/peace/", "search/?q=ماء"):
        western, arabic = numbers(f"/ar/{path}")
        assert western == [], path
        assert arabic > 0, path
    assert numbers("/ar/nowhere/", status=404) == ([], 1)
