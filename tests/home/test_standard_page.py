import pytest
from wagtail.test.utils.form_data import streamfield

from core.models import SiteImage
from home.models import HomePage, StandardPage
from tests.editing import complaints, paragraph, preview, publish, send
from tests.factories import ImageFactory, StandardPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_standing_page_lives_under_a_front_page_or_another_standing_page():
    assert set(StandardPage.allowed_parent_page_models()) == {HomePage, StandardPage}
    assert StandardPage.allowed_subpage_models() == [StandardPage]


def test_editor_publishes_a_standing_page(editor, read, home):
    publish(
        editor, home, StandardPage, title="About us", slug="about", body=streamfield([paragraph("People who help.")])
    )

    page = read("/en/about/")
    assert page.h1.text == "About us"
    assert "People who help." in page.article.text


def test_standing_page_may_stand_below_another(editor, read, home):
    about = StandardPageFactory(parent=home, slug="about")

    publish(editor, about, StandardPage, title="Privacy", slug="privacy")

    assert read("/en/about/privacy/").h1.text == "Privacy"


def test_editor_previews_a_standing_page_before_it_is_saved(editor, home):
    assert preview(editor, home, StandardPage, title="About us").h1.text == "About us"


def test_arabic_visitor_reads_from_right_to_left(read, home, in_arabic):
    in_arabic(StandardPageFactory(parent=home, slug="about"), title="من نحن")
    page = read("/ar/about/")

    assert (page.html["lang"], page.html["dir"], page.h1.text) == ("ar", "rtl", "من نحن")


def test_body_shows_every_kind_of_block(editor, read, home):
    image = ImageFactory().pk
    picture = {"image": image, "alt": "A boat of reeds", "caption": "At dawn", "credit": "Salma"}
    blocks = [
        ("heading", "The river"),
        paragraph("They set out."),
        ("quote", {"words": "We came by boat.", "speaker": "A fisherman"}),
        ("picture", picture),
        ("gallery", {"pictures": streamfield([("item", picture), ("item", picture)])}),
        ("list", streamfield([("item", "First entry"), ("item", "Second entry")])),
        ("embed", {"url": "https://www.youtube.com/watch?v=abc", "title": "The film", "note": "9 MB"}),
        ("call_to_action", {"page": "", "url": "https://www.example.org/", "label": "Go there", "note": "Look at it."}),
        ("related_pages", {"heading": "Read on", "pages": streamfield([("item", home.pk)])}),
    ]

    publish(editor, home, StandardPage, slug="about", body=streamfield(blocks))

    page = read("/en/about/")
    assert len(page.select("article img[alt='A boat of reeds']")) == 3
    assert page.find("a", href="https://www.youtube.com/watch?v=abc")
    for words in (
        "The river",
        "They set out.",
        "A fisherman",
        "At dawn",
        "Second entry",
        "9 MB",
        "Go there",
        "Read on",
    ):
        assert words in page.article.text


def test_film_elsewhere_loads_nothing_before_the_reader_goes_there(read, home):
    film = {"url": "https://www.youtube.com/watch?v=abc", "title": "The film", "note": ""}
    StandardPageFactory(parent=home, slug="about", body=[{"type": "embed", "value": film}])

    assert read("/en/about/").find(["iframe", "video", "embed", "object"]) is None


def test_body_survives_the_deletion_of_a_picture(read, home):
    image = ImageFactory()
    value = {"image": image.pk, "alt": "A boat", "caption": "", "credit": ""}
    blocks = [{"type": "picture", "value": value}, {"type": "gallery", "value": {"pictures": [value, value]}}]
    StandardPageFactory(parent=home, slug="about", body=blocks)
    SiteImage.objects.all().delete()

    assert read("/en/about/").select("article img") == []


@pytest.mark.parametrize(
    "link",
    [
        {"page": "", "url": "", "label": "Nowhere", "note": ""},
        {"page": "", "url": "https://www.example.org/", "label": "", "note": ""},
        {"page": "", "url": "javascript:alert(1)", "label": "Bad", "note": ""},
    ],
    ids=["nowhere", "nameless", "script"],
)
def test_call_to_action_that_leads_nowhere_good_is_refused(editor, home, link):
    response = send(editor, home, StandardPage, body=streamfield([("call_to_action", link)]))

    assert set(complaints(response)) == {"body"}


def test_picture_in_the_body_needs_words_for_those_who_cannot_see_it(editor, home):
    picture = {"image": ImageFactory().pk, "alt": "", "caption": "", "credit": ""}

    assert set(complaints(send(editor, home, StandardPage, body=streamfield([("picture", picture)])))) == {"body"}
