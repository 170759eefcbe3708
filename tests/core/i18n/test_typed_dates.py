"""Dates are understood as people type them, in every language; what is no date is refused in words."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from core.i18n.date_fields import TypedDateField
from core.i18n.typed_dates import typed_date

DAY = date(2017, 12, 10)


@pytest.mark.parametrize(
    "typed",
    [
        "2017-12-10",
        "10/12/2017",
        "10.12.2017",
        "10 - 12 - 2017",
        "10 12 2017",
        "10 December 2017",
        "10th of December, 2017",
        "December 10, 2017",
        "Sunday, 10 December 2017",
        "sun 10 dec 2017",
        "٢٠١٧-١٢-١٠",
        "١٠/١٢/٢٠١٧",
        "۱۰/۱۲/۲۰۱۷",
        "10 كانون الأول 2017",
        "١٠ كانون الاول ٢٠١٧",
        "الأحد، 10 كانون الأول 2017",
        "10 ديسمبر 2017",
        "١٠ کانونی یەکەم 2017",
        "\u200f10/12/2017\u200e",
        "  10 December 2017  ",
    ],
)
def test_date_is_understood(typed):
    assert typed_date(typed) == DAY


@pytest.mark.parametrize(
    "typed",
    ["soon", "31/02/2017", "10/12/17", "10/12", "2017", "10 Dezemberr 2017", "10000-01-01", "0000-00-00", "1 2 3 2017"]
    + ["10 December 2017 at 5", "12/10/2017/1", "١٠" * 4000, "²/12/2017"],
)
def test_what_is_no_date_is_refused_in_words(typed):
    with pytest.raises(ValidationError, match="for example 10 December 2017"):
        TypedDateField().clean(typed)


def test_weekday_that_is_another_is_named():
    with pytest.raises(ValidationError, match="10 December 2017 is a Sunday"):
        TypedDateField().clean("Monday, 10 December 2017")
