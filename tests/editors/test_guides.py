"""The guides are read in the admin, in its language."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import reverse

from editors.guides import as_html

pytestmark = pytest.mark.one_database

DOCS = Path(settings.BASE_DIR) / "docs"


@pytest.mark.django_db
def test_guide_for_editors_is_in_the_language_of_the_admin(desk):
    page = BeautifulSoup(desk.get(reverse("editors:guide", args=["editors-guide"])).content, "html.parser")
    assert page.select_one(".desk-guide h1").text in {"Editor's guide", "دليل المحرر"}
    assert (page.select_one(".desk-guide h1").text == "دليل المحرر") == (page.html["dir"] == "rtl")
    for picture in page.select(".desk-guide img"):
        assert desk.get(picture["src"]).status_code == 200
        assert picture["alt"]


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "heading"), [("en", "Translator's guide"), ("ar", "دليل المترجم")])
def test_guide_for_translators_is_in_the_help_menu_with_its_pictures(sign_in, language, heading):
    browser = sign_in("Translators (ar)", language)
    address = reverse("editors:guide", args=["translators-guide"])
    assert address in browser.get(reverse("wagtailadmin_home")).content.decode()
    page = BeautifulSoup(browser.get(address).content, "html.parser")
    assert page.select_one(".desk-guide h1").text == heading
    pictures = page.select(".desk-guide img")
    assert len(pictures) == 3
    assert {browser.get(picture["src"]).status_code for picture in pictures} == {200}


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "heading"), [("en", "Organiser's guide"), ("ar", "دليل المنظم")])
def test_guide_for_organisers_is_in_the_help_menu_of_those_who_read_answers(sign_in, language, heading):
    address = reverse("editors:guide", args=["organisers-guide"])
    organiser, editor = sign_in("Organisers", language), sign_in("Editors", language)
    assert address in organiser.get(reverse("wagtailadmin_home")).content.decode()
    assert address not in editor.get(reverse("wagtailadmin_home")).content.decode()
    assert BeautifulSoup(organiser.get(address).content, "html.parser").select_one(".desk-guide h1").text == heading


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["nothing", "decisions"])
def test_other_files_are_no_guides(sign_in, name):
    assert sign_in("Editors").get(reverse("editors:guide", args=[name])).status_code != 200


def test_marks_become_html_and_nothing_else_does():
    html = as_html("# A\n\n**b** *c* `d` <script>\n\n- e\n- f\n\n1. g\n\n| h | i |\n|---|---|\n| j | k |")
    assert "<h1>A</h1>" in html
    assert '<strong>b</strong> <em>c</em> <code dir="ltr">d</code>' in html
    assert "&lt;script&gt;" in html
    assert "<ul>\n<li>e</li>\n<li>f</li>\n</ul>" in html
    assert '<th scope="col">h</th>' in html
    assert "<td>k</td>" in html


def test_pictures_come_from_the_guides_folder_only():
    html = as_html('![A "map"](img/desk-map-en.png)\n\n![spy](https://example.org/spy.png)')
    picture = BeautifulSoup(html, "html.parser").img
    assert picture["src"] == reverse("editors:guide_picture", args=["desk-map-en"])
    assert picture["alt"] == 'A "map"'
    assert html.count("<img") == 1


@pytest.mark.parametrize(
    "name",
    [
        "administrators-guide",
        "editors-guide",
        "organisers-guide",
        "translators-guide",
        "languages",
        "moving-in",
        "where",
    ],
)
def test_both_guides_have_the_same_parts(name):
    parts = [re.findall(r"^#+ |^!|^\|", (DOCS / f"{name}.{code}.md").read_text(), re.M) for code in ("en", "ar")]
    assert parts[0] == parts[1]
