"""Whoever gets hold of the database or the disk, every table and file of it, reads no word that anybody submitted."""

import json
import re
import zlib
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from campaigns.models import ProgrammeEntry, SignupSlot
from core.models import OutboxLetter
from core.models.user_sessions import UserSession
from core.operations.outbox import deliver_waiting
from forms_app import erasure_list
from forms_app.models import Submission
from forms_app.moderation import change_status
from forms_app.starter_forms.duplication import copy_form
from tests.factories import CallPageFactory
from tests.forms_app.building import SignupFormFactory, choice, question
from tests.forms_app.test_secret_link import mine
from tests.forms_app.visiting import address, post

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

ASKED = [
    question("short_text", "name"),
    question("email", "email"),
    question("phone", "phone"),
    question("long_text", "why"),
    question("one_choice", "way", other=True, choices=[choice("b", "By bus"), choice("f", "On foot")]),
]
SENT = {
    "name": "Zaynab Qasimova",
    "email": "zaynab.q@quartz.example",
    "phone": "0770 918 2736",
    "why": "زهرة النرجس في الحديقة",
    "way": "other",
    "way-other": "Oleander boat",
}
CORRECTED = SENT | {"name": "Zaynab Berivanova", "email": "berivan@quartz.example"}
PACKED = {b"\x1f\x8b", b"\x78\x01", b"\x78\x9c", b"\x78\xda"}  # how what gzip and zlib pack begins
NOTED = "Telephoned her grandmother"
# As typed and as kept: the number as E.164, and the Arabic as JSON may spell it.
PLAIN = [
    *("Zaynab", "Oleander", "Qasimova", "Berivanova", "quartz.example", "grandmother"),
    *("918 2736", "7709182736", "النرجس", json.dumps("النرجس").strip('"')),
]


