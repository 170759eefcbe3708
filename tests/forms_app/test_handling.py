"""What organisers do with answers: filter, change, count, copy, erase."""

import csv
import io
import json

import openpyxl
import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.dates import long_date
from core.models import OutboxLetter
from forms_app import accepting
from forms_app.desk import bulk
from forms_app.exports import harmless
from forms_app.handling import change_status
from forms_app.models import FormAccess, Status, Submission
from tests.forms_app.building import SignupFormFactory, choice, question, translated
from tests.forms_app.test_answering import post

pytestmark = pytest.mark.django_db

RIGHTS = [
    "access_admin",
    "view_submission",
    "change_submission",
    "export_submission",
    "delete_submission",
    "change_formaccess",
]
ROLE = question("one_choice", "role", choices=[choice("w", "Work"), choice("p", "Play")])


@pytest.fixture
def user_with(django_user_model):
    """Return a function that makes a person with these rights."""

    def make(*rights, name="organiser"):
        user = django_user_model.objects.create_user(name, password="x")
        user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *rights]))
        return user

    return make


@pytest.fixture
def signed_in(client, user_with):
    """A browser in which an organiser with every right is signed in."""
    client.force_login(user_with(*RIGHTS))
    return client


def answers_of(form, name="answers", *more):
    return reverse(f"signups:{name}", args=[form.translation_key, *more])


def sent(client, form, **answers):
    post(client, form, **answers)
    return Submission.objects.latest("pk")


def text_of(response):
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode()


# --- The list -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("status=accepted", {"Basim"}),
        ("language=ar", {"Dalal"}),
        ("since=2999-01-01", set()),
        ("until=2000-01-01", set()),
        ("since=0001-01-01&until=9999-12-31", {"Amal", "Basim", "Dalal"}),
        ("status=nonsense&since=tomorrow&page=x&owner=-1", {"Amal", "Basim", "Dalal"}),
    ],
)
def test_list_is_narrowed_by_filters(signed_in, query, shown):
    form = SignupFormFactory()
    arabic = translated(form, "ar", {"Count me in": "سجّلوني", "Name": "الاسم"})
    sent(signed_in, form, name="Amal")
    basim = sent(signed_in, form, name="Basim")
    Submission.objects.filter(pk=basim.pk).update(status=Status.ACCEPTED)
    post(signed_in, arabic, language="ar", name="Dalal")
    page = text_of(signed_in.get(f"{answers_of(form)}?{query}"))
    assert {name for name in ("Amal", "Basim", "Dalal") if name in page} == shown


def test_many_get_a_status_and_an_owner_at_once(signed_in, user_with):
    form = SignupFormFactory()
    picked = [sent(signed_in, form, name=name).pk for name in ("Amal", "Basim")]
    left = sent(signed_in, form, name="Dalal")
    colleague = user_with(name="colleague")
    signed_in.post(answers_of(form), {"picked": picked, "status": "contacted", "owner": colleague.pk})
    assert set(Submission.objects.filter(status="contacted", owner=colleague).values_list("pk", flat=True)) == set(
        picked
    )
    left.refresh_from_db()
    assert left.status == "new"


def ask_for_all(client, form, query, **wanted):
    """Open the screen that says how many there are, and press its button."""
    address = f"{answers_of(form, 'bulk')}?{query}"
    number = client.get(address).context["number"]
    return client.post(address, {"number": number} | wanted)


def test_all_that_the_filters_leave_are_changed_beyond_the_first_page(signed_in, user_with):
    form = SignupFormFactory()
    first = sent(signed_in, form, name="Amal")
    Submission.objects.filter(pk=first.pk).update(status=Status.DECLINED)
    many = [
        Submission(
            form_key=form.translation_key,
            version=form.version,
            locale="en",
            answers={"name": f"Person {n}"},
            delete_after=first.delete_after,
            dedupe=str(n),
        )
        for n in range(60)
    ]
    Submission.objects.bulk_create(many)
    colleague = user_with(name="colleague")
    ask_for_all(signed_in, form, "status=new", status="contacted", owner=colleague.pk)
    assert Submission.objects.filter(status="contacted", owner=colleague).count() == 60
    first.refresh_from_db()
    assert (first.status, first.owner) == ("declined", None)
    entry = ModelLogEntry.objects.get(action="forms_app.bulk")
    assert entry.data == {"number": 60, "status": "contacted", "assigned": True}


