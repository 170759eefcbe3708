from datetime import date

import pytest

from core.i18n.dates import date_range, long_date, weekday
from core.i18n.languages import Language

ENGLISH, ARABIC, SORANI = Language("en"), Language("ar"), Language("ckb")
MONTHS = {
    ENGLISH: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    ARABIC: [
        "كانون الثاني",
        "شباط",
        "آذار",
        "نيسان",
        "أيار",
        "حزيران",
        "تموز",
        "آب",
        "أيلول",
        "تشرين الأول",
        "تشرين الثاني",
        "كانون الأول",
    ],
    SORANI: [
        "کانوونی دووەم",
        "شوبات",
        "ئازار",
        "نیسان",
        "ئایار",
        "حوزەیران",
        "تەمووز",
        "ئاب",
        "ئەیلوول",
        "تشرینی یەکەم",
        "تشرینی دووەم",
        "کانونی یەکەم",
    ],
}


@pytest.mark.parametrize(
    ("language", "number", "month"),
    [(language, number, month) for language, months in MONTHS.items() for number, month in enumerate(months, start=1)],
)
def test_month_is_called_as_in_iraq(language, number, month):
    assert long_date(date(2017, number, 5), language) == f"5 {month} 2017"


@pytest.mark.parametrize(("language", "name"), [(ENGLISH, "Sunday"), (ARABIC, "الأحد"), (SORANI, "یەکشەممە")])
def test_weekday_is_named(language, name):
    assert weekday(date(2017, 12, 10), language) == name


def test_language_of_the_request_is_used_where_none_is_named():
    assert long_date(date(2017, 10, 5)) == "5 October 2017"


def test_unknown_language_reads_dates_in_english():
    assert long_date(date(2017, 10, 5), Language("tlh")) == "5 October 2017"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2017, 11, 22), date(2017, 11, 22), "22 November 2017"),
        (date(2017, 11, 22), date(2017, 11, 30), "22–30 November 2017"),
        (date(2017, 11, 22), date(2017, 12, 3), "22 November – 3 December 2017"),
        (date(2017, 11, 22), date(2018, 1, 3), "22 November 2017 – 3 January 2018"),
        (date(2017, 11, 22), date(2018, 11, 22), "22 November 2017 – 22 November 2018"),
    ],
)
def test_english_range_repeats_only_what_differs(first, last, words):
    assert date_range(first, last, ENGLISH) == words


@pytest.mark.parametrize(
    ("last", "start", "end"),
    [
        (date(2017, 11, 30), "22", "30 تشرين الثاني 2017"),
        (date(2017, 12, 3), "22 تشرين الثاني", "3 كانون الأول 2017"),
        (date(2018, 1, 3), "22 تشرين الثاني 2017", "3 كانون الثاني 2018"),
    ],
)
def test_arabic_range_is_written_in_words_and_never_with_a_dash(last, start, end):
    written = date_range(date(2017, 11, 22), last, ARABIC)

    assert start in written.removesuffix(end)
    assert written.endswith(end)
    assert not set("-–—") & set(written)


def test_arabic_range_of_one_day_is_that_day():
    assert date_range(date(2017, 11, 22), date(2017, 11, 22), ARABIC) == "22 تشرين الثاني 2017"


def test_range_that_ends_before_it_begins_is_its_first_day():
    assert date_range(date(2017, 11, 22), date(2017, 11, 2), ENGLISH) == "22 November 2017"
