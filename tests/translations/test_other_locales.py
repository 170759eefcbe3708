"""What is done to a page in one language is asked about for the others, and never done by itself."""

import pytest
from django.urls import reverse

from core.publishing.trash import put_into_bin
from tests.factories import StandardPageFactory
from translations.publication import publish
from translations.target_builder import target_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def published(sent, write, as_person):
    as_person("Editors")
    write(sent)
    return publish(sent)


def elsewhere(action, page):
    return f"{reverse('translations:elsewhere', args=[action])}?key={page.translation_key}"


def test_unpublishing_asks_about_the_translation(client, published, story):
    response = client.post(reverse("wagtailadmin_pages:unpublish", args=[story.pk]))
    assert response.url.startswith(elsewhere("unpublish", story))
    published.refresh_from_db()
    assert published.live is True


def test_the_translation_is_unpublished_if_it_was_ticked(client, published, story):
    url = client.post(reverse("wagtailadmin_pages:unpublish", args=[story.pk])).url
    assert published.title in client.get(url).text
    client.post(url, {"page": [published.pk]})
    published.refresh_from_db()
    assert published.live is False


def by_api(client, page, **data):
    return client.post(f"/admin/api/main/pages/{page.pk}/action/unpublish/", data, content_type="application/json")


def test_unpublishing_by_the_api_asks_too(client, published, story):
    response = by_api(client, story)
    story.refresh_from_db()
    assert (response.status_code, story.live) == (409, True)
    assert response.json()["translations"] == [{"id": published.pk, "title": published.title, "locale": "ar"}]


@pytest.mark.parametrize(("answer", "stays"), [("keep", True), ("unpublish", False)])
def test_the_api_does_with_other_languages_what_it_is_told(client, published, story, answer, stays):
    assert by_api(client, story, translations=answer).status_code == 200
    story.refresh_from_db()
    published.refresh_from_db()
    assert (story.live, published.live) == (False, stays)


def test_a_page_in_the_bin_is_not_on_the_board(client, published, story):
    put_into_bin(story, None)
    assert story.title not in client.get(reverse("translations:board")).text


def test_nothing_is_asked_where_there_is_no_other_language(client, as_person, story):
    as_person("Editors")
    response = client.post(reverse("wagtailadmin_pages:unpublish", args=[story.pk]))
    assert "elsewhere" not in response.url


def test_moving_asks_and_moves_below_the_translated_parent(client, as_person, home, in_arabic, arabic_home):
    as_person("Editors")
    old, new = (StandardPageFactory(parent=home, title=title) for title in ("Old", "New"))
    page = StandardPageFactory(parent=old, title="Page")
    twin, arabic_new = in_arabic(page), in_arabic(new)
    url = client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, new.pk])).url
    client.post(url, {"page": [twin.pk]})
    twin.refresh_from_db()
    assert twin.is_child_of(arabic_new)


def test_a_translator_is_asked_nothing_that_they_may_not_do(client, translator, sent, story):
    client.post(elsewhere("unpublish", story), {"page": [target_of(sent).pk, story.pk]})
    assert type(story).objects.get(pk=story.pk).live is True


@pytest.mark.parametrize("query", ["&parent=x&back=%00", "&key=x", "&parent=999999999&back=9"])
def test_nonsense_is_answered(client, published, story, query):
    assert client.get(elsewhere("move", story) + query).status_code in (200, 302, 404)


def test_many_pages_unpublished_at_once_are_asked_about_together(client, published, story):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    question = client.post(f"{url}?id={story.pk}&next=/admin/", {}).url
    assert question.startswith(elsewhere("unpublish", story))
    client.post(question, {"page": [published.pk]})
    published.refresh_from_db()
    assert published.live is False


def test_what_lies_below_is_unpublished_too_if_it_was_so_in_the_first_language(client, published, story):
    parent, twin = story.get_parent().specific, published.get_parent()
    type(twin).objects.filter(pk=twin.pk).update(live=True)
    url = client.post(reverse("wagtailadmin_pages:unpublish", args=[parent.pk]), {"include_descendants": "on"}).url
    client.post(url, {"page": [twin.pk]})
    published.refresh_from_db()
    assert published.live is False


def test_many_pages_moved_at_once_are_asked_about_together(client, as_person, home, in_arabic):
    as_person("Editors")
    old, new = (StandardPageFactory(parent=home, title=title) for title in ("Old", "New"))
    page = StandardPageFactory(parent=old, title="Page")
    twin, arabic_new = in_arabic(page), in_arabic(new)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    question = client.post(f"{url}?id={page.pk}&next=/admin/", {"chooser": new.pk}).url
    client.post(question, {"page": [twin.pk]})
    twin.refresh_from_db()
    assert twin.is_child_of(arabic_new)


def copy(client, page, **fields):
    given = {"new_title": page.title, "new_slug": "another", "new_parent_page": page.get_parent().pk, **fields}
    return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), given)


def test_copying_asks_about_the_translations(client, published, story):
    response = copy(client, story)
    assert published.title in client.get(response.url).text


def test_translations_go_along_with_a_copy_as_drafts(client, published, story, arabic):
    url = copy(client, story).url
    client.post(url, {"page": [published.pk]})
    twin = type(story).objects.get(slug="another", locale__language_code="en").get_translation(arabic)
    draft = twin.get_latest_revision_as_object()
    assert (twin.live, draft.intro) == (False, published.specific.intro)


def test_a_copy_stays_in_one_language_where_nothing_was_ticked(client, published, story, arabic):
    client.post(copy(client, story).url, {})
    assert not type(story).objects.get(slug="another").has_translation(arabic)


def test_what_was_copied_along_is_translated_along(client, published, story, arabic):
    parent = story.get_parent().specific
    url = copy(client, parent, copy_subpages="on").url
    client.post(url, {"page": [published.get_parent().pk]})
    copied = type(parent).objects.get(slug="another", locale__language_code="en").get_children().get().specific
    assert copied.get_translation(arabic).get_latest_revision_as_object().intro == published.specific.intro


def test_the_words_of_a_copied_page_stay_its_own(client, published, story, sent):
    before = published.specific.intro
    client.post(copy(client, story).url, {"page": [published.pk]})
    published.refresh_from_db()
    assert published.specific.intro == before


def test_a_page_without_translations_is_copied_without_a_question(client, as_person, story):
    as_person("Editors")
    assert "copied" not in copy(client, story).url
