"""What the checks find, in words, and the mails about what turned."""

import shutil
import socket
import sqlite3
import ssl
import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection, connections
from django.utils import timezone, translation

from core.models.outbox import OutboxLetter
from core.operations import health_checks, slow_checks, worker
from core.operations.health_checks import BAD, GOOD, OFF, UNKNOWN, Finding
from core.operations.health_mails import tell_what_turned
from core.operations.health_words import NAMES, ROUNDS, words_for
from core.operations.outbox import deliver_waiting
from core.operations.records import read_record, write_record
from editors.roles import ADMINISTRATORS, EDITORS
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_records(settings):
    """No test sees the records of another."""
    yield
    shutil.rmtree(settings.DATA_DIR / "records", ignore_errors=True)


@pytest.fixture
def later(time_machine):
    """Return a function that lets time pass."""
    return lambda **how_long: time_machine.move_to(timezone.now() + timedelta(**how_long))


@pytest.fixture
def rounds(monkeypatch):
    """Put two rounds in place of the worker's own and return them."""
    rounds = [worker.Round("publishing", 30), worker.Round("mail", 60)]
    monkeypatch.setattr(worker, "ROUNDS", rounds)
    return rounds


def test_record_that_is_cut_off_counts_as_none(settings):
    write_record("backup", size=1)
    path = settings.DATA_DIR / "records" / "backup.json"
    assert read_record("backup")["size"] == 1
    path.write_text(path.read_text()[:20])
    assert read_record("backup") is None


def test_worker_that_never_ran_or_is_silent_is_missed(rounds, later):
    assert health_checks.worker().state == BAD
    worker.give_sign()
    assert health_checks.worker().state == GOOD
    later(seconds=61)
    found = health_checks.worker()
    assert found.state == BAD
    assert "It has not run since" in words_for(found).what


def test_round_that_hangs_is_named(rounds, later):
    rounds[1].running, rounds[1].began_at = worker.Task(print, 5), timezone.now().timestamp()
    later(seconds=119)
    worker.give_sign()
    assert health_checks.worker().state == GOOD
    later(seconds=2)
    worker.give_sign()
    found = health_checks.worker()
    assert found.state == BAD
    assert words_for(found).what.startswith("“mail” hangs")


def test_round_that_fails_again_and_again_is_named(rounds):
    rounds[0].tasks = [worker.Task(lambda stop: 1 / 0, 5)]
    for _time in range(3):
        rounds[0].run(threading.Event())
    worker.give_sign()
    found = health_checks.worker()
    assert (found.state, words_for(found).what) == (BAD, "“publishing and taking down” fails again and again.")


def test_every_round_of_the_worker_has_a_name():
    assert {one.name for one in worker.ROUNDS} == set(ROUNDS)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL sees to its files itself")
def test_damaged_database_file_is_found(tmp_path, monkeypatch):
    slow_checks.check_integrity()
    assert health_checks.integrity().state == GOOD
    path = tmp_path / "db.sqlite3"
    with sqlite3.connect(path) as damaged:
        damaged.execute("CREATE TABLE t (x TEXT)")
        damaged.executemany("INSERT INTO t VALUES (?)", [("boats" * 100,)] * 200)
        damaged.execute("CREATE INDEX i ON t (x)")
    damaged.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"x" * 8192 + whole[16384:])

    damaged = connections.create_connection("default")
    damaged.settings_dict = damaged.settings_dict | {"NAME": path}
    monkeypatch.setattr(slow_checks, "connection", damaged)
    slow_checks.check_integrity()
    damaged.close()
    assert health_checks.integrity().state == BAD


@pytest.fixture
def encrypted(settings):
    settings.IS_ENCRYPTED, settings.CERTIFICATE_CHECK = True, True
    return settings


@pytest.mark.parametrize(("days", "state"), [(90, GOOD), (15, GOOD), (13, BAD), (-1, BAD)])
def test_certificate_that_ends_soon_is_told(encrypted, days, state):
    write_record("certificate", ends_at=(timezone.now() + timedelta(days=days)).isoformat(), problem="")
    assert health_checks.certificate().state == state


def test_certificate_that_browsers_refuse_is_told_and_one_that_cannot_be_seen_is_not_known(encrypted):
    write_record("certificate", ends_at="", problem="certificate has expired")
    assert "certificate has expired" in words_for(health_checks.certificate()).what
    write_record("certificate", ends_at="", problem="unreachable")
    assert health_checks.certificate().state == UNKNOWN


def test_certificate_is_left_alone_where_that_is_wished(encrypted, monkeypatch):
    monkeypatch.setattr(slow_checks, "_certificate_of", lambda *_args: 1 / 0)
    encrypted.CERTIFICATE_CHECK = False
    slow_checks.check_certificate()
    assert health_checks.certificate().state == OFF


