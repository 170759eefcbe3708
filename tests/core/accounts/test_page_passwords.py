"""Whoever guesses the password of a page has to wait, and is told for how long."""

import pytest
from django.urls import reverse
from wagtail import views
from wagtail.forms import PasswordViewRestrictionForm

from core.accounts import guess_limits
from core.accounts.guess_limits import Limit
from core.models.guess_counts import GuessCount
from tests.factories import StoryPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(stories):
    page = StoryPageFactory(parent=stories, title="For members")
    page.view_restrictions.create(restriction_type="password", password="river")
    return page


@pytest.fixture
def give(client, closed, monkeypatch):
    """Return a function that gives a password and tells whether the page was opened, or what was said."""
    monkeypatch.setattr(guess_limits, "NETWORK", Limit(free=2, longest=10))
    address = reverse("wagtailcore_authenticate_with_password", args=[closed.view_restrictions.get().pk, closed.pk])

    def give(password):
        answer = client.post(address, {"password": password, "return_url": closed.url})
        return answer.status_code == 302 or answer.text

    return give


def test_page_that_asks_for_it_does_not_tell_the_title(client, closed):
    asked = client.get(closed.url).text
    assert "This page needs a password" in asked
    assert closed.title not in asked


def test_right_password_opens_the_page_and_is_no_guess(client, give, closed):
    for _time in range(3):
        assert give("river") is True
    assert "For members" in client.get(closed.url).text


def test_after_some_wrong_ones_one_waits_and_is_told_in_words(give):
    assert "too many wrong tries" not in give("sea")
    assert "too many wrong tries" not in give("lake")
    assert "There were too many wrong tries. Wait one minute, then try again." in give("river")
    GuessCount.objects.update(wait_until=None)
    assert give("river") is True


def test_wagtail_still_takes_any_number_of_tries():
    """When this fails, look whether Wagtail has limits of its own: then the form can go."""
    known = {"cleaned_data", "constant_time_compare", "restriction", "password", "forms", "ValidationError", "_"}
    assert set(PasswordViewRestrictionForm.clean_password.__code__.co_names) == known
    assert "PasswordViewRestrictionForm" in views.authenticate_with_password.__code__.co_names
