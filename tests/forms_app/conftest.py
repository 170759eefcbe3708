"""Organisers, and what keeps tests of forms apart."""

import pytest
from django.contrib.auth.models import Permission

from forms_app import rate_limiter
from forms_app.signals import submission_changed

RIGHTS = [
    "access_admin",
    "view_submission",
    "change_submission",
    "export_submission",
    "delete_submission",
    "change_formaccess",
]


@pytest.fixture(autouse=True)
def _fresh_rate_limiter(monkeypatch):
    """Posts of one test do not slow down those of another."""
    monkeypatch.setattr(rate_limiter, "limiter", rate_limiter.RateLimiter())


@pytest.fixture
def changes():
    """What other apps are told of changes to answers: the kind, the status, and whether the answer ended."""
    seen = []

    def remember(sender, submission, change, is_ended, **kwargs):
        seen.append((str(change.kind), str(submission.status), is_ended))

    submission_changed.connect(remember)
    yield seen
    submission_changed.disconnect(remember)


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
