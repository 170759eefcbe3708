"""Copies of answers for spreadsheets."""

import csv
import io
import tempfile
from datetime import date, datetime

import openpyxl
import pytest
from django.contrib.auth.models import Group
from wagtail.models import ModelLogEntry

from forms_app.exports import as_xlsx, harmless
from forms_app.models import FormAccess, Submission
from tests.forms_app.building import SignupFormFactory, question
from tests.forms_app.organising import answers_of, text_of
from tests.forms_app.visiting import post

pytestmark = pytest.mark.django_db


def test_csv_opens_in_a_spreadsheet_without_running_anything(signed_in):
    form = SignupFormFactory(questions=[question("short_text", "name", label="=cmd|' /C calc'!A0")])
    post(signed_in, form, name="=HYPERLINK(1)")
    response = signed_in.get(answers_of(form, "export", "csv"))
    content = text_of(response)
    assert content.startswith("\ufeff")
    heading, row = csv.reader(io.StringIO(content.removeprefix("\ufeff")))
    assert heading[6] == "'=cmd|' /C calc'!A0"
    assert row[6] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " ="])
def test_cell_never_begins_like_a_formula(start):
    assert harmless(f"{start}1")[0] == "'"


def test_excel_file_holds_answers_as_text_and_every_wording(signed_in):
    form = SignupFormFactory()
    post(signed_in, form, name="=1+1 <&>")
    form.questions[0].value["label"] = "Full name"
    form.save()
    response = signed_in.get(answers_of(form, "export", "xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    answers, wordings = book.worksheets
    assert answers["G2"].value == "=1+1 <&>"
    assert answers["G2"].data_type == "s"
    assert {row[3].value for row in wordings.iter_rows(min_row=2)} == {"Name", "Full name"}


def test_excel_file_never_lies_on_the_disk(monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    assert as_xlsx([("Answers", [["Name"], ["Amal"]])])
    with pytest.raises(FileNotFoundError), tempfile.TemporaryFile():
        pass


def test_export_keeps_the_column_of_a_deleted_question(signed_in):
    form = SignupFormFactory(questions=[question("short_text", "name"), question("short_text", "town")])
    post(signed_in, form, name="Amal", town="Basra")
    del form.questions[1]
    form.save()
    assert "Basra" in text_of(signed_in.get(answers_of(form, "export", "csv")))


def test_export_takes_what_the_filters_leave(signed_in):
    form = SignupFormFactory()
    post(signed_in, form, name="Amal")
    assert "Amal" not in text_of(signed_in.get(answers_of(form, "export", "csv") + "?status=accepted"))


def test_unknown_kind_of_file_is_not_found(signed_in):
    form = SignupFormFactory()
    assert signed_in.get(answers_of(form, "export", "exe"), follow=True).status_code == 404


def test_export_is_a_right_of_its_own(client, user_with):
    form = SignupFormFactory()
    post(client, form, name="Amal")
    client.force_login(user_with("view_submission", "change_submission"))
    response = client.get(answers_of(form, "export", "csv"), follow=True)
    assert "Amal" not in text_of(response)


def test_group_may_export_one_form_only(client, user_with):
    mine, other = SignupFormFactory(), SignupFormFactory()
    group = Group.objects.create(name="Basra team")
    user = user_with()
    user.groups.add(group)
    FormAccess.objects.create(form_key=mine.translation_key, group=group, may_export=True)
    FormAccess.objects.create(form_key=other.translation_key, group=group)
    for form in (mine, other):
        post(client, form, name="Amal")
    client.force_login(user)
    assert "Amal" in text_of(client.get(answers_of(mine, "export", "csv")))
    assert "Amal" not in text_of(client.get(answers_of(other, "export", "csv"), follow=True))


def test_every_export_is_in_the_log_without_answers(signed_in):
    form = SignupFormFactory()
    post(signed_in, form, name="Amal")
    text_of(signed_in.get(answers_of(form, "export", "csv")))
    entry = ModelLogEntry.objects.get(action="forms_app.export")
    assert entry.data == {"format": "csv", "rows": 1, "narrowed": False}


TYPED = [
    question("phone", "phone"),
    question("number", "age"),
    question("date", "day"),
    question("short_text", "name"),
]
ANSWERS = {"phone": "0770 123 4567", "age": "٤٢", "day": "27/3/2026", "name": "=1+1"}


def test_values_keep_their_type_in_csv(signed_in):
    form = SignupFormFactory(questions=TYPED)
    post(signed_in, form, **ANSWERS)
    content = text_of(signed_in.get(answers_of(form, "export", "csv")))
    _headings, row = csv.reader(io.StringIO(content.removeprefix("\ufeff")))
    assert row[6:10] == ["+964 770 123 4567", "42", "2026-03-27", "'=1+1"]


@pytest.mark.parametrize(
    ("kept", "cell"),
    [
        ("0770 123 4567 / 0780 222 3333 واتساب", "+964 770 123 4567 (0770 123 4567 / 0780 222 3333 واتساب)"),
        ("0770 123 4567 =cmd|x", "'+964 770 123 4567 (0770 123 4567 =cmd|x)"),
    ],
)
def test_note_behind_a_number_is_no_formula_unless_it_could_be_one(signed_in, kept, cell):
    form = SignupFormFactory(questions=TYPED)
    post(signed_in, form, **ANSWERS | {"phone": kept})
    content = text_of(signed_in.get(answers_of(form, "export", "csv")))
    _headings, row = csv.reader(io.StringIO(content.removeprefix("\ufeff")))
    assert row[6] == cell


def test_values_keep_their_type_in_excel(signed_in):
    form = SignupFormFactory(questions=TYPED)
    post(signed_in, form, **ANSWERS)
    response = signed_in.get(answers_of(form, "export", "xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).worksheets[0]
    sent, *_middle = (cell.value for cell in sheet[2])
    assert isinstance(sent, datetime)
    phone, age, day, name = [cell.value for cell in sheet[2]][6:10]
    assert (phone, age, day.date(), name) == ("+964 770 123 4567", 42, date(2026, 3, 27), "=1+1")
    assert [cell.data_type for cell in sheet[2]][6:10] == ["s", "n", "d", "s"]
    assert sheet.freeze_panes == "A2"
    assert not sheet.sheet_view.rightToLeft
    assert sheet.column_dimensions["G"].width > len("+964 770 123 4567")


def test_export_is_in_the_language_of_the_organiser_to_its_last_row(client, sign_in):
    form = SignupFormFactory(title="سجّلوني معكم")
    post(client, form, name="أمل")
    desk = sign_in("Organisers", language="ar")
    response = desk.get(answers_of(form, "export", "csv"))
    headings, row = csv.reader(io.StringIO(text_of(response).removeprefix("\ufeff")))
    assert "الحالة" in headings
    assert "بانتظار" in row[2]
    assert "filename*=utf-8''" in response["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(desk.get(answers_of(form, "export", "xlsx")).content))
    assert book.worksheets[0].sheet_view.rightToLeft


def test_owner_and_notes_are_exported(signed_in, user_with):
    form = SignupFormFactory()
    post(signed_in, form, name="Amal")
    colleague = user_with(name="colleague")
    Submission.objects.update(owner=colleague, notes="Called her")
    headings, row = csv.reader(
        io.StringIO(text_of(signed_in.get(answers_of(form, "export", "csv"))).removeprefix("\ufeff"))
    )
    known = dict(zip(headings, row, strict=True))
    assert (known["Taken care of by"], known["Notes"]) == ("colleague", "Called her")