def test_list_leads_to_changing_all_only_where_there_are_several_pages(signed_in):
    form = SignupFormFactory()
    sent(signed_in, form, name="Amal")
    assert answers_of(form, "bulk") not in text_of(signed_in.get(answers_of(form)))


def test_nothing_is_changed_while_the_number_is_another_than_was_asked_about(signed_in):
    form = SignupFormFactory()
    sent(signed_in, form, name="Amal")
    signed_in.post(answers_of(form, "bulk"), {"number": 2, "status": "declined"})
    signed_in.post(answers_of(form, "bulk"), {"number": "many", "status": "declined"})
    signed_in.post(answers_of(form, "bulk"), {"number": 1})
    assert Submission.objects.get().status == "new"


def test_accepting_all_has_the_consequences_of_accepting_each(signed_in, monkeypatch):
    seen = []
    monkeypatch.setattr(accepting, "_accepted", [lambda submission, user: seen.append("in")])
    monkeypatch.setattr(accepting, "_taken_back", [lambda submission, user: seen.append("out")])
    form = SignupFormFactory()
    for name in ("Amal", "Basim"):
        sent(signed_in, form, name=name)
    for status in ("accepted", "accepted", "declined"):
        ask_for_all(signed_in, form, "", status=status)
    assert seen == ["in", "in", "out", "out"]


def test_more_are_not_accepted_at_once_than_a_browser_waits_for(signed_in, monkeypatch):
    monkeypatch.setattr(bulk, "MOST_WITH_CONSEQUENCES", 1)
    form = SignupFormFactory()
    for name in ("Amal", "Basim"):
        sent(signed_in, form, name=name)
    ask_for_all(signed_in, form, "", status="accepted")
    assert not Submission.objects.accepted().exists()
    ask_for_all(signed_in, form, "", status="contacted")
    assert Submission.objects.filter(status="contacted").count() == 2


def test_changing_all_of_a_form_takes_the_right_to_this_form(client, user_with):
    mine, other = SignupFormFactory(), SignupFormFactory()
    group = Group.objects.create(name="Basra team")
    user = user_with()
    user.groups.add(group)
    FormAccess.objects.create(form_key=mine.translation_key, group=group)
    for form in (mine, other):
        post(client, form, name="Amal")
    client.force_login(user)
    for form in (mine, other):
        client.post(answers_of(form, "bulk"), {"number": 1, "status": "declined"})
    assert list(Submission.objects.filter(status="declined").values_list("form_key", flat=True)) == [
        mine.translation_key
    ]
    assert client.get(answers_of(other, "bulk"), follow=True).context.get("number") is None


def test_who_may_only_read_changes_none_of_them(client, user_with):
    form = SignupFormFactory()
    sent(client, form, name="Amal")
    client.force_login(user_with("view_submission"))
    client.post(answers_of(form, "bulk"), {"number": 1, "status": "declined"})
    assert Submission.objects.get().status == "new"


def test_answers_of_another_form_cannot_be_changed_from_this_one(signed_in):
    mine, other = SignupFormFactory(), SignupFormFactory()
    sent(signed_in, mine, name="Amal")
    foreign = sent(signed_in, other, name="Basim")
    signed_in.post(answers_of(mine), {"picked": [foreign.pk, "x", "9" * 40], "status": "declined"})
    foreign.refresh_from_db()
    assert foreign.status == "new"


