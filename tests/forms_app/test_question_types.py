"""Headings, times, scales, and answers that people write beside the choices: shown, sent, counted and exported."""

import csv
import io
from datetime import time

import openpyxl
import pytest
from wagtail.blocks import StructBlockValidationError

from forms_app.models import Submission
from forms_app.question_types import QUESTION_TYPES
from forms_app.question_types.heading import HeadingBlock
from tests.forms_app.building import SignupFormFactory, choice, question, translated
from tests.forms_app.organising import answers_of, sent, text_of
from tests.forms_app.visiting import address, post

pytestmark = pytest.mark.django_db

ABOUT = {"type": "heading", "id": "about", "value": {"label": "About you", "help_text": "We keep little."}}
ASKED = [
    ABOUT,
    question("time", "hour"),
    question("scale", "like", lowest="Not at all", highest="Very much"),
    question("several_choices", "tools", other=True, choices=[choice("h", "Hammer"), choice("n", "Nail")]),
    question("one_choice", "way", other=True, choices=[choice("b", "By bus"), choice("f", "On foot")]),
]
GIVEN = {"hour": "٤:٣٠ عصراً", "like": "5", "tools": ["h", "other"], "tools-other": "Saw", "way": "b"}
KEPT = {"hour": "16:30", "like": "5", "tools": ["h", "other"], "tools-other": "Saw", "way": "b"}


@pytest.fixture
def form():
    return SignupFormFactory(questions=ASKED)


def test_answers_are_kept_and_a_heading_has_none(client, form):
    assert sent(client, form, **GIVEN).answers == KEPT


def test_heading_stands_between_the_questions(client, form):
    page = client.get(address(form)).content.decode()
    assert "<h2>About you</h2>" in page
    assert page.index("We keep little.") < page.index("Hour")


def test_words_are_demanded_only_where_something_else_is_picked(client, form):
    without = {name: value for name, value in GIVEN.items() if name != "tools-other"}
    page = post(client, form, **without).content.decode()
    assert not Submission.objects.exists()
    assert page.count("Write an answer here.") == 2  # in the summary and at the field
    assert sent(client, form, **without | {"tools": ["n"], "tools-other": "Saw"}).answers["tools"] == ["n"]
    assert "tools-other" not in Submission.objects.get().answers


@pytest.mark.parametrize("answer", [{"like": "6"}, {"like": ""}, {"hour": "4:30"}, {"way": "other", "way-other": ""}])
def test_answers_that_make_no_sense_are_refused_and_kept_on_the_page(client, form, answer):
    page = post(client, form, **GIVEN | answer).content.decode()
    assert not Submission.objects.exists()
    assert 'value="Saw"' in page


def test_page_to_check_shows_them_in_words(client, form):
    page = post(client, form, **GIVEN, remark="a program").content.decode()
    for words in ("16:30", "5 – Very much", "Hammer<br>Something else", "Namely", "Saw", "By bus"):
        assert words in page
    assert "About you" not in page


def test_organisers_see_count_and_export_them(signed_in, form):
    sent(signed_in, form, **GIVEN)
    listed = text_of(signed_in.get(answers_of(form)))
    for words in ("16:30", "5 – Very much", "Tools – Something else", "Saw"):
        assert words in listed
    assert "About you" not in listed
    charts = {chart.title: chart.bars for chart in signed_in.get(answers_of(form, "charts")).context["charts"]}
    assert [(bar.label, bar.number) for bar in charts["Tools"]] == [("Hammer", 1), ("Nail", 0), ("Something else", 1)]
    assert [bar.number for bar in charts["Like"]] == [0, 0, 0, 0, 1]
    rows = csv.reader(io.StringIO(text_of(signed_in.get(answers_of(form, "export", "csv")))))
    assert next(rows)[6:10] == ["Hour", "Like", "Tools", "Tools – Something else"]
    assert next(rows)[6:10] == ["16:30", "5", "Hammer\nSomething else", "Saw"]
    response = signed_in.get(answers_of(form, "export", "xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).worksheets[0]
    assert [cell.value for cell in sheet[2]][6:8] == [time(16, 30), 5]


def test_arabic_says_them_in_arabic(client, arabic, form):
    said = {"Count me in": "سجّلوني", "Not at all": "أبداً", "Very much": "كثيراً", "About you": "عنك"}
    said |= {"We keep little.": "نحفظ القليل.", "Hour": "الساعة", "Like": "يعجبك", "Tools": "الأدوات", "Way": "الطريق"}
    said |= {"Hammer": "مطرقة", "Nail": "مسمار", "By bus": "بالحافلة", "On foot": "مشياً"}
    assert translated(form, "ar", said).ready
    page = client.get(address(form, language="ar")).content.decode()
    for words in ("عنك", "1 – أبداً", "5 – كثيراً", "شيء آخر"):
        assert words in page


@pytest.mark.parametrize(("typed", "shown"), [("27/3/26", "27 March 2026"), ("١/٩/٦١", "1 September 1961")])
def test_year_without_its_century_is_shown_back_before_it_is_sent(client, typed, shown):
    form = SignupFormFactory(questions=[question("date", "day")])
    page = post(client, form, day=typed).content.decode()
    assert "Check your answers" in page
    assert shown in page
    assert not Submission.objects.exists()
    assert post(client, form, day="27 آذار 2026").status_code == 303


def test_heading_says_something():
    empty = HeadingBlock().to_python({"label": "", "help_text": ""})
    with pytest.raises(StructBlockValidationError):
        HeadingBlock().clean(empty)


def test_place_written_instead_of_a_choice_is_the_place(client):
    choices = [choice("b", "Basra"), choice("e", "Erbil")]
    form = SignupFormFactory(questions=[question("one_choice", "at", meaning="place", other=True, choices=choices)])
    assert sent(client, form, at="other", **{"at-other": "Mosul"}).words_meaning("place") == "Mosul"
    assert sent(client, form, at="b").words_meaning("place") == "Basra"


def test_every_type_has_a_file_of_its_own():
    assert len({type(one).__module__ for one in QUESTION_TYPES.values()}) == len(QUESTION_TYPES)
