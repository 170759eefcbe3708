"""A story with everything in it, and what a translator writes for it."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from home.models import HomePage
from news.models import StoryIndexPage, StoryPage
from tests import clock
from tests.factories import StoryIndexPageFactory, StoryPageFactory, UserFactory
from tests.isolation import rows_for_a_while
from translations import progress
from translations.draft_rows import segments_changed
from translations.segments import segments_of
from translations.submission import submit

TITLE = "نركض من أجل النهر"
BODY = [
    {"type": "heading", "id": "10000000-0000-4000-8000-000000000001", "value": "Why we run"},
    {
        "type": "paragraph",
        "id": "10000000-0000-4000-8000-000000000002",
        "value": '<p>Read <a href="https://example.org/call">the call</a> and <b>come</b>.</p><p>It is free.</p>',
    },
    {
        "type": "quote",
        "id": "10000000-0000-4000-8000-000000000003",
        "value": {"words": "Water is life.", "speaker": "A volunteer"},
    },
]


def publish_story(stories):
    page = StoryPageFactory(parent=stories, title="Running for the river", slug="running", intro="A short summary.")
    page.body = BODY
    page.save_revision().publish()
    return StoryPage.objects.get(pk=page.pk)


@pytest.fixture(scope="module")
def sent_once(django_db_setup, django_db_blocker):
    """Make `stories`, `story` and `sent` once for a module that names this; what a test changes is taken back after it."""
    with rows_for_a_while(django_db_blocker):
        with time_machine.travel(clock.begin() - timedelta(minutes=1)):  # before every test that sees the rows
            home = HomePage.objects.get(locale__language_code="en")
            story = publish_story(StoryIndexPageFactory(parent=home, slug="news", title="News"))
            translation = submit(story, Locale.objects.get(language_code="ar"))
        yield {"stories": story.get_parent().pk, "story": story.pk, "sent": translation.pk}


@pytest.fixture
def once(request):
    """The keys of the rows that were made once for the module; empty where each test makes its own."""
    return request.getfixturevalue("sent_once") if "sent_once" in request.fixturenames else {}


@pytest.fixture
def stories(once, home):
    if once:
        return StoryIndexPage.objects.get(pk=once["stories"])
    return StoryIndexPageFactory(parent=home, slug="news", title="News")


@pytest.fixture
def story(once, stories):
    """A published English story with a heading, a paragraph with marks, and a quote."""
    return StoryPage.objects.get(pk=once["story"]) if once else publish_story(stories)


@pytest.fixture
def sent(once, story, arabic):
    """The story's translation into Arabic, just sent."""
    return Translation.objects.get(pk=once["sent"]) if once else submit(story, arabic)


@pytest.fixture
def write():
    """Return a function that writes words for texts, by what the original begins with; `...` fills in the rest."""

    def write(translation, words=None, rest="كلمات"):
        for text in segments_of(translation):
            found = next((new for start, new in (words or {}).items() if text.source.startswith(start)), None)
            if found is None and (rest is None or text.is_optional):
                continue
            html = found or _arabic(text, rest)
            StringTranslation.objects.update_or_create(
                translation_of_id=text.key[0],
                context_id=text.key[1],
                locale_id=translation.target_locale_id,
                defaults={"data": html, "translation_type": "manual", "has_error": False},
            )
        progress.refresh(translation)

    return write


def _arabic(text, rest):
    marks = "".join(f"{mark.opening}{rest}{mark.closing}" for mark in text.marks.all)
    end = text.source[-1] if text.source.endswith((".", "!", ":")) else ""
    return f"{rest} {marks}".strip() + end


@pytest.fixture
def whole(sent, write):
    """The translation with all its texts written, and in its draft."""
    write(sent, {"Running": TITLE})
    segments_changed(sent)
    return sent


@pytest.fixture
def part(sent, write):
    """A translation of which only the title is written."""
    write(sent, {"Running": TITLE}, rest=None)
    segments_changed(sent)
    return sent


@pytest.fixture
def edit_source(story):
    """Return a function that changes the English story and publishes it."""

    def edit(**fields):
        page = type(story).objects.get(pk=story.pk)
        for name, value in fields.items():
            setattr(page, name, value)
        page.save_revision().publish()
        return type(story).objects.get(pk=story.pk)

    return edit


@pytest.fixture
def as_person(client, roles):
    """Return a function that signs somebody in who is in the named groups."""

    def sign_in(*groups, **fields):
        user = UserFactory(**fields)
        user.groups.set(Group.objects.filter(name__in=groups))
        client.force_login(user)
        return user

    return sign_in


@pytest.fixture
def translator(as_person, arabic):
    """Somebody who translates into Arabic, signed in."""
    return as_person("Translators (ar)", first_name="Haidar")


@pytest.fixture
def reviewer(roles, arabic):
    """Somebody who publishes Arabic, not signed in."""
    return UserFactory(group="Reviewers (ar)")


@pytest.fixture
def text_of():
    """Return a function that finds a text of a translation by how the original begins."""

    def find(translation, start):
        return next(text for text in segments_of(translation) if text.source.startswith(start))

    return find
