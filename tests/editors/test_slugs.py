"""The address follows the title until a page is published first; nothing of a template goes live."""

import pytest
from django.urls import reverse
from wagtail.models import Page, Site

from core.checks.registry import advice_about
from core.models import SiteFacts
from core.models.slugs import is_made_from
from news.models import StoryPage
from tests.editing import filled_in, send
from tests.factories import StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def in_latin_letters(db):
    facts = SiteFacts.for_site(Site.objects.get(is_default_site=True))
    facts.has_latin_addresses = True
    facts.save()


def save(browser, page, **fields):
    """Send the form of a story as the editor does by itself; return the answer and the address that the draft has."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = filled_in(StoryPage, **{"title": page.title, "slug": page.slug} | fields)
    answer = browser.post(address, form, headers={"Accept": "application/json"}).json()
    return answer, Page.objects.get(pk=page.pk).get_latest_revision_as_object().slug


@pytest.fixture
def draft(editor, stories):
    editor.post(reverse("editors:start"), {"pattern": "story", "parent": stories.pk})
    return Page.objects.child_of(stories).get().specific


def test_address_follows_the_title_and_the_open_form_learns_it(editor, draft):
    assert draft.slug == "new-story"
    answer, slug = save(editor, draft, title="Boats on the Tigris")
    assert slug == "boats-on-the-tigris"
    assert answer["field_updates"]["slug"] == slug


def test_address_follows_in_the_script_of_the_page(editor, draft):
    assert save(editor, draft, title="قوارب على دجلة")[1] == "قوارب-على-دجلة"


def test_address_follows_in_latin_letters_where_the_site_says_so(editor, draft, in_latin_letters):
    assert save(editor, draft, title="قوارب على دجلة")[1] == "qwrb-la-djlh"


def test_address_that_somebody_wrote_stays(editor, draft):
    assert save(editor, draft, title="Boats", slug="tigris")[1] == "tigris"
    draft.refresh_from_db()
    assert save(editor, draft, title="Boats again", slug="tigris")[1] == "tigris"


def test_address_that_readers_know_stays(editor, stories):
    story = StoryPageFactory(parent=stories, title="Boats", slug="boats")
    story.save_revision().publish()
    assert save(editor, Page.objects.get(pk=story.pk), title="Ships")[1] == "boats"


def test_two_pages_of_one_title_have_addresses_of_their_own(editor, draft, stories):
    StoryPageFactory(parent=stories, title="Boats", slug="boats")
    assert save(editor, draft, title="Boats")[1] == "boats-1"


@pytest.mark.parametrize(("title", "slug"), [("New story", "boats"), ("Boats", "new-story-2026-11-30")])
def test_title_and_address_of_a_template_do_not_go_live(editor, stories, title, slug):
    send(editor, stories, StoryPage, title=title, slug=slug)
    story = StoryPage.objects.get()
    assert not story.live
    assert any("is that of the template" in advice.words for advice in advice_about(story) if advice.is_blocking)


def test_words_of_a_template_in_a_title_of_ones_own_are_no_fault(editor, stories):
    send(editor, stories, StoryPage, title="New story of the marshes", slug="new-story-of-the-marshes")
    assert StoryPage.objects.get().live


@pytest.mark.parametrize(
    ("slug", "title", "expected"),
    [("boats", "Boats", True), ("boats-2", "Boats", True), ("boats-on-the-tigris", "Boats", False), ("", "!!", False)],
)
def test_address_made_from_a_title_is_known(slug, title, expected):
    assert is_made_from(slug, title) is expected
