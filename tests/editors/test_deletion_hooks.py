"""Deleting pages and their translations, and putting them back."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Page

from core.publishing.trash import put_into_bin
from tests.editors.screens import opened
from tests.factories import StandardPageFactory, StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_deleted_page_goes_to_the_bin_and_comes_back(desk, client, stories):
    story = StoryPageFactory(parent=stories, title="Gone", slug="gone")
    desk.post(reverse("wagtailadmin_pages:delete", args=[story.pk]))
    assert client.get("/en/news/gone/").status_code == 404
    assert not opened(desk, "wagtailadmin_explore", stories.pk).select("table.listing tbody tr")
    button = opened(desk, "editors:bin").select_one('button[name="deletion"]')
    desk.post(reverse("editors:bin"), {"deletion": button["value"]})
    assert client.get("/en/news/gone/").status_code == 200


def test_asking_before_deleting_deletes_nothing(desk, stories):
    story = StoryPageFactory(parent=stories)
    opened(desk, "wagtailadmin_pages:delete", story.pk)
    assert Page.objects.get(pk=story.pk).live


def test_many_pages_go_to_the_bin_together(desk, stories):
    pages = StoryPageFactory.create_batch(3, parent=stories)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    ids = "&".join(f"id={page.pk}" for page in pages)
    desk.post(f"{address}?{ids}&next=/admin/")
    assert len(opened(desk, "editors:bin").select('button[name="deletion"]')) == 3
    assert Page.objects.filter(pk__in=[page.pk for page in pages]).count() == 3


def test_page_in_the_bin_cannot_be_edited(desk, stories):
    story = StoryPageFactory(parent=stories)
    put_into_bin(story, desk.user)
    response = desk.get(reverse("wagtailadmin_pages:edit", args=[story.pk]))
    assert response.url == reverse("editors:bin")


def test_page_in_the_bin_cannot_be_chosen(desk, stories):
    story = StoryPageFactory(parent=stories, title="Gone")
    put_into_bin(story, desk.user)
    page = desk.get(reverse("wagtailadmin_choose_page_child", args=[stories.pk]) + "?page_type=wagtailcore.page")
    assert "Gone" not in page.content.decode()


def test_writer_cannot_put_back_what_is_not_theirs(writer, stories):
    deletion = put_into_bin(StoryPageFactory(parent=stories), None)
    response = writer.post(reverse("editors:bin"), {"deletion": deletion.pk})
    assert response.status_code == 302
    assert type(deletion).objects.filter(pk=deletion.pk).exists()


@pytest.mark.parametrize("wrong", ["", "x", "9" * 30, "0"])
def test_bin_answers_nonsense_without_a_fault(sign_in, stories, wrong):
    assert sign_in("Editors").post(reverse("editors:bin"), {"deletion": wrong}).status_code in {302, 404}


def delete(browser, page, **answers):
    return browser.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), answers)


def test_editor_is_asked_about_the_translation_before_anything_goes(desk, client, stories, in_arabic):
    story = StoryPageFactory(parent=stories, slug="gone")
    twin = in_arabic(story)
    page = BeautifulSoup(delete(desk, story).content, "html.parser")
    assert [field["value"] for field in page.select('[name="others-ar"]')] == ["bin", "leave"]
    assert not page.select("input[checked]")
    assert client.get("/en/news/gone/").status_code == client.get(twin.url).status_code == 200


@pytest.mark.parametrize(("answer", "status"), [("bin", 404), ("leave", 200)])
def test_translation_goes_or_stays_as_the_editor_said(sign_in, client, stories, in_arabic, answer, status):
    browser = sign_in("Editors")
    story = StoryPageFactory(parent=stories, slug="gone")
    twin = in_arabic(story)
    delete(browser, story, **{"others-ar": answer})
    assert not Page.objects.get(pk=story.pk).live
    assert client.get(twin.url).status_code == status
    button = opened(browser, "editors:bin").select_one('button[name="deletion"]')
    browser.post(reverse("editors:bin"), {"deletion": button["value"]})
    assert client.get("/en/news/gone/").status_code == client.get(twin.url).status_code == 200
    assert not opened(browser, "editors:bin").select('button[name="deletion"]')


def test_translations_of_a_whole_branch_go_and_come_back(sign_in, client, home, in_arabic):
    browser = sign_in("Editors")
    above = StandardPageFactory(parent=home, slug="about")
    below = StandardPageFactory(parent=above, slug="people")
    twins = [in_arabic(above), in_arabic(below)]
    asked = BeautifulSoup(delete(browser, above).content, "html.parser")
    assert "2" in asked.select_one("legend").text
    delete(browser, above, **{"others-ar": "bin"})
    assert {client.get(page.url).status_code for page in [above, below, *twins]} == {404}
    button = opened(browser, "editors:bin").select_one('button[name="deletion"]')
    browser.post(reverse("editors:bin"), {"deletion": button["value"]})
    assert {client.get(page.url).status_code for page in [above, below, *twins]} == {200}


def test_translation_of_a_child_is_asked_about_where_it_stands_elsewhere(sign_in, home, in_arabic, arabic_home):
    above = StandardPageFactory(parent=home, slug="about")
    below = StandardPageFactory(parent=above, slug="people")
    twin = in_arabic(below)
    Page.objects.get(pk=twin.pk).move(Page.objects.get(pk=arabic_home.pk), "last-child")
    asked = BeautifulSoup(delete(sign_in("Editors"), above).content, "html.parser")
    assert len(asked.select("fieldset li")) == 2


def test_many_pages_are_asked_about_once(desk, client, stories, in_arabic):
    pages = StoryPageFactory.create_batch(2, parent=stories)
    twins = [in_arabic(page) for page in pages]
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    address += "?" + "&".join(f"id={page.pk}" for page in pages) + "&next=/admin/"
    assert len(BeautifulSoup(desk.post(address).content, "html.parser").select("fieldset")) == 1
    desk.post(address, {"others-ar": "bin"})
    assert {client.get(twin.url).status_code for twin in twins} == {404}
    assert len(opened(desk, "editors:bin").select('button[name="deletion"]')) == 2


def test_nobody_deletes_translations_they_may_not_delete(writer, stories, in_arabic):
    story = StoryPageFactory(parent=stories, owner=writer.user, live=False)
    twin = in_arabic(story)
    delete(writer, story, **{"others-ar": "bin"})
    assert Page.objects.get(pk=twin.pk).live


def test_messages_of_a_deletion_lead_to_the_bin(desk, stories):
    response = desk.post(reverse("wagtailadmin_pages:delete", args=[StoryPageFactory(parent=stories).pk]))
    assert any(reverse("editors:bin") in str(message) for message in get_messages(response.wsgi_request))
