from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from core.models.outbox import OutboxLetter
from core.operations import health


def away(*args, **kwargs):
    raise OperationalError("gone")


def test_process_lives_without_its_database(client, monkeypatch):
    monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", away)
    response = client.get("/health/live")
    assert (response.status_code, response.content) == (200, b"alive\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_site_is_ready_when_everything_works(client):
    response = client.get("/health/ready")
    assert response.status_code == 200
    assert response.json() == {"ready": True, "database": "good", "disk": "good", "mail": "good"}
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


@pytest.mark.django_db
def test_site_is_not_ready_without_its_database(client, monkeypatch):
    monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", away)
    response = client.get("/health/ready")
    assert (response.status_code, response.json()["database"]) == (503, "bad")


@pytest.mark.django_db
def test_site_is_not_ready_on_a_full_disk(client, monkeypatch):
    monkeypatch.setattr(health, "LEAST_SPACE", 10**18)
    response = client.get("/health/ready")
    assert (response.status_code, response.json()["disk"]) == (503, "bad")


@pytest.mark.django_db
def test_late_mail_is_told_but_sends_no_reader_away(client):
    OutboxLetter.objects.create(kind="x", created_at=timezone.now() - timedelta(hours=2))
    response = client.get("/health/ready")
    assert (response.status_code, response.json()["mail"]) == (200, "late")


@pytest.mark.django_db
def test_health_says_nothing_about_anybody(client):
    OutboxLetter.objects.create(kind="x", recipient="hiba@example.org", created_at=timezone.now() - timedelta(hours=2))
    assert b"hiba" not in client.get("/health/ready").content
