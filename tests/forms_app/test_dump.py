"""Whoever gets hold of the database, with every table of it, reads no word that anybody submitted."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from core.mail import deliver_waiting
from core.models import OutboxLetter
from forms_app.models import Submission
from tests.forms_app.building import SignupFormFactory, question
from tests.forms_app.test_answering import post
from tests.forms_app.test_secret_link import mine

pytestmark = pytest.mark.django_db

ASKED = [
    question("short_text", "name"),
    question("email", "email"),
    question("phone", "phone"),
    question("long_text", "why"),
]
SENT = {
    "name": "Zaynab Qasimova",
    "email": "zaynab.q@quartz.example",
    "phone": "0770 918 2736",
    "why": "زهرة النرجس في الحديقة",
}
CORRECTED = SENT | {"name": "Zaynab Berivanova", "email": "berivan@quartz.example"}
NOTED = "Telephoned her grandmother"
# As typed and as kept: the number as E.164, and the Arabic as JSON may spell it.
PLAIN = [
    *("Zaynab", "Qasimova", "Berivanova", "quartz.example", "grandmother"),
    *("918 2736", "7709182736", "النرجس", json.dumps("النرجس").strip('"')),
]


def dump() -> str:
    """Return every value of every table."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        return "\n".join(_values(cursor, name) for name in names)


def _values(cursor, table) -> str:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  a name from the database itself
    return "\n".join(f"{table}: {_text(value)}" for row in cursor.fetchall() for value in row)


def _text(value) -> str:
    text = bytes(value).decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)
    return " ".join(text.splitlines())


def found_in(text) -> set[str]:
    return {line[:200] for line in text.splitlines() for word in PLAIN if word.casefold() in line.casefold()}


@pytest.fixture
def everything_done(client, admin_client):
    """Somebody sends, errs, hesitates and corrects; an organiser lists, reads, notes, seeks and exports; mail goes out."""
    form = SignupFormFactory(questions=ASKED, notify="organiser@example.org")
    post(client, form, **SENT | {"phone": "1"})
    post(client, form, **SENT, remark="a program")
    post(client, form, **SENT)
    submission = Submission.objects.get()
    client.post(mine(submission, "correct/"), CORRECTED)
    desk = {name: reverse(f"signups:{name}", args=[form.translation_key]) for name in ("answers", "charts")}
    answer = reverse("signups:answer", args=[form.translation_key, submission.pk])
    for seen in [*desk.values(), answer]:
        assert admin_client.get(seen).status_code == 200
    admin_client.post(answer, {"status": "contacted", "notes": NOTED})
    for kind in ("csv", "xlsx"):
        b"".join(admin_client.get(reverse("signups:export", args=[form.translation_key, kind])).streaming_content)
    for pressed in ({}, {"export": "1"}):
        admin_client.post(reverse("signups:person"), {"contact": CORRECTED["email"], **pressed})
    deliver_waiting()
    call_command("rebuild_references_index", verbosity=0)
    call_command("update_index", verbosity=0)
    return form


def test_dump_shows_no_submitted_word(everything_done, mailoutbox):
    assert Submission.objects.get().answers["name"] == CORRECTED["name"]
    assert Submission.objects.get().notes == NOTED
    assert mailoutbox
    assert not found_in(dump())


def test_dump_shows_no_submitted_word_while_mail_waits_and_fails(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise OSError(f"no such mailbox: {SENT['email']}")

    post(client, SignupFormFactory(questions=ASKED), **SENT)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    deliver_waiting()
    assert OutboxLetter.objects.get().attempts == 1
    assert not found_in(dump())


def test_log_shows_no_submitted_word(caplog, request):
    caplog.set_level("DEBUG")
    request.getfixturevalue("everything_done")
    # The statements of the database are logged by Django under DEBUG only, which no public site has.
    lines = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    assert not found_in("\n".join(lines))


def test_only_the_log_of_looks_still_names_an_erased_answer(everything_done, admin_client):
    """It names it by a number made at random, which leads to nobody any more."""
    uid = Submission.objects.get().uid
    admin_client.post(reverse("signups:person"), {"contact": CORRECTED["email"], "erase": "1"})
    rest = [line for line in dump().splitlines() if str(uid) in line or uid.hex in line]
    assert {line.partition(":")[0] for line in rest} == {"wagtailcore_modellogentry"}


def test_dump_is_whole(everything_done):
    """The search of these tests finds what does stand in a table in clear."""
    get_user_model().objects.create_user("zaynab", first_name="Zaynab")
    assert found_in(dump())
