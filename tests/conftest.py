"""The one page tree that every test starts from: two languages, each with a front page and its lists."""

import gc

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import translation
from wagtail.models import Locale
from wagtail.users.models import UserProfile

from editors.roles import EDITORS, ORGANISERS, translators_of
from home.models import HomePage
from tests.factories import (
    AppealIndexPageFactory,
    CallIndexPageFactory,
    ReportIndexPageFactory,
    StoryIndexPageFactory,
    UserFactory,
)
from tests.isolation import forget

pytest_plugins = [
    "tests.browser",
    "tests.clock",
    "tests.distribution",
    "tests.indexing",
    "tests.log_scan",
    "tests.databases",
    "tests.one_database",
    "tests.rendered",
]


def pytest_collection_finish():
    """Have Python look less often for what nobody needs any more: it takes a tenth of the time of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(autouse=True)
def _nothing_left_over():
    """No test sees the caches, the language or the digits of another."""
    forget()
    with translation.override("en"):
        yield


@pytest.fixture
def english(db):
    return Locale.objects.get(language_code="en")


@pytest.fixture
def arabic(db):
    return Locale.objects.get(language_code="ar")


@pytest.fixture
def home(english):
    """The English front page; the Arabic one is `arabic_home`."""
    return HomePage.objects.get(locale=english)


@pytest.fixture
def arabic_home(arabic):
    return HomePage.objects.get(locale=arabic)


@pytest.fixture
def stories(home):
    """The English list of stories, at /en/news/."""
    return StoryIndexPageFactory(parent=home, slug="news", title="News")


@pytest.fixture
def calls(home):
    """The English list of calls, at /en/campaigns/."""
    return CallIndexPageFactory(parent=home, slug="campaigns", title="Campaigns")


@pytest.fixture
def reports(home):
    """The English list of festival reports, at /en/festivals/."""
    return ReportIndexPageFactory(parent=home, slug="festivals", title="Festivals")


@pytest.fixture
def appeals(home):
    """The English list of appeals, at /en/appeals/."""
    return AppealIndexPageFactory(parent=home, slug="appeals", title="Appeals")


@pytest.fixture
def in_arabic(arabic, arabic_home):
    """Return a function that publishes the Arabic twin of a page, its parents first."""

    def publish(page, **words):
        parent = page.get_parent()
        if parent.depth > 2 and not parent.has_translation(arabic):
            publish(parent.specific)
        twin = page.copy_for_translation(arabic)
        for name, value in words.items():
            setattr(twin, name, value)
        twin.save_revision().publish()
        twin.refresh_from_db()
        return twin

    return publish


@pytest.fixture
def roles(db):
    """The groups, each with its rights, which every database has."""


@pytest.fixture
def read(client):
    """Return a function that opens an address as a visitor does and returns the page, taken apart."""

    def read(path, status=200, **headers):
        response = client.get(path, headers=headers)
        assert response.status_code == status
        return BeautifulSoup(response.content, "html.parser")

    return read


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


@pytest.fixture
def editor(sign_in):
    """The browser of an editor."""
    return sign_in(EDITORS)


@pytest.fixture
def translator(sign_in, arabic):
    """The browser of an Arabic translator."""
    return sign_in(translators_of(arabic))


@pytest.fixture
def organiser(sign_in):
    """The browser of an organiser."""
    return sign_in(ORGANISERS)
