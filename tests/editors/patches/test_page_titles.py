"""Nobody learns by its number the title of a page that they may not see."""

import pytest
from django.urls import reverse
from wagtail.admin.views.chooser import BrowseView, ChosenMultipleView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView

from editors.roles import ORGANISERS, WRITERS
from tests.factories import StoryPageFactory
from translations.submission import submit

TITLE = "Names of those who were taken"
ADDRESSES = {
    "chooser, opened at the page": lambda page: reverse("wagtailadmin_choose_page_child", args=[page.pk]),
    "chooser, several ticked": lambda page: reverse("wagtailadmin_choose_page_chosen_multiple") + f"?id={page.pk}",
    "chooser, search": lambda page: reverse("wagtailadmin_choose_page_search") + "?q=taken",
    "question about moving": lambda page: reverse("wagtailadmin_pages:move_confirm", args=[page.pk, page.pk]),
    "question about moving below it": lambda page: reverse(
        "wagtailadmin_pages:move_confirm", args=[page.get_parent().pk, page.pk]
    ),
    "report on types": lambda page: reverse("wagtailadmin_reports:page_types_usage"),
    "rows of the report on types": lambda page: reverse("wagtailadmin_reports:page_types_usage_results"),
    "board of translations": lambda page: reverse("translations:board"),
    "question about sending": lambda page: reverse("translations:send_page", args=[page.pk]),
}
MOVING = {name for name in ADDRESSES if "moving" in name}

pytestmark = [pytest.mark.django_db, pytest.mark.indexed, pytest.mark.one_database]


@pytest.fixture
def draft(stories):
    page = StoryPageFactory(parent=stories, title=TITLE, slug="names", live=False)
    page.save_revision()
    return page


@pytest.mark.parametrize("name", ADDRESSES)
def test_title_of_a_draft_is_told_to_editors_and_not_to_translators(editor, translator, draft, name):
    address = ADDRESSES[name](draft)
    assert TITLE not in translator.get(address).text
    if name not in MOVING:
        assert TITLE in editor.get(address).text


@pytest.mark.parametrize("name", [name for name in ADDRESSES if "chooser" in name])
def test_who_writes_no_page_chooses_what_readers_can_open(sign_in, draft, name):
    organiser = sign_in(ORGANISERS)
    assert TITLE not in organiser.get(ADDRESSES[name](draft)).text
    draft.save_revision().publish()
    assert TITLE in organiser.get(ADDRESSES[name](draft)).text


def test_writers_choose_drafts(sign_in, draft):
    assert TITLE in sign_in(WRITERS).get(ADDRESSES["chooser, several ticked"](draft)).text


def test_translators_choose_what_was_sent_to_them(translator, draft, in_arabic, arabic):
    in_arabic(draft.get_parent())
    submit(draft, arabic)
    assert TITLE in translator.get(ADDRESSES["chooser, several ticked"](draft)).text


def test_pages_that_may_move_are_asked_about(editor, draft, stories, home):
    address = reverse("wagtailadmin_pages:move_confirm", args=[draft.pk, stories.pk])
    assert TITLE in editor.get(address).text


def test_views_of_wagtail_are_still_called_so():
    """The views in their place call these."""
    assert {"get"} <= vars(BrowseView).keys() & vars(ChosenMultipleView).keys()
    assert "decorate_paginated_queryset" in vars(PageTypesUsageReportView)
