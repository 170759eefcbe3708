from datetime import date

import pytest
from django.utils import translation
from wagtail.models import Site

from core.analysis.reading_time import age, minutes
from core.i18n import digits
from core.i18n.dates import date_range, long_date
from core.i18n.digits import in_digits
from core.i18n.languages import Language
from core.models import SiteFacts
from tests.factories import StoryPageFactory

pytestmark = pytest.mark.one_database

ARABIC = Language("ar")
TODAY = date(2026, 11, 21)


@pytest.fixture
def arabic_digits():
    digits.choose(lambda: "arabic")
    yield
    digits.choose(None)


@pytest.mark.django_db
def test_reading_time_counts_the_words_of_the_body(stories):
    words = [{"type": "paragraph", "value": f"<p>{'word ' * 540}</p>"}]

    assert minutes(StoryPageFactory(parent=stories, body=words)) == 3
    assert minutes(StoryPageFactory(parent=stories)) == 1


@pytest.mark.parametrize("day", [TODAY, date(2024, 11, 22), date(2030, 1, 1), None])
def test_page_of_the_last_two_years_is_not_old(day):
    assert age(day, TODAY) == ""


@pytest.mark.parametrize(("day", "years"), [(date(2024, 11, 21), "2"), (date(2017, 12, 10), "8")])
def test_old_page_says_how_old_it_is(day, years):
    assert f"{years} years ago" in age(day, TODAY)


@pytest.mark.django_db
def test_old_story_says_so(read, stories):
    StoryPageFactory(parent=stories, slug="old", story_date=date(2010, 1, 1))

    assert read("/en/news/old/").select_one(".old")


@pytest.mark.django_db
def test_new_story_does_not(read, stories):
    StoryPageFactory(parent=stories, slug="new", story_date=date.today())  # noqa: DTZ011

    assert not read("/en/news/new/").select_one(".old")


def test_digits_are_western_unless_the_site_says_otherwise():
    assert long_date(date(2017, 10, 5), ARABIC) == "5 تشرين الأول 2017"


@pytest.mark.usefixtures("arabic_digits")
def test_arabic_is_written_in_the_digits_of_the_site():
    assert long_date(date(2017, 10, 5), ARABIC) == "٥ تشرين الأول ٢٠١٧"
    assert long_date(date(2017, 10, 5), Language("ckb")) == "٥ تشرینی یەکەم ٢٠١٧"
    assert "٢٢" in date_range(date(2017, 11, 22), date(2017, 11, 30), ARABIC)


@pytest.mark.usefixtures("arabic_digits")
def test_english_keeps_western_digits():
    assert long_date(date(2017, 10, 5), Language("en")) == "5 October 2017"
    assert in_digits("12", Language("en")) == "12"


@pytest.mark.django_db
def test_page_is_written_in_the_digits_of_the_site(read, stories, in_arabic):
    facts = SiteFacts.for_site(Site.objects.get())
    facts.digits = SiteFacts.Digits.ARABIC
    facts.save()
    in_arabic(StoryPageFactory(parent=stories, slug="boats", story_date=date(2017, 10, 5)))

    assert read("/ar/news/boats/").select_one(".dateline time").get_text() == "٥ تشرين الأول ٢٠١٧"
    assert read("/en/news/boats/").select_one(".dateline time").get_text() == "5 October 2017"
    with translation.override("ar"):
        assert long_date(date(2017, 10, 5)) == "٥ تشرين الأول ٢٠١٧"  # until the next request
