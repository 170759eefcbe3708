"""The two addresses that tell whether the site works."""

import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError
from django.utils import timezone

from core.models.outbox import OutboxLetter
from core.operations import health_checks

TOKEN = "only-for-tests-0123456789"


def make_away(monkeypatch, error=OperationalError):
    def away(*args, **kwargs):
        raise error("gone")

    monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", away)


@pytest.fixture
def ask(client, settings):
    """Return a function that asks as somebody who knows the token, and returns the code and the answer."""
    settings.HEALTH_TOKEN = TOKEN

    def ask(token=TOKEN):
        response = client.get("/health/ready", headers={"authorization": f"Bearer {token}"})
        return response.status_code, response.json()

    return ask


def test_process_lives_without_its_database(client, monkeypatch):
    make_away(monkeypatch)
    response = client.get("/health/live")
    assert (response.status_code, response.content) == (200, b"alive\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_site_is_ready_when_everything_works(client):
    response = client.get("/health/ready")
    assert response.status_code == 200
    assert response.json() == {"ready": True}
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


@pytest.mark.django_db
def test_details_are_for_those_who_know_the_token(ask, client, settings):
    assert set(ask()[1]["checks"]) == {check.__name__ for check in health_checks.CHECKS}
    assert ask("something-else-0123456789")[1] == {"ready": True}
    assert ask("")[1] == {"ready": True}
    settings.HEALTH_TOKEN = ""
    assert ask("")[1] == {"ready": True}


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError, InterfaceError, DatabaseError])
def test_site_is_not_ready_without_its_database(ask, monkeypatch, error):
    make_away(monkeypatch, error)
    code, said = ask()
    assert (code, said["ready"], said["checks"]["database"]["state"]) == (503, False, "bad")
    assert said["checks"]["mail"]["state"] == "unknown"


@pytest.mark.django_db
def test_site_is_not_ready_on_a_full_disk(ask, monkeypatch):
    monkeypatch.setattr(health_checks, "LEAST_SPACE", 10**18)
    monkeypatch.setattr(health_checks, "LITTLE_SPACE", 10**18)
    code, said = ask()
    assert (code, said["checks"]["disk"]["state"]) == (503, "bad")


@pytest.mark.django_db
def test_little_space_is_told_and_sends_no_reader_away(ask, monkeypatch):
    monkeypatch.setattr(health_checks, "LITTLE_SPACE", 10**18)
    code, said = ask()
    assert (code, said["checks"]["disk"]["state"]) == (200, "bad")


@pytest.mark.django_db
def test_late_mail_is_told_but_sends_no_reader_away(ask):
    OutboxLetter.objects.create(kind="x", created_at=timezone.now() - timedelta(hours=2))
    code, said = ask()
    assert (code, said["checks"]["mail"]["state"], said["checks"]["mail"]["waiting"]) == (200, "bad", 1)


@pytest.mark.django_db
def test_mail_whose_hour_has_not_come_is_not_late(ask):
    moments = {"created_at": timezone.now() - timedelta(hours=2), "next_try_at": timezone.now() + timedelta(hours=2)}
    OutboxLetter.objects.create(kind="x", **moments)
    assert ask()[1]["checks"]["mail"] == {"state": "good", "waiting": 0, "oldest": ""}
    OutboxLetter.objects.update(attempts=3)
    assert ask()[1]["checks"]["mail"]["state"] == "bad"


@pytest.mark.django_db
def test_health_says_nothing_about_anybody(ask):
    OutboxLetter.objects.create(kind="x", recipient="hiba@example.org", created_at=timezone.now() - timedelta(hours=2))
    assert "hiba" not in json.dumps(ask()[1])
