"""People at work in the admin, in each of its languages."""

import pytest
from django.test import Client
from django.utils import translation
from wagtail.users.models import UserProfile

from home.roles import ADMINISTRATORS, EDITORS, WRITERS
from tests.factories import UserFactory


@pytest.fixture
def sign_in(roles):
    """Return a function that signs somebody of a group in, with the admin in a language."""

    def sign_in(group, language="en"):
        user = UserFactory(group=group)
        UserProfile.objects.create(user=user, preferred_language=language)
        browser = Client()
        browser.force_login(user)
        browser.user = user
        return browser

    return sign_in


@pytest.fixture(params=["en", "ar"])
def desk(request, sign_in):
    """The browser of an editor, once in English and once in Arabic; words of assertions are in that language."""
    with translation.override(request.param):
        yield sign_in(EDITORS, request.param)


@pytest.fixture
def writer(sign_in):
    return sign_in(WRITERS)


@pytest.fixture
def administrator(sign_in):
    return sign_in(ADMINISTRATORS)
