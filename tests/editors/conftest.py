"""People at work in the admin, in each of its languages."""

from contextlib import ExitStack

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from editors.roles import ADMINISTRATORS, EDITORS, WRITERS
from tests.browser import session_cookie
from tests.editors.hand import PASSWORD, Hand
from tests.factories import StandardPageFactory, UserFactory


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


@pytest.fixture
def draft(home):
    """A page that nobody sees yet."""
    page = StandardPageFactory(parent=home, title="Before", live=False)
    page.save_revision()
    return page


@pytest.fixture
def hand_of(window, live_server, roles):
    """Return a function that signs somebody of a group in, in a window of their own; the end looks for errors.

    `by_form` opens the form to sign in, writes and presses; without it the browser is given the cookie.
    """
    hands, windows = [], ExitStack()

    def hand_of(group, language="en", width=1280, by_form=False):
        user = UserFactory(group=group)
        user.set_password(PASSWORD)
        user.save()
        UserProfile.objects.create(user=user, preferred_language=language)
        hand = Hand(windows.enter_context(window(locale="en-GB", viewport={"width": width, "height": 800})))
        hands.append(hand)
        hand.user, hand.server = user, live_server.url
        if by_form:
            hand.sign_in(live_server.url, user.username)
        else:
            cookie = session_cookie(user) | {"url": live_server.url}
            hand.tab.context.add_cookies([cookie])
            hand.tab.goto(live_server.url + reverse("wagtailadmin_home"))
        assert hand.tab.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        return hand

    yield hand_of
    windows.close()
    assert [hand.errors for hand in hands] == [[] for _hand in hands]