def test_who_may_only_read_changes_nothing(client, user_with):
    form = SignupFormFactory()
    submission = sent(client, form, name="Amal")
    client.force_login(user_with("view_submission"))
    client.post(answers_of(form), {"picked": [submission.pk], "status": "declined"})
    client.post(answers_of(form, "answer", submission.pk), {"status": "declined", "notes": ""})
    client.post(answers_of(form, "answer", submission.pk), {"erase": "1"})
    submission.refresh_from_db()
    assert submission.status == "new"


def test_notes_are_kept_encrypted(signed_in):
    from django.db import connection

    form = SignupFormFactory()
    submission = sent(signed_in, form, name="Amal")
    signed_in.post(answers_of(form, "answer", submission.pk), {"status": "contacted", "notes": "Called her brother"})
    submission.refresh_from_db()
    assert (submission.status, submission.notes) == ("contacted", "Called her brother")
    with connection.cursor() as cursor:
        cursor.execute("SELECT notes FROM forms_app_submission")
        assert "brother" not in cursor.fetchone()[0]


def test_notes_that_cannot_be_kept_are_given_back_with_a_word(signed_in):
    form = SignupFormFactory()
    submission = sent(signed_in, form, name="Amal")
    answer = signed_in.post(answers_of(form, "answer", submission.pk), {"status": "contacted", "notes": "Call\0her"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "errorlist" in page
    assert "her</textarea>" in page
    submission.refresh_from_db()
    assert submission.status == "new"


# --- Accepting ------------------------------------------------------------------------------


def test_accepting_runs_what_other_apps_registered(signed_in, monkeypatch, user_with):
    seen = []
    monkeypatch.setattr(accepting, "_accepted", [lambda submission, user: seen.append(("in", submission.pk))])
    monkeypatch.setattr(accepting, "_taken_back", [lambda submission, user: seen.append(("out", submission.pk))])
    form = SignupFormFactory()
    pk = sent(signed_in, form, name="Amal").pk
    user = user_with(name="other")
    for status in (Status.ACCEPTED, Status.ACCEPTED, Status.DECLINED):
        change_status(form.translation_key, [pk], status, user)
    assert seen == [("in", pk), ("out", pk)]


def test_failing_hook_leaves_the_status_as_it_was(signed_in, monkeypatch, user_with):
    def fail(submission, user):
        raise RuntimeError

    monkeypatch.setattr(accepting, "_accepted", [fail])
    form = SignupFormFactory()
    submission = sent(signed_in, form, name="Amal")
    with pytest.raises(RuntimeError):
        change_status(form.translation_key, [submission.pk], Status.ACCEPTED, user_with(name="other"))
    submission.refresh_from_db()
    assert submission.status == "new"


def test_answer_is_found_by_its_meaning_in_words(client):
    form = SignupFormFactory(questions=[question("one_choice", "q", meaning="path", choices=ROLE["value"]["choices"])])
    submission = sent(client, form, q="w")
    assert (submission.answer_meaning("path"), submission.words_meaning("path")) == ("w", "Work")
    assert submission.answer_meaning("title") is None


# --- Counting -------------------------------------------------------------------------------


def test_charts_count_choices_through_all_languages(signed_in):
    from forms_app.columns import columns_of
    from forms_app.counting import charts_of

    form = SignupFormFactory(questions=[ROLE, question("short_text", "name")])
    arabic = translated(
        form, "ar", {"Count me in": "سجّلوني", "Role": "الدور", "Work": "العمل", "Play": "اللعب", "Name": "الاسم"}
    )
    post(signed_in, form, role="w", name="a")
    post(signed_in, form, role="p", name="b")
    post(signed_in, arabic, language="ar", role="w", name="c")
    days, roles = charts_of(Submission.objects.of_form(form.translation_key), columns_of(form.translation_key))
    assert [(bar.label, bar.number, bar.share) for bar in roles.bars] == [("Work", 2, 100), ("Play", 1, 50)]
    assert [bar.number for bar in days.bars] == [3]


def test_charts_follow_a_corrected_answer(client):
    from forms_app.columns import columns_of
    from forms_app.counting import charts_of
    from forms_app.submissions import correct

    form = SignupFormFactory(questions=[ROLE])
    submission = sent(client, form, role="w")
    counted = [charts_of(Submission.objects.all(), columns_of(form.translation_key))[1].bars]
    correct(submission, {"role": "p"})
    counted.append(charts_of(Submission.objects.all(), columns_of(form.translation_key))[1].bars)
    assert [[bar.number for bar in bars] for bars in counted] == [[1, 0], [0, 1]]


def test_charts_count_the_days_of_the_site_and_not_those_of_the_server(client):
    """A minute after midnight in Baghdad is still yesterday in Greenwich."""
    from forms_app.counting import charts_of

    submission = sent(client, SignupFormFactory(), name="Amal")
    midnight = timezone.localtime().replace(hour=0, minute=1, second=0)
    Submission.objects.filter(pk=submission.pk).update(created_at=midnight)
    (bar,) = charts_of(Submission.objects.all(), [])[0].bars
    assert (bar.label, bar.number) == (long_date(midnight.date()), 1)


def test_charts_open(signed_in):
    form = SignupFormFactory(questions=[ROLE])
    post(signed_in, form, role="w")
    assert "Work" in text_of(signed_in.get(answers_of(form, "charts")))


# --- Copies ---------------------------------------------------------------------------------


def test_csv_opens_in_a_spreadsheet_without_running_anything(signed_in):
    form = SignupFormFactory(questions=[question("short_text", "name", label="=cmd|' /C calc'!A0")])
    post(signed_in, form, name="=HYPERLINK(1)")
    response = signed_in.get(answers_of(form, "export", "csv"))
    content = text_of(response)
    assert content.startswith("\ufeff")
    heading, row = csv.reader(io.StringIO(content.removeprefix("\ufeff")))
    assert heading[4] == "'=cmd|' /C calc'!A0"
    assert row[4] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " ="])
