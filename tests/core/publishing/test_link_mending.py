"""A link to another site is mended once for all places and languages."""

import json

import pytest
from wagtail.models import Page
from wagtail_localize.models import OverridableSegment, TranslationSource

from core.models import Organisation, OutsideLink, Passage
from core.publishing.link_mending import holders, mend, needle, replaced
from news.models import StoryPage
from tests.factories import StoryPageFactory
from translations.sources import update_source
from translations.submission import submit

pytestmark = pytest.mark.django_db

OLD, NEW = "https://old.example/a?x=1&y=2", "https://new.example/b?z=3&w=4"
IN_HTML = (
    '<p>See <a href="https://old.example/a?x=1&amp;y=2">this</a>, not <a href="https://old.example/a">that</a>.</p>'
)
MENDED = IN_HTML.replace("https://old.example/a?x=1&amp;y=2", "https://new.example/b?z=3&amp;w=4")


@pytest.fixture
def story(stories):
    story = StoryPageFactory(parent=stories, source_url=OLD)
    story.body = [("paragraph", IN_HTML)]
    story.body = story._meta.get_field("body").to_python(
        json.dumps([{"type": "paragraph", "value": IN_HTML, "id": "10000000-0000-4000-8000-000000000000"}])
    )
    story.save_revision().publish()
    return StoryPage.objects.get(pk=story.pk)


def text_of(page):
    return page.body[0].value.source


def test_readers_have_the_new_address_in_every_language(story, in_arabic, user):
    twin = in_arabic(story)
    assert mend(OLD, NEW, user) == 2
    for pk in (story.pk, twin.pk):
        page = StoryPage.objects.get(pk=pk)
        assert (text_of(page), page.source_url) == (MENDED, NEW)
    assert mend(OLD, NEW, user) == 0


def test_drafts_have_it_and_stay_drafts(story, user):
    story.title = "Not yet"
    revision = story.save_revision()
    mend(OLD, NEW, user)
    revision.refresh_from_db()
    draft = revision.as_object()
    assert (text_of(draft), draft.source_url, draft.title) == (MENDED, NEW, "Not yet")
    assert Page.objects.get(pk=story.pk).title != "Not yet"


def test_translators_have_it_and_are_sent_nothing_again(story, arabic, user):
    submit(story, arabic)
    mend(OLD, NEW, user)
    source = TranslationSource.objects.get(object_id=story.translation_key)
    assert text_of(source.as_instance()) == MENDED
    assert not OverridableSegment.objects.filter(source=source, data_json__contains="old.example/a?").exists()
    _source, has_changed = update_source(StoryPage.objects.get(pk=story.pk))
    assert not has_changed


def test_snippets_have_it(english, user):
    organisation = Organisation.objects.create(name="ICSSI", website=OLD, locale=english)
    passage = Passage.objects.create(title="Notice", body=IN_HTML, locale=english)
    assert {type(row) for row in holders(OLD)} == {Organisation, Passage}
    assert mend(OLD, NEW, user) == 2
    organisation.refresh_from_db()
    passage.refresh_from_db()
    assert (organisation.website, passage.body) == (NEW, MENDED)


def test_longer_address_that_begins_alike_stays(story, user):
    assert mend("https://old.example/a", NEW, user) == 1
    assert "a?x=1&amp;y=2" in text_of(StoryPage.objects.get(pk=story.pk))


def test_address_with_letters_of_other_scripts_is_found(stories, user):
    old = "https://old.example/مقال?a=1"
    story = StoryPageFactory(parent=stories)
    story.body = story._meta.get_field("body").to_python(
        json.dumps([{"type": "paragraph", "value": f'<p><a href="{old}">x</a></p>'}])
    )
    story.save_revision().publish()
    assert mend(old, NEW, user) == 1
    assert "new.example" in text_of(StoryPage.objects.get(pk=story.pk))


def test_mended_link_is_checked_anew(story, user):
    OutsideLink.objects.create(page_id=story.pk, address=OLD, failures=2, problem="404")
    mend(OLD, NEW, user)
    link = OutsideLink.objects.get()
    assert (link.address, link.failures, link.checked_at) == (NEW, 0, None)


@pytest.mark.parametrize("value", ["{no json", "[", 5, None, True])
def test_what_is_no_text_stays(value):
    assert replaced(value, OLD, NEW) == value


def test_needle_is_stored_as_it_is():
    assert needle(OLD) == "https://old.example/a"