def dump() -> str:
    """Return every value of every table, and what sessions hold once unpacked."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        tables = [_values(cursor, name) for name in names]
    return "\n".join([*tables, *(f"session: {session.get_decoded()}" for session in UserSession.objects.all())])


def _values(cursor, table) -> str:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  a name from the database itself
    return "\n".join(f"{table}: {_text(value)}" for row in cursor.fetchall() for value in row)


def _text(value) -> str:
    text = bytes(value).decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)
    return " ".join(text.splitlines())


def files() -> str:
    """Return what lies in every file of the site, unpacked where it is compressed."""
    paths = [path for path in Path(settings.DATA_DIR).rglob("*") if path.is_file()]
    return "\n".join(f"{path}: {part}" for path in paths for part in _parts(path.read_bytes()))


def _parts(content: bytes) -> list[str]:
    parts = [content]
    for begin in [place for place in range(min(len(content), 4096)) if content[place : place + 2] in PACKED]:
        try:
            parts.append(zlib.decompressobj(wbits=47).decompress(content[begin:]))
        except zlib.error:
            continue
    return [" ".join(part.decode(errors="replace").splitlines()) for part in parts]


def found_in(text) -> set[str]:
    return {line[:200] for line in text.splitlines() for word in PLAIN if word.casefold() in line.casefold()}


@pytest.fixture
def everything_done(client, admin_client):
    """Somebody sends, errs, hesitates and corrects; an organiser lists, reads, notes, seeks and exports; mail goes out."""
    form = SignupFormFactory(questions=ASKED, notify="organiser@example.org")
    post(client, form, **SENT | {"phone": "1"})
    held = post(client, form, **SENT, remark="a program").content.decode()
    sealed = re.search(r'name="sealed" value="([^"]+)"', held)
    assert b"Zaynab" in client.post(address(form, "check"), {"sealed": sealed[1], "who": "change"}).content
    post(client, form, **SENT)
    submission = Submission.objects.get()
    client.post(mine(submission, "correct/"), CORRECTED)
    post(client, form, **SENT, token="1" * 32)
    client.post(mine(Submission.objects.latest("pk"), "withdraw/"))
    assert erasure_list.write_out() == 1
    desk = {name: reverse(f"signups:{name}", args=[form.translation_key]) for name in ("answers", "charts")}
    answer = reverse("signups:answer", args=[form.translation_key, submission.pk])
    for seen in [*desk.values(), answer]:
        assert admin_client.get(seen).status_code == 200
    admin_client.post(answer, {"status": "contacted", "notes": NOTED})
    post(client, form, **SENT, token="2" * 32)
    found = admin_client.post(desk["answers"], {"words": "qasimova"}).url
    for query in (found.partition("?")[2], "sort=name", "choice-way=other", f"like={submission.pk}"):
        assert admin_client.get(f"{desk['answers']}?{query}").context["rows"]
    erased = reverse("signups:bulk", args=[form.translation_key]) + "?" + found.partition("?")[2]
    admin_client.post(erased, {"erase": "1", "number": "1"})
    assert erasure_list.write_out() == 1
    assert admin_client.get(reverse("wagtailsnippets_forms_app_signupform:delete", args=[form.pk])).status_code == 200
    copy_form(form)
    for kind in ("csv", "xlsx"):
        assert b"".join(admin_client.get(reverse("signups:export", args=[form.translation_key, kind])))
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
    assert not found_in(files())


@pytest.mark.parametrize("may_publish", ["no", "yes"])
def test_dump_shows_of_an_accepted_proposal_only_what_was_to_be_published(client, admin_client, calls, may_publish):
    asked = [
        question("short_text", "title", meaning="title"),
        question("short_text", "name", meaning="organiser"),
        question("email", "email"),
        question("long_text", "why", meaning="description"),
        question("yes_no", "publish", meaning="may_publish", follow_up=[]),
        question("yes_no", "named", meaning="may_name", follow_up=[]),
    ]
    form = SignupFormFactory(questions=asked)
    call = CallPageFactory(parent=calls, slug="season", starts_on=date(2030, 11, 22), ends_on=date(2030, 11, 30))
    call.slots = [SignupSlot(label="Propose", form=form, locale=call.locale)]
    call.save()
    words = {"title": "Songs of the quay", "named": "no", "publish": may_publish}
    post(client, form, **SENT | words | {"why": "We sing."})
    address = reverse("signups:answer", args=[form.translation_key, Submission.objects.get().pk])
    admin_client.post(address, {"status": "accepted", "notes": ""})
    client.get("/en/campaigns/season/")
    call_command("update_index", verbosity=0)
    assert ProgrammeEntry.objects.get().live is (may_publish == "yes")
    assert not found_in(dump() + files())
    assert ("Songs of the quay" in dump()) is (may_publish == "yes")


def test_dump_shows_no_word_of_a_published_proposal_that_was_withdrawn(client, calls):
    asked = [
        question("short_text", "title", meaning="title"),
        question("short_text", "name", meaning="organiser"),
        question("long_text", "why", meaning="description"),
        question("yes_no", "publish", meaning="may_publish", follow_up=[]),
        question("yes_no", "named", meaning="may_name", follow_up=[]),
    ]
    form = SignupFormFactory(questions=asked)
    call = CallPageFactory(parent=calls, slug="season", starts_on=date(2030, 11, 22), ends_on=date(2030, 11, 30))
    call.slots = [SignupSlot(label="Propose", form=form, locale=call.locale)]
    call.save()
    words = {"title": "Kites of quartz.example", "named": "yes", "publish": "yes"}
    post(client, form, **{name: SENT[name] for name in ("name", "why")}, **words)
    submission = Submission.objects.get()
    change_status(form.translation_key, [submission.pk], "accepted", None)
    assert found_in(dump())
    client.post(mine(submission, "withdraw/"))
    call_command("update_index", verbosity=0)
    assert not found_in(dump())
    assert not found_in(files())


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


def test_search_looks_into_sessions_and_compressed_files(client):
    session = client.session
    session["draft"] = "Zaynab " * 100
    session.save()
    assert any("session:" in line for line in found_in(dump()))
    for name, content in {"plain": b"Zaynab", "packed": b"head" + zlib.compress("النرجس".encode() * 9)}.items():
        path = Path(settings.DATA_DIR, name)
        path.write_bytes(content)
        assert found_in(files())
        path.unlink()
