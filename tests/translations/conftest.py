"""A story with everything in it, and what a translator writes for it."""

import pytest
from django.contrib.auth.models import Group
from wagtail_localize.models import StringTranslation

from tests.factories import StoryPageFactory, UserFactory
from translations import progress
from translations.segments import segments_of
from translations.submission import submit

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


@pytest.fixture
def story(stories):
    """A published English story with a heading, a paragraph with marks, and a quote."""
    page = StoryPageFactory(parent=stories, title="Running for the river", slug="running", intro="A short summary.")
    page.body = BODY
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def sent(story, arabic):
    """The story's translation into Arabic, just sent."""
    return submit(story, arabic)


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
