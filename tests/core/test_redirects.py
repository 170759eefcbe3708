"""A redirect that would lead readers in a circle is refused, and one that came about by itself is not followed."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from core.models import OpenLanguage
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db
HERE = "http://localhost"


def add(browser, start, target="", page=None):
    data = {"old_path": start, "redirect_link": target, "redirect_page": page.pk if page else "", "is_permanent": "on"}
    return browser.post(reverse("wagtailredirects:add"), data)


@pytest.mark.parametrize(
    ("before", "start", "target"),
    [
        ({}, "/a/", f"{HERE}/a"),
        ({}, "/a", f"{HERE}/a/?from=letter"),
        ({"/b": f"{HERE}/a"}, "/a", f"{HERE}/b/"),
        ({"/b": f"{HERE}/c", "/c": f"{HERE}/d/", "/d": f"{HERE}/a?x=1"}, "/a", f"{HERE}/b"),
        ({"/b": f"{HERE}/c", "/c": f"{HERE}/b"}, "/a", f"{HERE}/b"),
        ({"/خبر": f"{HERE}/a"}, "/a", f"{HERE}/%D8%AE%D8%A8%D8%B1/"),
    ],
)
def test_circle_is_refused_in_words(editor, before, start, target):
    for old_path, link in before.items():
        Redirect.objects.create(old_path=old_path, redirect_link=link)

    page = BeautifulSoup(add(editor, start, target).content, "html.parser")

    assert Redirect.objects.count() == len(before)
    assert "go in a circle" in page.select_one(".w-field__errors .error-message").text
    assert page.select_one("[name=redirect_link]")["value"] == target


@pytest.mark.parametrize("target", [f"{HERE}/b", "https://example.org/a", f"{HERE}/en/"])
def test_redirect_that_leads_on_is_taken(editor, home, target):
    Redirect.objects.create(old_path="/b", redirect_link="https://example.org/a")
    assert add(editor, "/a", target).status_code == 302


def test_path_of_this_site_is_taken_as_a_target(editor, home, settings):
    assert add(editor, "/a", " /en/news/?kind=opinion").status_code == 302
    assert Redirect.objects.get().redirect_link == f"{settings.SITE_URL}/en/news/?kind=opinion"


@pytest.mark.parametrize("target", ["news", "javascript:alert(1)", "//"])
def test_what_is_no_address_is_refused_with_examples(editor, target):
    assert "such as /en/news/" in add(editor, "/a", target).content.decode()
    assert not Redirect.objects.exists()


def test_redirect_to_nowhere_is_refused_in_words(editor):
    assert "so far this leads nowhere" in add(editor, "/a").content.decode()
    assert not Redirect.objects.exists()


def test_damaged_address_is_refused_in_words(editor):
    page = add(editor, "//[", f"{HERE}/b")
    assert "Enter a valid URL" in page.content.decode()


def test_address_with_a_query_is_refused_in_words(editor):
    page = add(editor, "/?p=12", f"{HERE}/b")
    assert "question mark" in page.content.decode()
    assert "/?p=12" in page.content.decode()
    assert not Redirect.objects.exists()


def test_redirect_to_a_damaged_address_is_followed(editor, client, home):
    assert add(editor, "/a", f"{HERE}//[").status_code == 302
    assert client.get("/a").url == f"{HERE}//["


def test_redirect_is_no_circle_with_what_it_was_before(editor):
    old = Redirect.objects.create(old_path="/a", redirect_link=f"{HERE}/b")
    data = {"old_path": "/b", "redirect_link": f"{HERE}/a", "redirect_page": "", "is_permanent": "on"}
    assert editor.post(reverse("wagtailredirects:edit", args=[old.pk]), data).status_code == 302


def test_circle_through_a_page_is_refused(editor, home):
    page = StandardPageFactory(parent=home, slug="here")
    assert add(editor, "/en/here/", page=page).status_code == 200
    Redirect.objects.create(old_path="/a", redirect_page=page)
    assert add(editor, "/en/here/", f"{HERE}/a").status_code == 200


def test_circle_in_a_file_is_refused_and_the_rest_is_taken(editor):
    rows = f"from,to\n/a/,{HERE}/b\n/b/,{HERE}/c/\n/c,{HERE}/a\n/d,{HERE}/a\n"
    file = SimpleUploadedFile("moved.csv", rows.encode(), "text/csv")
    page = editor.post(reverse("wagtailredirects:start_import"), {"import_file": file})
    form = BeautifulSoup(page.content, "html.parser").select_one("form[action*=process]")
    data = {field["name"]: field.get("value", "") for field in form.select("input[name]")}

    told = editor.post(form["action"], data | {"from_index": "0", "to_index": "1", "permanent": "on"})

    assert sorted(Redirect.objects.values_list("old_path", flat=True)) == ["/a", "/b", "/d"]
    assert "go in a circle" in told.content.decode()


def test_page_that_got_its_old_address_back_does_not_lead_to_itself(client, home, django_capture_on_commit_callbacks):
    page = StandardPageFactory(parent=home, slug="old")
    for slug in ("new", "old"):
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
    assert client.get("/en/new/").url.endswith("/en/old/")
    page.unpublish()
    assert client.get("/en/old/").status_code == 404


@pytest.mark.parametrize(
    "hide", [Page.unpublish, lambda page: OpenLanguage.objects.filter(locale=page.locale).delete()]
)
def test_redirect_to_a_page_that_nobody_is_shown_is_not_followed(client, home, hide):
    page = StandardPageFactory(parent=home, slug="festival")
    Redirect.add_redirect("/en/old", page)
    assert client.get("/en/old/").url.endswith("/en/festival/")
    hide(page)
    assert client.get("/en/old/").status_code == 404
