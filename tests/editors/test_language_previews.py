"""From the edit screen of a page one sees how it stands in its other languages."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from editors.roles import translators_of
from tests.factories import StoryPageFactory
from translations.segments import segments_of
from translations.submission import submit

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def story(stories):
    return StoryPageFactory(parent=stories, title="In English")


def choices(browser, page):
    """Return the languages to preview: what is said of each, and whether it can be chosen."""
    answer = browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    options = BeautifulSoup(answer.content, "html.parser").select("#id_preview_mode option")
    return {option["value"]: not option.has_attr("disabled") for option in options}


def seen(browser, page, code):
    return browser.get(reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]), {"mode": code})


def test_page_without_a_translation_says_so(desk, story):
    assert choices(desk, story) == {"": True, "ar": False}
    assert seen(desk, story, "ar").status_code == 404


@pytest.mark.parametrize("code", ["xx", "ar\0x", "ar-IQ", "x" * 5000])
def test_language_that_is_none_is_not_found(desk, story, in_arabic, code):
    in_arabic(story)
    assert seen(desk, story, code).status_code == 404


def test_newest_draft_of_the_translation_is_shown_in_its_own_direction(desk, story, in_arabic):
    twin = in_arabic(story, title="بالعربية")
    twin.title = "مسودة أحدث"
    twin.save_revision()

    assert choices(desk, story) == {"": True, "ar": True}
    page = BeautifulSoup(seen(desk, story, "ar").content, "html.parser")
    assert (page.html["lang"], page.html["dir"], page.h1.text.strip()) == ("ar", "rtl", "مسودة أحدث")


def test_words_of_the_workbench_are_shown_before_they_are_published(desk, story, arabic):
    title = next(text for text in segments_of(submit(story, arabic)) if text.source == "In English")
    StringTranslation.objects.create(
        translation_of_id=title.key[0], context_id=title.key[1], locale=arabic, data="كُتبت للتو"
    )

    page = BeautifulSoup(seen(desk, story, "ar").content, "html.parser")
    assert page.h1.text.strip() == "كُتبت للتو"


def test_who_may_see_no_draft_sees_what_readers_see(sign_in, story, arabic, in_arabic):
    browser = sign_in(translators_of(arabic))
    twin = in_arabic(story, title="بالعربية")
    story.title = "Still a secret"
    story.save_revision()

    assert "Still a secret" not in seen(browser, twin, "en").content.decode()
    assert "In English" in seen(browser, twin, "en").content.decode()
    story.unpublish()
    assert choices(browser, twin) == {"": True, "en": False}
    assert seen(browser, twin, "en").status_code == 404
