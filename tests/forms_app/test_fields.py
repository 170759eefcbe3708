"""What phones, keyboards and other apps do to an answer is undone; what cannot be understood is refused."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from forms_app.question_types.date import DateField
from forms_app.question_types.email import EmailField
from forms_app.question_types.long_text import LinesField
from forms_app.question_types.number import NumberField
from forms_app.question_types.phone import PhoneField, number_in
from forms_app.question_types.short_text import LineField
from forms_app.question_types.time import TimeField


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


@pytest.mark.parametrize(
    "typed",
    ["0770 123 4567 / 0780 765 4321", "07701234567 after six", "0770 123 4567، بعد السادسة", "٠٧٧٠١٢٣٤٥٦٧ (أمي)"],
)
def test_first_of_several_numbers_is_taken_and_the_rest_is_kept(typed):
    kept = PhoneField().clean(typed)
    assert number_in(kept) == "+9647701234567"
    assert kept.endswith(")")
    assert len(kept) > len("+9647701234567")


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("0770 123 456", "1 digit is missing"),
        ("0770123", "4 digits are missing"),
        ("770 123 456", "missing"),
        ("+964 770 123 45", "missing"),
        ("0770 123 4567 8", "1 digit too many"),
    ],
)
def test_mobile_number_of_the_wrong_length_is_refused_in_words(typed, word):
    with pytest.raises(ValidationError, match=word):
        PhoneField().clean(typed)


@pytest.mark.parametrize("typed", ["12", "my phone", "+", "0" * 40, "+999999999999999"])
def test_impossible_phone_number_is_refused(typed):
    with pytest.raises(ValidationError):
        PhoneField().clean(typed)


@pytest.mark.parametrize(
    "typed", ["27/3/2026", "٢٧/٠٣/٢٠٢٦", "۲۷-۳-۲۰۲۶", "27.03.2026", "2026-03-27", "27032026", "\u200f27/3/2026"]
)
def test_date_is_understood_however_it_is_written(typed):
    assert DateField().clean(typed) == datetime.date(2026, 3, 27)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("27 آذار 2026", datetime.date(2026, 3, 27)),
        ("٢٧ مارس ٢٠٢٦", datetime.date(2026, 3, 27)),
        ("27 / 3 / 2026", datetime.date(2026, 3, 27)),
        ("27 / 3 / 26", datetime.date(2026, 3, 27)),
        ("27/3/26", datetime.date(2026, 3, 27)),
        ("٢٠ كانون الثاني ٢٠٢٦", datetime.date(2026, 1, 20)),
        ("٢٠ كانون الأول ٢٠٢٦", datetime.date(2026, 12, 20)),
        ("3 تشرين الاول 2026", datetime.date(2026, 10, 3)),
        ("27 March 2026", datetime.date(2026, 3, 27)),
        ("1 sept. 1961", datetime.date(1961, 9, 1)),
        ("1/9/61", datetime.date(1961, 9, 1)),
        ("الجمعة 27 آذار 2026", datetime.date(2026, 3, 27)),
        ("يوم الجمعة الموافق 27 آذار 2026م", datetime.date(2026, 3, 27)),
        ("27 آذار (مارس) 2026", datetime.date(2026, 3, 27)),
        ("27 آذار/مارس 2026", datetime.date(2026, 3, 27)),
        ("2026 آذار 27", datetime.date(2026, 3, 27)),
        ("1 تشرين اول 2026", datetime.date(2026, 10, 1)),
        ("1 كانون ثاني 2027", datetime.date(2027, 1, 1)),
        ("March 27, 2026", datetime.date(2026, 3, 27)),
        ("Friday, 27th of March 2026", datetime.date(2026, 3, 27)),
        ("27\\3\\2026", datetime.date(2026, 3, 27)),
    ],
)
def test_date_is_understood_as_people_write_it(typed, day):
    assert DateField().clean(typed) == day


@pytest.mark.parametrize(
    "typed", ["tomorrow", "27/3/26000", "1/1/1066", "27/3/0", "27 آذار", "27 March April 2026", "1 2 3 2026"]
)
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(ValidationError, match="day, month and year"):
        DateField().clean(typed)


@pytest.mark.parametrize("typed", ["31/2/2026", "3/27/2026", "31 نيسان 2026", "0/1/2026"])
def test_day_that_no_calendar_has_is_named(typed):
    with pytest.raises(ValidationError, match="no such day"):
        DateField().clean(typed)


@pytest.mark.parametrize("typed", ["42", "٤٢", "۴۲", " 42 ", "\u200e42"])
def test_number_is_understood_in_every_digit(typed):
    assert NumberField().clean(typed) == 42


@pytest.mark.parametrize("typed", ["1.000", "1,000", "١٬٠٠٠", "١٫٠٠٠", "1 000", "1'000", "12.345.678"])
def test_number_that_may_be_a_thousand_or_a_fraction_is_asked_about(typed):
    with pytest.raises(ValidationError, match=r"Is this 1\d*\?"):
        NumberField().clean(typed)


@pytest.mark.parametrize("typed", ["1.0", "1,5", "1.0000", "--1"])
def test_fraction_never_becomes_a_whole_number(typed):
    with pytest.raises(ValidationError):
        NumberField().clean(typed)


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
        ("mailto:amal@example.org", "amal@example.org"),
        ("amal@example.org.", "amal@example.org"),
        ("amal@example.org،", "amal@example.org"),
        ("amal@example،org", "amal@example.org"),
        ("<amal@example.org>", "amal@example.org"),
        ("amal@example", None),
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


@pytest.mark.parametrize(("typed", "says"), [("amal", "with an @ sign"), ("amal@example", "missing or too much")])
def test_message_about_an_address_fits_what_is_wrong_with_it(typed, says):
    with pytest.raises(ValidationError, match=says):
        EmailField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("16:30", "16:30"),
        ("١٦:٣٠", "16:30"),
        ("۱۶.۳۰", "16:30"),
        ("4:30 pm", "16:30"),
        ("4.30 P.M.", "16:30"),
        ("٤:٣٠ عصراً", "16:30"),
        ("الساعة ٤:٣٠ مساءً", "16:30"),
        ("٤ م", "16:00"),
        ("9 am", "09:00"),
        ("٩ صباحاً", "09:00"),
        ("٩:٠٠ ص", "09:00"),
        ("12 pm", "12:00"),
        ("12 am", "00:00"),
        ("٢ بعد الظهر", "14:00"),
        ("١٠ ليلاً", "22:00"),
        ("٢ ليلاً", "02:00"),
        ("09:00", "09:00"),
        ("18", "18:00"),
        ("0:15", "00:15"),
        ("18h30", "18:30"),
        ("\u200f16:30\u200e", "16:30"),
    ],
)
def test_time_is_understood_as_people_write_it(typed, time):
    assert TimeField().clean(typed) == time


@pytest.mark.parametrize(("typed", "early", "late"), [("4:30", "04:30", "16:30"), ("٩", "09:00", "21:00")])
def test_hour_that_may_be_two_is_asked_about(typed, early, late):
    with pytest.raises(ValidationError, match=f"Is this {early} or {late}"):
        TimeField().clean(typed)


@pytest.mark.parametrize("typed", ["25:00", "16:61", "16:3", "in the evening", "::", "4 zz", "12345", "-1"])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(ValidationError, match="for example 16:30"):
        TimeField().clean(typed)
