"""Every way of Wagtail to "live" is known. A new one must be tried in tests/translations/test_gate.py and added here."""

import pkgutil
import re
from pathlib import Path

import wagtail
import wagtail_localize
from wagtail import actions
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page

from core.publishing import gate

# Calls that publish, and assignments that make a row live, by the file they stand in.
PUBLISHES = re.compile(r"(?:\.publish\(|Publish\w*RevisionAction\()|\.live = (?!False)|\bsave_target\(")
PLACES = {
    "wagtail/actions/publish_page_revision.py",  # the gate itself
    "wagtail/actions/publish_revision.py",  # the gate itself
    "wagtail/admin/api/actions/publish.py",
    "wagtail/admin/views/generic/mixins.py",  # snippets
    "wagtail/admin/views/pages/bulk_actions/publish.py",
    "wagtail/admin/views/pages/create.py",
    "wagtail/admin/views/pages/edit.py",
    "wagtail/management/commands/publish_scheduled.py",
    "wagtail/models/draft_state.py",
    "wagtail/models/pages.py",
    "wagtail/models/revisions.py",
    "wagtail/workflows.py",
    "wagtail_localize/models.py",
    "wagtail_localize/views/convert.py",
    "wagtail_localize/views/edit_translation.py",
    "wagtail_localize/views/update_translations.py",
    "wagtail_localize/operations.py",
}


def test_every_place_that_publishes_is_known():
    found = set()
    for package in (wagtail, wagtail_localize):
        top = Path(package.__file__).parent
        for path in top.rglob("*.py"):
            name = path.relative_to(top.parent).as_posix()
            if not re.search(r"/tests?(/|\.py)|/test_|/migrations/", name) and PUBLISHES.search(path.read_text()):
                found.add(name)
    assert found == PLACES


def test_every_action_of_wagtail_is_known():
    assert {module.name for module in pkgutil.iter_modules(actions.__path__)} == {
        "convert_alias",
        "copy_for_translation",
        "copy_page",
        "create_alias",
        "delete_page",
        "move_page",
        "publish_page_revision",
        "publish_revision",
        "revert_to_page_revision",
        "unpublish",
        "unpublish_page",
    }


def test_every_action_of_the_admin_api_is_known():
    assert set(PagesAdminAPIViewSet.actions) == {
        "convert_alias",
        "copy",
        "copy_for_translation",
        "create_alias",
        "delete",
        "move",
        "publish",
        "revert_to_page_revision",
        "unpublish",
    }


def test_every_bulk_action_on_pages_is_known():
    known = bulk_action_registry.get_bulk_actions_for_model("wagtailcore", "page")
    assert {action.action_type for action in known} == {"delete", "move", "publish", "unpublish"}


def test_every_publication_runs_through_the_gate():
    assert PublishPageRevisionAction.execute is gate.execute


def test_a_page_that_is_no_translation_has_no_problem(stories):
    assert gate.problems_with(Page.objects.get(pk=stories.pk).specific) == []