def test_cell_never_begins_like_a_formula(start):
    assert harmless(f"{start}1")[0] == "'"


def test_excel_file_holds_answers_as_text_and_every_wording(signed_in):
    form = SignupFormFactory()
    post(signed_in, form, name="=1+1 <&>")
    form.questions[0].value["label"] = "Full name"
    form.save()
    response = signed_in.get(answers_of(form, "export", "xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    answers, wordings = book.worksheets
    assert answers["E2"].value == "=1+1 <&>"
    assert answers["E2"].data_type == "s"
    assert {row[3].value for row in wordings.iter_rows(min_row=2)} == {"Name", "Full name"}


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


# --- One person -----------------------------------------------------------------------------

ASKS_CONTACT = [question("email", "email", required=False), question("phone", "phone", required=False)]


@pytest.fixture
def person_in_two_forms(signed_in):
    one, other = SignupFormFactory(questions=ASKS_CONTACT), SignupFormFactory(questions=ASKS_CONTACT)
    post(signed_in, one, email="Amal@Example.org")
    post(signed_in, other, phone="0770 123 4567", email="amal@example.org")
    post(signed_in, other, phone="0770 999 9999")
    return reverse("signups:person")


@pytest.mark.parametrize(
    ("contact", "number"),
    [
        ("amal@example.org", 2),
        (" AMAL@example.org\u200f", 2),
        ("+964 770 123 4567", 1),
        ("٠٧٧٠١٢٣٤٥٦٧", 1),
        ("basim@example.org", 0),
        ("not a contact", 0),
        ("", 0),
    ],
)
def test_person_is_found_across_forms(signed_in, person_in_two_forms, contact, number):
    found = signed_in.post(person_in_two_forms, {"contact": contact}).context["found"]
    assert len(found) == number


def test_person_is_erased_across_forms_with_the_mails(signed_in, person_in_two_forms):
    signed_in.post(person_in_two_forms, {"contact": "amal@example.org", "erase": "1"})
    assert Submission.objects.count() == 1
    assert not OutboxLetter.objects.exists()


def test_person_gets_everything_in_words(signed_in, person_in_two_forms):
    response = signed_in.post(person_in_two_forms, {"contact": "amal@example.org", "export": "1"})
    answers = json.loads(response.content)["answers"]
    assert {"question": "Email", "answer": "amal@example.org"} in answers[0]["answers"]


def test_searched_address_stands_in_no_log(signed_in, person_in_two_forms):
    signed_in.post(person_in_two_forms, {"contact": "amal@example.org", "erase": "1"})
    assert "amal" not in repr(list(ModelLogEntry.objects.values("label", "data"))).lower()


@pytest.mark.parametrize("what", ["erase", "export"])
def test_erasing_and_exporting_a_person_are_rights_of_their_own(client, user_with, what):
    form = SignupFormFactory(questions=ASKS_CONTACT)
    post(client, form, email="amal@example.org")
    client.force_login(user_with("view_submission"))
    response = client.post(reverse("signups:person"), {"contact": "amal@example.org", what: "1"}, follow=True)
    assert Submission.objects.exists()
    assert "json" not in response["Content-Type"]


# --- Rights, mails, sharing, starting ---------------------------------------------------------


def test_rights_to_one_form_are_given_and_taken(signed_in):
    form = SignupFormFactory()
    group = Group.objects.create(name="Basra team")
    signed_in.post(answers_of(form, "rights"), {"export": [group.pk]})
    assert FormAccess.objects.get().may_export
    signed_in.post(answers_of(form, "rights"), {})
    assert not FormAccess.objects.exists()


def test_who_reads_cannot_give_rights(client, user_with):
    form = SignupFormFactory()
    group = Group.objects.create(name="Basra team")
    client.force_login(user_with("view_submission", "change_submission", "export_submission"))
    client.post(answers_of(form, "rights"), {"read": [group.pk]})
    assert not FormAccess.objects.exists()


def test_given_up_mail_is_seen_and_can_be_tried_again(signed_in):
    letter = OutboxLetter.objects.create(
        kind="signup.notice", given_up_at=timezone.now(), last_error="SMTPDataError 554"
    )
    assert "SMTPDataError 554" in text_of(signed_in.get(reverse("signups:letters")))
    signed_in.post(reverse("signups:letters"), {"uid": letter.uid})
    assert OutboxLetter.objects.due().get() == letter


def test_form_can_be_passed_on_with_a_code_for_each_language(admin_client):
    form = SignupFormFactory()
    translated(form, "ar", {"Count me in": "سجّلوني", "Name": "الاسم"})
    page = text_of(admin_client.get(answers_of(form, "share")))
    assert page.count("<svg") >= 2
    assert f"http://localhost/ar/forms/{form.translation_key}/" in page
    assert admin_client.get(answers_of(form, "share") + "?png=ar").content.startswith(b"\x89PNG")


# --- Forgetting -----------------------------------------------------------------------------


def test_purge_erases_what_is_overdue_and_nothing_else(client):
    from forms_app.retention import purge

    form = SignupFormFactory(questions=[question("email", "email")])
    old, young = sent(client, form, email="old@example.org"), sent(client, form, email="young@example.org")
    Submission.objects.filter(pk=old.pk).update(delete_after=timezone.localdate() - timezone.timedelta(days=1))
    assert purge() == 1
    assert list(Submission.objects.all()) == [young]
    assert OutboxLetter.objects.count() == 1


def test_shorter_retention_shortens_the_life_of_old_answers(client):
    form = SignupFormFactory(retention_days=90)
    sent(client, form, name="Amal")
    form.retention_days = 10
    form.save()
    assert Submission.objects.get().delete_after == timezone.localdate() + timezone.timedelta(days=10)


def test_longer_retention_keeps_the_promise_made_to_old_answers(client):
    form = SignupFormFactory(retention_days=30)
    sent(client, form, name="Amal")
    form.retention_days = 365
    form.save()
    assert Submission.objects.get().delete_after == timezone.localdate() + timezone.timedelta(days=30)
