from datetime import date

import pytest

from core.editions.text_only import TextOnlyRewriter, address
from core.page_store.disk import DiskCache
from tests.factories import CallPageFactory, ImageFactory, StoryIndexPageFactory, StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def story(stories):
    return StoryPageFactory(
        parent=stories,
        slug="boats",
        title="Boats",
        lead_image=ImageFactory(),
        lead_image_alt="Forty boats & a heron",
        lead_image_caption="At dawn",
        body=[{"type": "paragraph", "value": "<p>They set out.</p>"}],
    )


def test_text_only_page_says_what_the_full_page_says(read, story):
    page = read("/en/text/news/boats/")

    assert page.h1.get_text() == "Boats"
    assert "They set out." in page.get_text()


def test_text_only_page_loads_nothing_but_a_small_sheet_and_the_script_that_keeps_it(read, story):
    page = read("/en/text/news/boats/")

    assert page.find_all(["img", "picture", "source", "svg"]) == []
    assert [script["src"] for script in page.find_all("script")] == ["/static/js/site.js"]
    assert [link["href"] for link in page.find_all("link", rel="stylesheet")] == ["/static/css/text.css"]
    assert not page.find("link", rel="preload")


def test_pictures_are_said_in_words(read, story):
    page = read("/en/text/news/boats/")

    assert page.select_one(".picture").get_text() == "[Picture: Forty boats & a heron]"
    assert "At dawn" in page.get_text()


def test_names_in_the_words_for_a_picture_keep_their_direction(read, arabic_home):
    index = StoryIndexPageFactory(parent=arabic_home, slug="news")
    StoryPageFactory(parent=index, slug="boats", lead_image=ImageFactory(), lead_image_alt="شعار UNICEF على زورق")

    assert str(read("/ar/text/news/boats/").select_one(".picture bdi")) == '<bdi dir="ltr">UNICEF</bdi>'


def test_text_only_page_is_small(client, story):
    assert len(client.get("/en/text/news/boats/").content) < 30 * 1024


def test_links_lead_on_to_text_only_pages(read, story):
    links = {link["href"] for link in read("/en/text/news/").select("main .cards a")}

    assert links == {"/en/text/news/boats/"}


def test_search_engines_are_led_to_the_full_page(read, story):
    assert read("/en/text/news/boats/").find("link", rel="canonical")["href"] == "http://localhost/en/news/boats/"


def test_each_version_leads_to_the_other(read, story):
    assert read("/en/news/boats/").select_one("footer a[href='/en/text/news/boats/']")
    assert read("/en/text/news/boats/").select_one("footer a[href='/en/news/boats/']")


def test_part_of_a_list_that_is_read_is_kept(read, stories):
    for _number in range(21):
        StoryPageFactory(parent=stories)

    assert read("/en/news/?page=2&fbclid=1").select_one("footer a[href='/en/text/news/?page=2']")
    assert read("/en/text/news/?page=2").select_one("footer a[href='/en/news/?page=2']")


def test_switcher_keeps_to_text(read, story, in_arabic):
    in_arabic(story)

    assert read("/en/text/news/boats/").select_one(".langs a[lang=ar]")["href"] == "/ar/text/news/boats/"
    assert read("/ar/text/news/boats/").html["dir"] == "rtl"


def test_forms_of_a_call_go_on_working(read, calls):
    CallPageFactory(parent=calls, slug="season", ends_on=date(2099, 1, 1))

    assert read("/en/text/campaigns/season/").select_one("a[href='/en/campaigns/season/calendar.ics']")


@pytest.mark.parametrize(
    "path",
    [
        "news/nothing/",
        "text/news/",
        "forms/mine/secret/",
        "search/",
        "feed.xml",
        "kept/",
        "campaigns/x/poster/",
    ],
)
def test_what_has_no_text_only_version_is_not_found(client, stories, path):
    assert client.get(f"/en/text/{path}").status_code == 404


def test_text_only_pages_cost_no_more_queries(client, story, django_assert_num_queries, django_assert_max_num_queries):
    client.get("/en/news/boats/")
    with django_assert_max_num_queries(22) as full:
        client.get("/en/news/boats/")

    with django_assert_num_queries(len(full)):
        client.get("/en/text/news/boats/")


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("/en/", "/en/text/"),
        ("/en/news/?page=2", "/en/text/news/?page=2"),
        ("/ar/news/#top", "/ar/text/news/#top"),
        ("/en/text/news/", "/en/text/news/"),
        ("/en/forms/mine/secret/", "/en/forms/mine/secret/"),
        ("/en/search/?q=a", "/en/search/?q=a"),
        ("/documents/1/a.pdf", "/documents/1/a.pdf"),
        ("https://example.org/en/", "https://example.org/en/"),
        ("?page=2", "?page=2"),
        ("#main", "#main"),
    ],
)
def test_only_pages_have_another_version(path, other):
    assert address(path) == other


def test_everything_else_stays_as_it_is():
    page = '<!DOCTYPE html>\n<p dir="auto">A &amp; B &#39; <br>c</p>\n<input type="hidden" name="a"><a id="b">x</a>'

    assert TextOnlyRewriter.rewrite(page) == page


def test_element_within_one_of_the_same_name_does_not_end_it():
    assert TextOnlyRewriter.rewrite("a<svg><svg></svg>b</svg>c") == "ac"


def test_text_only_copy_is_taken_down_with_its_page(monkeypatch, story, django_capture_on_commit_callbacks):
    dropped = []
    monkeypatch.setattr(DiskCache, "drop_path", lambda _disk, path: dropped.append(path))

    with django_capture_on_commit_callbacks(execute=True):
        story.unpublish()

    assert {"/en/news/boats/", "/en/text/news/boats/"} <= set(dropped)


def test_indentation_goes_but_not_from_what_somebody_typed():
    page = "<ul>\n    <li>a</li>\n</ul><textarea>one\n   two</textarea>"

    assert TextOnlyRewriter.rewrite(page) == "<ul>\n<li>a</li>\n</ul><textarea>one\n   two</textarea>"


def test_what_waits_for_a_script_goes():
    page = '<p hidden data-waiting>No network.</p><meta property="og:type" content="a"><a data-full href="/en/">x</a>'

    assert TextOnlyRewriter.rewrite(page) == '<a href="/en/">x</a>'


def test_fields_keep_their_names_and_are_tied_to_their_labels_with_short_ids():
    key = "d5ce1ae5-dbd9-572e-a6e5-e4f31ee0138c"
    page = (
        f'<label for="form1-{key}_0">a</label><i id="form1-{key}_helptext">b</i>'
        f'<input name="{key}" aria-describedby="form1-{key}_helptext" id="form1-{key}_0"><p id="form2-{key}">c</p>'
    )

    assert TextOnlyRewriter.rewrite(page) == (
        '<label for="f0_0">a</label><i id="f0_helptext">b</i>'
        f'<input name="{key}" aria-describedby="f0_helptext" id="f0_0"><p id="f1">c</p>'
    )
