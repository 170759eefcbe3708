"""Each group reaches exactly what its work needs."""

import pytest
from django.contrib.auth.models import Group

from home.roles import make_roles
from tests.factories import StoryPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(stories):
    return StoryPageFactory(parent=stories, slug="boats")


@pytest.fixture
def person(request):
    """The browser of somebody in the group that the test names."""
    return request.getfixturevalue(request.param)


EVERYBODY = pytest.mark.parametrize("person", ["editor", "translator", "organiser"], indirect=True)


@EVERYBODY
def test_everybody_who_works_here_reaches_the_admin(person):
    assert person.get("/admin/").status_code == 200


@EVERYBODY
@pytest.mark.parametrize(
    "address",
    [
        "/admin/users/",
        "/admin/users/new/",
        "/admin/groups/",
        "/admin/sites/",
        "/admin/locales/",
        "/admin/workflows/list/",
    ],
)
def test_nobody_but_an_administrator_reaches_people_and_groups(person, address):
    assert person.get(address).status_code in {302, 403}


def test_visitor_is_sent_to_log_in(client, home):
    assert client.get("/admin/").headers["Location"].startswith("/admin/login/")


def test_editor_edits_pages_of_every_language(editor, story, in_arabic):
    for page in (story, in_arabic(story)):
        assert editor.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_translator_edits_arabic_pages_only(translator, story, in_arabic):
    arabic = in_arabic(story)

    assert translator.get(f"/admin/pages/{arabic.pk}/edit/").status_code == 200
    assert translator.get(f"/admin/pages/{story.pk}/edit/").status_code in {302, 403}


def test_translator_adds_nothing_in_english(translator, stories):
    assert translator.get(f"/admin/pages/add/news/storypage/{stories.pk}/").status_code in {302, 403}


def test_organiser_edits_no_page(organiser, story):
    assert organiser.get(f"/admin/pages/{story.pk}/edit/").status_code in {302, 403}


@pytest.mark.parametrize(
    "path", ["snippets/core/topic/add/", "snippets/core/place/add/", "images/add/", "documents/add/"]
)
def test_organiser_adds_no_content(organiser, path):
    assert organiser.get(f"/admin/{path}").status_code in {302, 403}


@pytest.mark.parametrize(
    "path", ["snippets/core/topic/add/", "snippets/core/place/add/", "images/add/", "documents/add/", "redirects/"]
)
def test_editor_reaches_what_pages_are_made_of(editor, path):
    assert editor.get(f"/admin/{path}").status_code == 200


def rights():
    return {group.name: set(group.permissions.values_list("codename", flat=True)) for group in Group.objects.all()}


def test_making_the_groups_again_changes_nothing(roles):
    before = rights()
    make_roles()

    assert rights() == before
