"""What organisers do with the list of answers: filter, change many, take notes, accept."""

import csv
import io

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from forms_app.admin import bulk_change
from forms_app.models import FormAccess, Status, Submission
from forms_app.moderation import change_status
from forms_app.signals import submission_changed
from tests.forms_app.building import SignupFormFactory, question, translated
from tests.forms_app.organising import ROLE, answers_of, sent, text_of
from tests.forms_app.visiting import post

pytestmark = pytest.mark.django_db


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
    colleague = user_with("view_submission", name="colleague")
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
    colleague = user_with("view_submission", name="colleague")
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


def test_accepting_all_has_the_consequences_of_accepting_each(signed_in, changes):
    form = SignupFormFactory()
    for name in ("Amal", "Basim"):
        sent(signed_in, form, name=name)
    for status in ("accepted", "accepted", "declined"):
        ask_for_all(signed_in, form, "", status=status)
    assert [status for _kind, status, _ended in changes] == ["accepted", "accepted", "declined", "declined"]


def test_more_are_not_accepted_at_once_than_a_browser_waits_for(signed_in, monkeypatch):
    monkeypatch.setattr(bulk_change, "MOST_WITH_PUBLISHED_RESULTS", 1)
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
    FormAccess.objects.create(form_key=mine.translation_key, group=group, may_moderate=True)
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


def test_other_apps_are_told_of_each_change_of_status_once(signed_in, changes, user_with):
    form = SignupFormFactory()
    pk = sent(signed_in, form, name="Amal").pk
    user = user_with(name="other")
    for status in (Status.ACCEPTED, Status.ACCEPTED, Status.DECLINED):
        change_status(form.translation_key, [pk], status, user)
    assert changes == [("status", "accepted", False), ("status", "declined", False)]


def test_failing_receiver_leaves_the_status_as_it_was(signed_in, monkeypatch, user_with):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(submission_changed, "send", fail)
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


def test_unconfirmed_answers_are_marked_wherever_answers_are_counted(signed_in):
    form = SignupFormFactory(questions=[question("email", "email")], double_opt_in=True)
    one = sent(signed_in, form, email="amal@example.org")
    other = sent(signed_in, form, email="basim@example.org")
    Submission.objects.filter(pk=other.pk).update(pending=False, confirmed_at=timezone.now())
    assert text_of(signed_in.get(answers_of(form))).count("not confirmed") == 1
    assert "2 answers (1 not confirmed)" in text_of(signed_in.get(answers_of(form, "charts")))
    assert "2 (1 not confirmed)" in text_of(signed_in.get(reverse("signups:forms")))
    assert "not confirmed" in text_of(signed_in.get(answers_of(form, "answer", one.pk)))
    rows = list(csv.reader(io.StringIO(text_of(signed_in.get(answers_of(form, "export", "csv"))))))
    place = rows[0].index("Address confirmed")
    assert sorted(row[place] for row in rows[1:]) == ["No", "Yes"]


def test_note_of_a_colleague_is_not_overwritten_unasked(signed_in):
    form = SignupFormFactory()
    submission = sent(signed_in, form, name="Amal")
    address = answers_of(form, "answer", submission.pk)
    seen = signed_in.get(address).context["handling_form"].initial["seen"]
    Submission.objects.update(notes="Called her brother")

    mine = {"status": "contacted", "notes": "Called her", "seen": seen}
    page = signed_in.post(address, mine)

    assert "A colleague saved this while you were writing" in text_of(page)
    assert "Called her brother" in text_of(page)
    assert "Called her</textarea>" in text_of(page)
    assert Submission.objects.get().notes == "Called her brother"
    signed_in.post(address, mine | {"seen": page.context["handling_form"]["seen"].value()})
    assert Submission.objects.get().notes == "Called her"


def test_group_that_may_only_read_a_form_changes_nothing(client, user_with):
    form = SignupFormFactory()
    submission = sent(client, form, name="Amal")
    group = Group.objects.create(name="Basra team")
    user = user_with()
    user.groups.add(group)
    access = FormAccess.objects.create(form_key=form.translation_key, group=group)
    client.force_login(user)
    for may in (False, True):
        FormAccess.objects.filter(pk=access.pk).update(may_moderate=may)
        assert client.get(answers_of(form)).status_code == 200
        client.post(answers_of(form, "answer", submission.pk), {"status": "contacted", "notes": ""})
        assert (Submission.objects.get().status == "contacted") is may
