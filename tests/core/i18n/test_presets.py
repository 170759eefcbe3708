"""What is prepared for languages nobody has added yet holds."""

import re
from datetime import date
from pathlib import Path

import pytest
from babel import Locale
from django.conf import settings
from django.utils import translation
from PIL import Image, ImageDraw, ImageFont

from core.i18n import digits
from core.i18n.dates import date_range, long_date, weekday
from core.i18n.languages import Language
from core.i18n.presets import PRESETS, WAITING, Fonts
from core.images.drawing import can_draw, drawable
from core.interface_texts import plural_rule
from editors.languages.facts import Facts

EVERY = pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)


@pytest.fixture(autouse=True)
def _western_digits():
    """No request of an earlier test says where the site's choice is looked up."""
    digits.choose(None)
    yield
    digits.choose(None)


UNKNOWN = "\U000f0000"  # no font has it


def shape(letter: str) -> bytes:
    """Return what the site's font for a letter draws."""
    script = "arabic" if any("\u0600" <= each <= "\u06ff" for each in letter) else "latin"
    return drawn(letter, f"plex-{script}-400")


def drawn(letter: str, name: str) -> bytes:
    picture = Image.new("L", (80, 80))
    file = Path(settings.BASE_DIR, "static/fonts", f"{name}.woff2")
    ImageDraw.Draw(picture).text((20, 20), letter, 255, ImageFont.truetype(file, 32))
    return picture.tobytes()


@EVERY
def test_own_fonts_have_every_letter_or_the_preset_says_so(preset):
    empty_box = drawn(UNKNOWN, "plex-latin-400"), drawn(UNKNOWN, "plex-arabic-400")
    lacking = [letter for letter in preset.letters if shape(letter) in empty_box]

    assert bool(lacking) is (preset.fonts is not Fonts.OWN), lacking


@EVERY
def test_pictures_for_sharing_are_drawn_with_every_letter(preset):
    assert (drawable(preset.letters) == preset.letters) is (preset.fonts is Fonts.OWN)


@EVERY
def test_direction_is_that_of_its_script(preset):
    assert preset.direction == Locale.parse(preset.region).text_direction


@EVERY
def test_twelve_months_and_seven_weekdays_have_names_of_their_own(preset):
    months = {long_date(date(2026, month, 5), Language(preset.code)) for month in range(1, 13)}
    days = {weekday(date(2026, 1, day), Language(preset.code)) for day in range(5, 12)}

    assert (len(months), len(days)) == (12, 7)


@EVERY
def test_every_number_has_a_plural_form(preset):
    count, rule = plural_rule(preset.code)

    assert {rule(number) for number in range(200)} == set(range(count))


@EVERY
def test_settings_permit_it(preset):
    assert preset.code in dict(settings.LANGUAGES)
    assert translation.get_language_from_path(f"/{preset.code}/") == preset.code
    assert translation.get_language_info(preset.code)["bidi"] is (preset.direction == "rtl")


@pytest.mark.parametrize("code", ["ckb", "fa"])
def test_range_of_days_from_right_to_left_has_no_dash(code):
    with translation.override("ar"):
        written = date_range(date(2017, 11, 22), date(2017, 12, 3), Language(code))

    assert not set("-–—") & set(written)


@pytest.mark.parametrize(
    ("code", "number"), [("ar", "١٩٤٠"), ("ckb", "١٩٤٠"), ("fa", "۱۹۴۰"), ("syr", "1940"), ("tr", "1940")]
)
def test_digits_are_the_languages_own_where_the_site_says_so(code, number):
    digits.choose(lambda: digits.NATIVE)

    assert digits.in_digits("1940", Language(code)) == number


def test_no_picture_is_drawn_without_letters():
    assert not can_draw(Language("syr"))


@pytest.mark.parametrize(
    ("code", "day"), [("ckb", "Saturday"), ("tr", "Monday"), ("ku", "Monday"), ("syr", "Saturday")]
)
def test_week_begins_as_people_there_count(code, day):
    assert Facts(PRESETS[code]).first_weekday == day


def test_months_of_sorani_are_those_of_iraq():
    assert Facts(PRESETS["ckb"]).months.startswith("کانوونی دووەم، شوبات، ئازار")


def test_every_waiting_language_falls_back_to_one_that_came_with_the_site():
    assert {preset.fallback for preset in WAITING} == {"en", "ar"}


STYLES = sorted(Path(settings.BASE_DIR, "static").rglob("*.css"))


@pytest.mark.parametrize("path", STYLES, ids=lambda path: "/".join(path.parts[-2:]))
def test_styles_choose_by_script_and_direction_and_list_no_language(path):
    assert not re.search(r":lang\(|\[lang[|^~]?=", path.read_text(encoding="utf-8"))


def test_every_script_but_latin_has_its_style_in_full_and_text_only_pages():
    scripts = {preset.script for preset in PRESETS.values()} - {"Latn"}

    assert scripts >= {"Arab", "Syrc"}
    for name in ("site.css", "text.css"):
        styles = Path(settings.BASE_DIR, "static/css", name).read_text(encoding="utf-8")
        assert set(re.findall(r'(?m)^\[data-script="(\w+)"\][,{ ]', styles)) == scripts
