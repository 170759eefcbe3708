"""Each group reaches exactly what its work needs."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Task, Workflow

from editors.roles import ADMINISTRATORS, EDITORS, ORGANISERS, WRITERS, make_roles
from tests.factories import StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


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


TRANSLATORS, REVIEWERS = "Translators (ar)", "Reviewers (ar)"
EVERY_ROLE = {WRITERS, EDITORS, ORGANISERS, TRANSLATORS, REVIEWERS, ADMINISTRATORS}
RUNNING, EDITING, WRITING = {ADMINISTRATORS}, {ADMINISTRATORS, EDITORS}, {ADMINISTRATORS, EDITORS, WRITERS}
WHO_REACHES = {
    "users/": RUNNING,
    "users/new/": RUNNING,
    "workflows/list/": RUNNING,
    "desk/languages/add/": RUNNING,
    "desk/languages/en/words/": RUNNING,
    "groups/": set(),
    "redirects/": EDITING,
    "redirects/import/": EDITING,
    "settings/core/sitefacts/": EDITING,
    "bundles/new/": EDITING,
    "snippets/core/navigation/add/": EDITING,
    "snippets/core/notice/add/": EDITING,
    "snippets/core/topic/add/": EDITING,
    "answers/new/": EDITING,
    "pages/{page}/edit/": EDITING,
    "pages/{page}/delete/": EDITING,
    "pages/{page}/unpublish/": EDITING,
    "pages/add/news/storypage/{parent}/": WRITING,
    "images/add/": WRITING,
    "documents/add/": WRITING,
    "snippets/core/person/add/": WRITING,
    "snippets/core/place/add/": WRITING,
    "snippets/campaigns/programmeentry/add/": EDITING | {ORGANISERS},
    "answers/person/": {ORGANISERS},
    "translations/": EDITING | {TRANSLATORS, REVIEWERS},
    "snippets/translations/glossaryterm/add/": EDITING | {TRANSLATORS, REVIEWERS},
}


@pytest.mark.parametrize("address", WHO_REACHES)
def test_each_screen_opens_for_those_whose_work_it_is_and_nobody_else(sign_in, story, address):
    asked = f"/admin/{address.format(page=story.pk, parent=story.get_parent().pk)}"
    answers = {role: sign_in(role).get(asked) for role in EVERY_ROLE}
    reached = {
        role
        for role, answer in answers.items()
        if answer.status_code == 200 or answer.headers.get("Location", "").startswith(asked)
    }
    assert reached == WHO_REACHES[address]
    assert {answers[role].status_code for role in answers.keys() - reached} <= {302, 403}


def rights():
    return {group.name: set(group.permissions.values_list("codename", flat=True)) for group in Group.objects.all()}


def test_making_the_groups_again_changes_nothing(roles):
    before = rights()
    make_roles()

    assert rights() == before


@pytest.mark.parametrize("address", ["/admin/failwhale/", "/admin/test404/"])
def test_addresses_that_only_try_errors_are_not_there(editor, address):
    assert editor.get(address).status_code == 404


def test_what_wagtail_brings_along_is_gone(roles):
    make_roles()
    assert not Group.objects.filter(name="Moderators").exists()
    assert not Workflow.objects.filter(name="Moderators approval").exists()
    assert not Task.objects.filter(name="Moderators approval").exists()


def test_those_who_read_answers_give_the_right_and_administrators_do_not(roles):
    found = Group.objects.filter(permissions__codename="change_formaccess")
    assert {group.name for group in found} == {ORGANISERS}
