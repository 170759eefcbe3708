"""A link to another site may lead to its page in the translation's own language; everything else of it is the same."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from translations import reviews
from translations.link_overrides import external_links_of
from translations.models import Assignment, State
from translations.publication import publish
from translations.target_builder import target_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("sent_once")]

THERE = "https://example.org/call"
OURS = "https://example.org/ar/نداء"


@pytest.fixture
def save(client, translator, sent):
    """Return a function that types an address for the story's one link and gives back what the workbench says."""

    def save(address):
        [link] = external_links_of(sent)
        url = reverse("translations:addresses", args=[sent.pk])
        return client.post(url, {f"address-{link.context_id}": address}, follow=True)

    return save


def test_a_link_leads_to_the_page_in_the_translation_s_language(save, sent, write):
    assert "1 address saved" in save(OURS).text
    write(sent)
    assert OURS in str(publish(sent).specific.body)


def test_a_link_leads_where_the_original_leads_if_nothing_was_typed(save, sent, write):
    save(OURS)
    save("")
    write(sent)
    assert THERE in str(publish(sent).specific.body)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "example.org", "mailto:nobody", "tel:x", "https://"])
def test_what_is_no_address_is_answered_in_words(save, sent, address):
    assert "No link can lead there" in save(address).text
    assert external_links_of(sent)[0].own is None


def test_the_original_keeps_its_address(save, story, sent, write):
    save(OURS)
    write(sent)
    publish(sent)
    assert THERE in str(type(story).objects.get(pk=story.pk).body)


def test_another_address_is_a_change_that_readers_do_not_have_yet(save, sent, write):
    write(sent)
    publish(sent)
    save(OURS)
    assert Assignment.objects.get(translation=sent).state == State.READY


def test_share_texts_and_what_pictures_show_are_texts_of_the_workbench(sent, edit_source, text_of):
    edit_source(search_description="What people see where it is passed on.")
    assert text_of(sent, "What people see").path == "search_description"


def test_a_reviewer_sees_another_address_and_approves_that_one(client, save, sent, write, translator, reviewer):
    write(sent)
    save(OURS)
    review = reviews.send(sent, translator)
    client.force_login(reviewer)
    page = BeautifulSoup(client.get(reverse("translations:review", args=[sent.pk])).content, "html.parser")
    assert [row.text for row in page.select("ins bdi")] == [OURS]
    client.force_login(translator)
    save("https://example.org/elsewhere")
    reviews.approve(review, reviewer)
    assert OURS in str(target_of(sent).body)


def test_another_address_counts_in_the_history(client, save, sent, write):
    write(sent)
    save(OURS)
    publish(sent)
    page = BeautifulSoup(client.get(reverse("translations:history", args=[sent.pk])).content, "html.parser")
    head = [cell.text for cell in page.select("main thead th")]
    assert page.select("main tbody td")[head.index("Pictures and links")].text == "1"
