"""What phones, keyboards and other apps do to an answer is undone; what cannot be understood is refused."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from forms_app.question_types.date import DateField
from forms_app.question_types.email import EmailField
from forms_app.question_types.long_text import LinesField
from forms_app.question_types.number import NumberField
from forms_app.question_types.phone import PhoneField
from forms_app.question_types.short_text import LineField


@pytest.mark.parametrize(
    "typed",
    [
        "07701234567",
        "0770 123 4567",
        "+9647701234567",
        "009647701234567",
        "+964 (0) 770 123 4567",
        "٠٧٧٠١٢٣٤٥٦٧",
        "۰۷۷۰۱۲۳۴۵۶۷",
        "\u200e+964 770 123 4567\u202c",
        "＋964-770-123-4567",
    ],
)
def test_iraqi_phone_number_is_understood_however_it_is_written(typed):
    assert PhoneField().clean(typed) == "+9647701234567"


def test_phone_number_from_abroad_is_kept():
    assert PhoneField().clean("+39 06 1234 5678") == "+390612345678"


@pytest.mark.parametrize("typed", ["12", "my phone", "+", "0" * 40, "+999999999999999"])
def test_impossible_phone_number_is_refused(typed):
    with pytest.raises(ValidationError):
        PhoneField().clean(typed)


@pytest.mark.parametrize(
    "typed", ["27/3/2026", "٢٧/٠٣/٢٠٢٦", "۲۷-۳-۲۰۲۶", "27.03.2026", "2026-03-27", "27032026", "\u200f27/3/2026"]
)
def test_date_is_understood_however_it_is_written(typed):
    assert DateField().clean(typed) == datetime.date(2026, 3, 27)


@pytest.mark.parametrize("typed", ["31/2/2026", "tomorrow", "27/3/26000", "1/1/1066", "27/3/0"])
def test_impossible_date_is_refused(typed):
    with pytest.raises(ValidationError):
        DateField().clean(typed)


@pytest.mark.parametrize("typed", ["42", "٤٢", "۴۲", " 42 ", "\u200e42"])
def test_number_is_understood_in_every_digit(typed):
    assert NumberField().clean(typed) == 42


@pytest.mark.parametrize("typed", ["9" * 5000, "4.5", "٤٫٥", "many", "1e9"])
def test_what_is_no_whole_number_is_refused(typed):
    with pytest.raises(ValidationError):
        NumberField(max_value=10**12).clean(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("amal@example.org", "amal@example.org"),
        ("\u200eamal@example.org\u200f", "amal@example.org"),
        (" amal@example.org ", "amal@example.org"),
        ("أمل@example.org", None),
        ("amal@مثال.إختبار", "amal@مثال.إختبار"),
        ("amal@example.org\nBcc: all@example.org", None),
        ("amal", None),
    ],
)
def test_email_address_is_cleaned_or_refused(typed, kept):
    if kept is None:
        with pytest.raises(ValidationError):
            EmailField().clean(typed)
    else:
        assert EmailField().clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u202eamal", "amal"),
        ("A\x00ma\x0bl", "Amal"),
        ("\u2066Amal\u2069", "Amal"),
        ("Am\u200bal\ufeff", "Amal"),
        ("Amal\nRashid", "Amal Rashid"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("e\u0301", "é"),
        ("\ud800x", "x"),
    ],
)
def test_words_lose_marks_that_deceive_and_keep_those_that_spell(typed, kept):
    assert LineField().clean(typed) == kept


def test_lines_count_as_one_letter_each_however_the_browser_sends_them():
    assert LinesField(max_length=3).clean("a\r\nb") == "a\nb"
