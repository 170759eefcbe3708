"""Every change and every end of an answer goes through one function, and takes everything along that hangs on it."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as site
from django.db import transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.models import OutboxLetter
from core.operations.outbox import deliver_waiting
from forms_app import erasure_list
from forms_app.lifecycle import Change, Kind, OutsideLifecycleError, apply
from forms_app.models import ErasureRecord, SignupForm, Submission
from forms_app.moderation import change_status, erase
from forms_app.restored_backup import repeat_erasures
from forms_app.retention import purge
from tests.forms_app.building import SignupFormFactory, question, translated
from tests.forms_app.organising import sent
from tests.forms_app.test_secret_link import mine

pytestmark = pytest.mark.django_db

ASKED = [question("short_text", "name"), question("email", "email", required=False)]

# Who changes or ends answers. A new line here needs a reason, and a test of what follows.
DOORS = {
    ("campaigns/signatures.py", "STATUS"),  # a name that its owner corrected waits for an organiser again
    ("forms_app/lifecycle.py", "FORM_DELETED"),  # when the last language of a form is deleted
    ("forms_app/lifecycle.py", "REPLACE"),  # by a newer answer that was confirmed
    ("forms_app/moderation.py", "ERASE"),
    ("forms_app/moderation.py", "STATUS"),
    ("forms_app/restored_backup.py", "ERASE"),
    ("forms_app/restored_backup.py", "STATUS"),
    ("forms_app/retention.py", "EXPIRE"),
    ("forms_app/self_service.py", "CONFIRM"),
    ("forms_app/self_service.py", "CORRECT"),
    ("forms_app/self_service.py", "WITHDRAW"),
}
# Who writes to rows of answers otherwise, and what.
OTHER_WRITERS = {
    "forms_app/admin/submission_detail.py",  # notes and owner
    "forms_app/intake.py",  # the new row
    "forms_app/key_rotation.py",  # the same answers under another key
    "forms_app/lifecycle.py",
    "forms_app/moderation.py",  # owners, and statuses without consequences
}


def modules():
    folders = [
        Path(site.BASE_DIR) / name for name in ("forms_app", "campaigns", "editors", "home", "news", "translations")
    ]
    for path in (path for folder in folders for path in folder.rglob("*.py") if "migrations" not in path.parts):
        yield path.relative_to(site.BASE_DIR).as_posix(), path.read_text()


def test_doors_to_a_change_are_those_that_are_known():
    found = {(name, kind) for name, code in modules() for kind in re.findall(r"Change\((?:Change)?Kind\.(\w+)", code)}
    assert found == DOORS


def test_nobody_else_writes_to_answers():
    writing = re.compile(
        r"(Submission\.objects\S*|submission|found|some|same|self)\.(update|delete|save|bulk_update)\("
    )
    writers = {name for name, code in modules() if re.search(r"\bSubmission\b", code) and writing.search(code)}
    assert writers == OTHER_WRITERS


DELETIONS = {"all": lambda: Submission.objects.all().delete(), "one": lambda: Submission.objects.get().delete()}


@pytest.mark.parametrize("delete", DELETIONS.values(), ids=DELETIONS.keys())
def test_answer_cannot_be_deleted_past_the_function(client, delete):
    sent(client, SignupFormFactory(), name="Amal")
    with pytest.raises(OutsideLifecycleError), transaction.atomic():
        delete()
    assert Submission.objects.count() == 1


@pytest.mark.parametrize(
    ("do", "told"),
    [
        (lambda client, one: client.post(mine(one, "correct/"), {"name": "Basim"}), ("correct", "new", False)),
        (lambda client, one: client.post(mine(one, "withdraw/")), ("withdraw", "new", True)),
        (lambda client, one: erase(Submission.objects.filter(pk=one.pk), None), ("erase", "new", True)),
        (lambda client, one: change_status(one.form_key, [one.pk], "declined", None), ("status", "declined", False)),
        (lambda client, one: _grow_old_and_purge(), ("expire", "new", True)),
    ],
    ids=["correct", "withdraw", "erase", "status", "expire"],
)
def test_other_apps_are_told_of_every_change(client, changes, do, told):
    do(client, sent(client, SignupFormFactory(), name="Amal"))
    assert changes == [told]


def _grow_old_and_purge():
    Submission.objects.update(delete_after=timezone.localdate() - timedelta(days=1))
    purge()


def test_the_same_correction_twice_is_one_change(client, changes):
    one = sent(client, SignupFormFactory(), name="Amal")
    for _time in range(2):
        client.post(mine(one, "correct/"), {"name": "Basim"})
    assert len(changes) == 1


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ({"name": "Basim"}, "1 answer was corrected by its sender."),
        (None, "1 answer was withdrawn by its sender."),
    ],
    ids=["corrected", "withdrawn"],
)
def test_organisers_are_told_of_corrections_and_withdrawals(client, mailoutbox, what, words):
    one = sent(client, SignupFormFactory(notify="one@example.org"), name="Amal")
    deliver_waiting()
    client.post(mine(one, "correct/" if what else "withdraw/"), what or {})
    OutboxLetter.objects.update(next_try_at=timezone.now())
    deliver_waiting()
    assert [letter.to for letter in mailoutbox] == [["one@example.org"]] * 2
    assert words in mailoutbox[1].body
    assert "Amal" not in mailoutbox[1].body
    assert "Basim" not in mailoutbox[1].body


def test_three_hundred_answers_make_two_mails_for_an_organiser(client, mailoutbox):
    form = SignupFormFactory(notify="one@example.org")
    for number in range(30):
        sent(client, form, name=f"Person {number}")
    OutboxLetter.objects.update(next_try_at=timezone.now())
    deliver_waiting()
    assert len(mailoutbox) == 2
    assert "30 answers wait to be read." in mailoutbox[0].body
    deliver_waiting()
    assert len(mailoutbox) == 2


def test_log_tells_what_the_sender_did_and_repeats_no_answer(client):
    one = sent(client, SignupFormFactory(questions=ASKED), name="Amal", email="amal@example.org")
    client.post(mine(one, "correct/"), {"name": "Basim", "email": "basim@example.org"})
    client.post(mine(one, "withdraw/"))
    lines = list(ModelLogEntry.objects.filter(action__startswith="forms_app.").order_by("pk"))
    assert [line.action for line in lines] == ["forms_app.correct", "forms_app.withdraw"]
    written = repr([(line.label, line.data) for line in lines]).lower()
    assert "amal" not in written
    assert "basim" not in written


def test_purge_says_in_the_log_how_many_went(client):
    form = SignupFormFactory()
    for name in ("Amal", "Basim"):
        sent(client, form, name=name)
    _grow_old_and_purge()
    assert ModelLogEntry.objects.get(action="forms_app.expire").data == {"number": 2}


def test_answers_outlive_a_deleted_form_and_the_log_says_how_many(client):
    form = SignupFormFactory()
    one = sent(client, form, name="Amal")
    SignupForm.objects.all().delete()
    log = ModelLogEntry.objects.get(action="forms_app.form_deleted")
    assert log.data == {"answers": 1, "unconfirmed": 0}
    assert client.get(mine(one)).status_code == 200
    client.post(mine(one, "withdraw/"))
    assert not Submission.objects.exists()


def test_answer_that_was_never_confirmed_ends_with_its_form_and_the_mail_that_waits(client, changes):
    form = SignupFormFactory(questions=ASKED, double_opt_in=True)
    waiting = sent(client, form, name="Amal", email="amal@example.org")
    kept = sent(client, form, name="Basim", email="")
    form.delete()
    assert list(Submission.objects.all()) == [kept]
    assert not OutboxLetter.objects.exists()
    assert ErasureRecord.objects.get().digest == erasure_list.digest_of(waiting.uid)
    assert changes == [("form_deleted", "new", True)]


def test_answer_that_was_confirmed_stays_after_its_form_though_its_corrected_address_is_not(client):
    form = SignupFormFactory(questions=ASKED, double_opt_in=True)
    answer = sent(client, form, name="Amal", email="amal@example.org")
    apply(Change(Kind.CONFIRM), [answer.pk])
    client.post(mine(answer, "correct/"), {"name": "Amal", "email": "amal@new.example"})
    answer.refresh_from_db()
    assert answer.pending
    form.delete()
    assert list(Submission.objects.all()) == [answer]


def test_deleting_one_language_of_a_form_ends_nothing(client, changes):
    form = SignupFormFactory(questions=ASKED, double_opt_in=True)
    arabic = translated(form, "ar", {"Count me in": "سجّلوني", "Name": "الاسم", "Email": "البريد"})
    sent(client, form, name="Amal", email="amal@example.org")
    arabic.delete()
    assert Submission.objects.count() == 1
    assert not changes


@pytest.fixture
def erasures(settings, tmp_path):
    settings.ERASURE_LIST = tmp_path / "apart" / "erasures.txt"
    return settings.ERASURE_LIST


def test_erasure_is_written_apart_from_the_database_once_it_is_safe(
    client, erasures, django_capture_on_commit_callbacks
):
    one = sent(client, SignupFormFactory(), name="Amal")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(mine(one, "withdraw/"))
    (line,) = erasures.read_text().splitlines()
    assert line.split(" ")[1:] == ["erased", erasure_list.digest_of(one.uid)]
    assert str(one.uid) not in line
    assert erasures.stat().st_mode & 0o777 == 0o600
    assert not ErasureRecord.objects.exists()


def test_worker_writes_what_a_killed_process_left_over(client, erasures):
    one = sent(client, SignupFormFactory(), name="Amal")
    client.post(mine(one, "withdraw/"))
    assert not erasures.exists()
    assert erasure_list.write_out() == 1
    assert erasure_list.write_out() == 0
    assert len(erasures.read_text().splitlines()) == 1


def test_list_that_cannot_be_written_costs_the_sender_nothing(
    client, settings, tmp_path, django_capture_on_commit_callbacks
):
    (tmp_path / "file").write_text("")
    settings.ERASURE_LIST = tmp_path / "file" / "erasures.txt"
    one = sent(client, SignupFormFactory(), name="Amal")
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(mine(one, "withdraw/")).status_code == 200
    assert ErasureRecord.objects.count() == 1


def test_restored_backup_repeats_erasures_and_takes_back_what_was_corrected(client, erasures):
    form = SignupFormFactory()
    gone, corrected, kept = (sent(client, form, name=name) for name in ("Amal", "Basim", "Zaynab"))
    change_status(form.translation_key, [corrected.pk, kept.pk], "accepted", None)
    backup = list(Submission.objects.all())
    erase(Submission.objects.filter(pk=gone.pk), None)
    client.post(mine(corrected, "correct/"), {"name": "Basima"})
    erasure_list.write_out()
    for row in backup:  # as if an old database came back
        row.save(force_insert=not Submission.objects.filter(pk=row.pk).exists())

    assert repeat_erasures(erasures) == 2
    assert dict(Submission.objects.values_list("uid", "status")) == {corrected.uid: "contacted", kept.uid: "accepted"}
    assert repeat_erasures(erasures) == 0


def test_list_cut_off_by_a_crash_is_read_up_to_there(erasures):
    erasures.parent.mkdir()
    erasures.write_text(f"2026-11-29T10:00:00+00:00 erased {'a' * 64}\n2026-11-29T10:00:00+00:00 erased aaaa")
    assert [name for _at, _kind, name in erasure_list.read_lines(erasures)] == ["a" * 64]
