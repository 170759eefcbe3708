"""Links between pages lead to the reader's language, and never to a page that cannot be read."""

import pytest

from tests.factories import FestivalReportPageFactory, StandardPageFactory, StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def about(home):
    return StandardPageFactory(parent=home, slug="about", title="About us")


@pytest.fixture
def naming(stories, about):
    """A story that names the other page in every way a body allows."""
    link = f'<p>See <a linktype="page" id="{about.pk}">who we are</a>.</p>'
    blocks = [
        {"type": "paragraph", "value": link},
        {"type": "call_to_action", "value": {"page": about.pk, "url": "", "label": "", "note": ""}},
        {"type": "related_pages", "value": {"heading": "", "pages": [about.pk]}},
    ]
    return StoryPageFactory(parent=stories, slug="boats", body=blocks)


def links(page):
    return [(link["href"], link.get_text(strip=True)) for link in page.select("article a[href*=about]")]


def test_body_leads_to_the_pages_it_names(read, naming):
    assert links(read("/en/news/boats/")) == [
        ("/en/about/", "who we are"),
        ("/en/about/", "About us"),
        ("/en/about/", "About us"),
    ]


def test_arabic_body_leads_to_the_translations_of_the_pages_it_names(read, naming, about, in_arabic):
    in_arabic(about, title="من نحن", slug="man-nahnu-about")
    in_arabic(naming)

    assert links(read("/ar/news/boats/")) == [
        ("/ar/man-nahnu-about/", "who we are"),
        ("/ar/man-nahnu-about/", "من نحن"),
        ("/ar/man-nahnu-about/", "من نحن"),
    ]


def test_arabic_body_leads_to_the_original_where_there_is_no_translation(read, naming, in_arabic):
    in_arabic(naming)

    assert {address for address, _words in links(read("/ar/news/boats/"))} == {"/en/about/"}


def test_draft_translation_is_not_led_to(read, naming, about, in_arabic):
    in_arabic(about).unpublish()
    in_arabic(naming)

    assert {address for address, _words in links(read("/ar/news/boats/"))} == {"/en/about/"}


def test_body_does_not_lead_to_what_is_not_published(read, naming, about):
    about.unpublish()
    page = read("/en/news/boats/")

    assert links(page) == []
    assert "who we are" in page.select_one("article .rich").text


def test_what_one_reader_was_shown_is_not_kept_for_the_next(read, naming, about):
    assert links(read("/en/news/boats/")) != []
    about.unpublish()

    assert links(read("/en/news/boats/")) == []


def test_body_survives_the_deletion_of_a_page_it_names(read, naming, about):
    about.delete()

    assert links(read("/en/news/boats/")) == []


def test_field_of_rich_text_leads_to_the_translation_too(read, reports, about, in_arabic):
    in_arabic(about, slug="man-nahnu")
    words = f'<p><a linktype="page" id="{about.pk}">who we are</a></p>'
    in_arabic(FestivalReportPageFactory(parent=reports, slug="love", what_next=words))

    assert read("/ar/festivals/love/").select_one("main a[href='/ar/man-nahnu/']").text == "who we are"


def test_field_of_rich_text_does_not_lead_to_what_is_not_published(read, reports, about):
    words = f'<p><a linktype="page" id="{about.pk}">who we are</a></p>'
    FestivalReportPageFactory(parent=reports, slug="love", what_next=words)
    about.unpublish()

    assert read("/en/festivals/love/").select("main a[href*=about]") == []


def test_link_whose_id_is_no_number_leads_nowhere(read, stories):
    StoryPageFactory(
        parent=stories, slug="boats", body=[{"type": "paragraph", "value": '<p><a linktype="page" id="x">y</a></p>'}]
    )

    assert read("/en/news/boats/").select_one("article .rich a:not([href])").text == "y"