def test_server_without_a_certificate_is_no_fault_of_the_check(encrypted):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        encrypted.SITE_URL = f"https://127.0.0.1:{silent.getsockname()[1]}"
        slow_checks.check_certificate()
    assert read_record("certificate")["problem"] == "unreachable"


def test_certificate_of_nobody_known_is_refused(encrypted, monkeypatch):
    def refuse(*_args, **_more):
        error = ssl.SSLCertVerificationError("refused")
        error.verify_message = "self-signed certificate"
        raise error

    monkeypatch.setattr(slow_checks.socket, "create_connection", refuse)
    slow_checks.check_certificate()
    assert read_record("certificate")["problem"] == "self-signed certificate"


@pytest.mark.parametrize(("name", "days"), [("backup", 2), ("drill", 100)])
def test_backup_and_drill_grow_old(name, days, later):
    check = getattr(health_checks, name)
    assert (check().state, check().figures) == (BAD, {"last": "never"})
    write_record(name)
    assert check().state == GOOD
    later(days=days, minutes=1)
    assert check().state == BAD


FIGURES = {
    "database": [{}],
    "disk": [{"writable": True, "free": 3 * 10**8}, {"writable": False, "free": 0}],
    "worker": [
        {"seen_at": "", "rounds": {}},
        {"seen_at": "2026-11-18T10:00:00+00:00", "rounds": {}},
        {"seen_at": "", "rounds": {"mail": {"state": "fails", "ended_at": "", "task": "x"}}},
        {"seen_at": "", "rounds": {"mail": {"state": "good", "ended_at": "2026-11-18T10:00:00+00:00", "task": ""}}},
    ],
    "mail": [{"waiting": 0, "oldest": ""}, {"waiting": 3, "oldest": "2026-11-18T10:00:00+00:00"}],
    "integrity": [{"checked_at": "2026-11-18T10:00:00+00:00"}],
    "certificate": [
        {"problem": "", "last_day": "2026-11-18T10:00:00+00:00"},
        {"problem": "expired", "last_day": "2026-11-18T10:00:00+00:00"},
    ],
    "backup": [{"last": "never"}, {"last": "2026-11-18T10:00:00+00:00"}],
    "drill": [{"last": "never"}, {"last": "2026-11-18T10:00:00+00:00"}],
}


@pytest.mark.parametrize("name", FIGURES)
def test_every_finding_has_words_in_both_languages(name):
    assert set(FIGURES) == set(NAMES) == {check.__name__ for check in health_checks.CHECKS}
    for state in (GOOD, BAD, UNKNOWN, OFF):
        for figures in FIGURES[name]:
            with translation.override("en"):
                english = words_for(Finding(name, state, figures))
            with translation.override("ar"):
                arabic = words_for(Finding(name, state, figures))
            assert english.what
            assert ".." not in english.what
            assert arabic.name != english.name
            assert arabic.what != english.what
            assert bool(arabic.what_to_do) == bool(english.what_to_do)


@pytest.fixture
def turned(roles, monkeypatch):
    """Return a function that lets the disk be in a state, looks once, and returns the kinds of mails written by then."""
    UserFactory(group=ADMINISTRATORS, email="admin@example.org")
    UserFactory(group=EDITORS, email="editor@example.org")
    monkeypatch.setattr(health_checks, "CHECKS", [])

    def look(state):
        def disk():
            return Finding("disk", state, {"writable": True, "free": 3 * 10**8})

        health_checks.CHECKS[:] = [disk]
        tell_what_turned()
        return list(OutboxLetter.objects.order_by("pk").values_list("kind", "recipient"))

    return look


BAD_MAIL, GOOD_MAIL = ("health.bad", "admin@example.org"), ("health.good", "admin@example.org")


def test_what_turns_is_told_once_and_once_when_it_is_good_again(turned):
    assert [turned(GOOD), turned(BAD)] == [[], []]
    assert [turned(BAD), turned(BAD), turned(UNKNOWN)] == [[BAD_MAIL]] * 3
    assert turned(GOOD) == [BAD_MAIL]
    assert [turned(GOOD), turned(GOOD)] == [[BAD_MAIL, GOOD_MAIL]] * 2


def test_what_is_bad_for_a_moment_is_not_told(turned):
    assert [turned(state) for state in (BAD, GOOD, BAD, GOOD, UNKNOWN, BAD)] == [[]] * 6


def test_mail_says_what_is_wrong_and_what_to_do(roles, monkeypatch):
    monkeypatch.setattr(health_checks, "LITTLE_SPACE", 10**18)
    UserFactory(group=ADMINISTRATORS, email="admin@example.org")
    for _look in range(2):
        tell_what_turned()
    deliver_waiting()
    texts = {letter.subject: letter.body for letter in mail.outbox}
    assert "Delete what is not needed on the server" in texts["The site needs somebody: Disk"]
    assert "http://localhost/admin/" in texts["The site needs somebody: Last backup"]
