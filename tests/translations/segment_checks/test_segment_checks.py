"""Each check finds what is wrong between a text and its translation, and leaves alone what is right."""

import pytest

from core.i18n.languages import Language
from translations.glossary import Term
from translations.segment_checks.kinds import Comparison, Kind
from translations.segment_checks.table import CHECKS, findings_in

ENGLISH, ARABIC = Language("en"), Language("ar")


def kinds(source, target, **more):
    return {one.kind.value for one in findings_in(Comparison(source, target, ENGLISH, ARABIC, **more))}


WRONG = [
    ("untranslated", "Why we run", "Why we run"),
    ("untranslated", "Come to the river at six today and bring water", "تعالوا to the river at six today and bring"),
    ("numbers", "On 22 November", "في 23 تشرين الثاني"),
    ("numbers", "1,000 trees", "٢٠٠٠ شجرة"),
    ("numbers", "It costs 3.5 dinars", "سعره 35 دينارا"),
    ("numbers", "For 14 days", "لأيام"),
    ("months", "On 22 November", "في 22 تشرين الأول"),
    ("months", "On 5 May 2026", "في 5 حزيران 2026"),
    ("months", "In October", "في نوفمبر"),
    ("months", "5/11/2026", "5 كانون الأول 2026"),
    ("ordinals", "The sixth season", "الموسم الخامس"),
    ("ordinals", "For the second time", "للمرة الثالثة"),
    ("ordinals", "The twelfth season", "الموسم الثاني"),
    ("ordinals", "The 5th season in November", "الموسم السادس في تشرين الثاني"),
    ("ending", "Will you come?", "ستأتون."),
    ("ending", "It is free.", "مجانا"),
    ("ending", "And then…", "ثم."),
    ("ending", "Free", "مجانا!"),
    ("forms", "Will you come?", "هل ستأتون?"),
    ("forms", "Water, bread", "ماء, خبز"),
    ("spaces", "Water is life", "الماء  حياة"),
    ("spaces", "Water, life", "ماء ، حياة"),
    ("repeated", "Come to the river", "تعالوا إلى إلى النهر"),
    ("brackets", "The forum (Baghdad)", "المنتدى (بغداد"),
    ("brackets", "The forum (Baghdad)", "المنتدى بغداد"),
    ("quotes", "She said “water”", "قالت «ماء"),
    ("quotes", "She said “water”", "قالت ماء"),
    ("length", "A sentence that says a lot about the river and all its boats.", "جملة."),
    ("invisible", "Water", "ما\u200bء"),
]


@pytest.mark.parametrize(("kind", "source", "target"), WRONG)
def test_what_is_wrong_is_found(kind, source, target):
    assert kind in kinds(source, target)


RIGHT = [
    ("On 22 November 2026", "في ٢٢ تشرين الثاني / نوفمبر ٢٠٢٦"),
    ("On 22 November 2026", "في 22 نوفمبر 2026"),
    ("On 22 November 2026", "في 22 تشرين ثاني 2026"),
    ("From 3 to 5 August", "من 3 إلى 5 آب"),
    ("On 22/11/2026", "في 22 تشرين الثاني 2026"),
    ("On 22 November 2026", "في 22.11.2026"),
    ("In June and July", "في يونيه ويوليه"),
    ("Five days, 2 halls", "5 أيام، قاعتان"),
    ("The 5th season", "الموسم الخامس"),
    ("The sixth season, in December", "الموسم السادس، في كانون الأول"),
    ("The twelfth season", "الموسم الثاني عشر"),
    ("The season of November", "موسم تشرين الثاني"),
    ("First come", "من سبق"),
    ("Ninth season", "الموسم ٩"),
    ("The 12 of us", "نحن الاثنا عشر"),
    ("1,000 trees", "١٬٠٠٠ شجرة"),
    ("1,000,000 trees", "1000000 شجرة"),
    ("Call 0770 123 4567", "اتصلوا على ٠٧٧٠١٢٣٤٥٦٧"),
    ("At 09:00", "الساعة 9:00"),
    ("You may march", "يمكنكم السير"),
    ("Our father's house", "بيت أب لنا"),
    ("Will you come?", "هل ستأتون؟"),
    ("“Will you come?”", "«هل ستأتون؟»"),
    ("What the river carries", "ماذا يحمل النهر؟"),
    ("They work in pairs", "يعملون اثنين اثنين"),
    ("Wait...", "انتظروا…"),
    ("Water, bread; life.", "ماء، خبز؛ حياة."),
    ("She said “water” (again)", "قالت «ماء» (مجددا)"),
    ("https://example.org/a", "https://example.org/a"),
    ("2026", "2026"),
    ("info@example.org", "info@example.org"),
    ("The Iraqi Civil Society Solidarity Initiative calls", "تدعو Iraqi Civil Society Solidarity Initiative"),
]


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_what_is_right_is_left_alone(source, target):
    assert kinds(source, target) == set()


def test_a_copy_of_the_original_is_said_to_be_one_and_nothing_else():
    assert kinds("Will you come?", "Will you come?") == {"untranslated"}


def test_a_text_that_is_not_written_yet_is_not_checked():
    assert kinds("On 22 November.", " ") == set()


def test_a_glossary_word_that_is_not_followed_is_found():
    assert kinds("Path", "درب", unfollowed=[Term("path", "مسار")]) == {"glossary"}


def test_every_kind_has_a_check_and_is_seen_to_find_something():
    tested = {kind for kind, _source, _target in WRONG} | {"glossary", "links"}
    assert set(CHECKS) == set(Kind)
    assert {kind.value for kind in CHECKS} == tested


def test_the_same_mistake_has_the_same_key_in_every_language_of_the_admin(settings):
    compared = Comparison("On 22 November", "في 23 تشرين الأول", ENGLISH, ARABIC)
    assert [one.key for one in findings_in(compared)] == ["numbers:-22 +23", "months:-11 +10"]
