"""The menus and the footer, in each language."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from core.models import Navigation
from tests.factories import StandardPageFactory, StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def menu(*links):
    return [{"type": "link", "value": {"page": None, "url": "", "label": ""} | link} for link in links]


@pytest.fixture
def about(home):
    return StandardPageFactory(parent=home, slug="about", title="About us")


@pytest.fixture
def write(english):
    """Return a function that writes the English menus and footer."""

    def write(**words):
        return Navigation.objects.create(**{"locale": english, "site_name": "ICSSI"} | words)

    return write


def labels(page):
    """Return what editors put into the main menu, without the search that stands at its end."""
    links = page.select("header nav.nav a:not([href$='/search/'])")
    return {link["href"]: link.text.strip() for link in links}


def test_menu_entry_is_called_like_its_page(read, write, about):
    write(main_menu=menu({"page": about.pk}))

    assert labels(read("/en/")) == {"/en/about/": "About us"}


def test_menu_entry_may_have_words_of_its_own(read, write, about):
    write(main_menu=menu({"page": about.pk, "label": "Who we are"}))

    assert labels(read("/en/")) == {"/en/about/": "Who we are"}


def test_menu_may_lead_elsewhere(read, write):
    write(main_menu=menu({"url": "https://www.example.org/", "label": "The forum"}))

    assert labels(read("/en/")) == {"https://www.example.org/": "The forum"}


def test_menu_leads_arabic_readers_to_the_translation(read, write, about, in_arabic, arabic):
    in_arabic(about, title="من نحن")
    Navigation.objects.create(locale=arabic, site_name="المبادرة", main_menu=menu({"page": about.pk}))

    assert labels(read("/ar/")) == {"/ar/about/": "من نحن"}


def test_menu_leaves_out_what_is_not_published(read, write, about):
    write(main_menu=menu({"page": about.pk}))
    about.unpublish()

    assert labels(read("/en/")) == {}


def test_menu_survives_the_deletion_of_a_page(read, write, about):
    write(main_menu=menu({"page": about.pk}, {"url": "https://www.example.org/", "label": "The forum"}))
    about.delete()

    assert labels(read("/en/")) == {"https://www.example.org/": "The forum"}


def test_menu_says_which_page_is_open(read, write, about, home):
    write(main_menu=menu({"page": home.pk}, {"page": about.pk}))

    assert [link["href"] for link in read("/en/about/").select("header nav.nav [aria-current=page]")] == ["/en/about/"]


def test_footer_leads_to_the_page_in_the_readers_language(read, arabic, about, in_arabic):
    in_arabic(about)
    note = f'<p><a linktype="page" id="{about.pk}">About</a></p>'
    Navigation.objects.create(locale=arabic, site_name="المبادرة", footer_note=note)

    assert read("/ar/").select_one("footer a[href='/ar/about/']").text == "About"


def test_footer_holds_no_link_to_what_is_not_published(read, write, about):
    write(footer_note=f'<p><a linktype="page" id="{about.pk}">About us</a></p>')
    about.unpublish()

    assert read("/en/").select("footer a[href*=about]") == []


def test_page_stands_without_any_menus(read, home):
    page = read("/en/")

    assert labels(page) == {}
    assert "ICSSI" in page.select_one("header .brand").text


def test_language_has_its_menus_and_footer_once(write, english):
    write()

    with pytest.raises(ValidationError, match="already"):
        Navigation(locale=english, site_name="Another").full_clean()


def test_other_language_may_have_its_own(write, arabic):
    write()

    assert Navigation(locale=arabic, site_name="المبادرة").full_clean() is None


@pytest.mark.parametrize(
    "link", [{}, {"page": "page", "url": "https://www.example.org/"}, {"url": "https://www.example.org/"}]
)
def test_menu_entry_leads_to_exactly_one_place_and_says_which(about, link):
    block = Navigation.main_menu.field.stream_block.child_blocks["link"]
    chosen = {"page": about if link.get("page") else None, "url": link.get("url", ""), "label": ""}

    with pytest.raises(ValidationError):
        block.clean(block.to_python(chosen | {"page": chosen["page"] and about.pk}))


def test_switcher_of_a_page_that_is_not_translated_leads_to_the_original(read, about, arabic_home):
    page = read("/ar/about/")

    assert page.select_one("main a.original")["href"] == "/en/about/"
    assert page.select_one(".langs a[lang=en]")["href"] == "/en/about/"


def test_switcher_keeps_what_a_list_was_narrowed_down_to(read, stories, in_arabic):
    in_arabic(StoryPageFactory(parent=stories, story_date=date(2020, 5, 1)))

    assert read("/en/news/?year=2020&fbclid=1").select_one(".langs a[lang=ar]")["href"] == "/ar/news/?year=2020"
