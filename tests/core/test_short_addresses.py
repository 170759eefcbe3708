"""Every page has a short address that never changes; a wrong letter leads nowhere, not to another page."""

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from core.models.short_codes import LETTERS, code_of, number_of
from tests.factories import CallPageFactory, StoryPageFactory

pytestmark = pytest.mark.one_database


def path_of(page):
    return page.short_url.removeprefix("http://localhost")


@pytest.mark.parametrize("number", [1, 31, 32, 1023, 999_999_999])
def test_a_code_leads_back_to_its_number_as_people_write_it(number):
    code = code_of(number)

    assert number_of(code) == number_of(code.upper()) == number
    assert number_of(code.replace("1", "l").replace("0", "O")) == number


def test_no_two_numbers_share_a_code():
    assert len({code_of(number) for number in range(1, 5000)}) == 4999


def test_nearly_every_wrong_letter_and_every_two_that_changed_places_are_noticed():
    code = code_of(123_456)
    wrong = [
        code[:place] + letter + code[place + 1 :]
        for place in range(len(code))
        for letter in LETTERS
        if letter != code[place]
    ]
    swapped = [code[:place] + code[place + 1] + code[place] + code[place + 2 :] for place in range(len(code) - 1)]

    assert sum(number_of(each) is not None for each in wrong) <= 1
    assert [each for each in swapped if each != code and number_of(each)] == []


@pytest.mark.parametrize("code", ["", "1", "u5", "5", "é1", "0" * 5, "z" * 13])
def test_what_is_no_code_has_no_number(code):
    assert number_of(code) is None


@pytest.mark.django_db
def test_short_address_leads_to_its_page_in_its_language_wherever_that_stands(client, stories, in_arabic):
    story = StoryPageFactory(parent=stories, slug="boats")
    arabic = in_arabic(story)
    short, shorts_of_arabic = path_of(story), path_of(arabic)
    story.slug = "nets"
    story.save()

    assert short.startswith("/s/")
    assert client.get(short).url == "/en/news/nets/"
    assert client.get(short.upper().replace("/S/", "/s/")).url == "/en/news/nets/"
    assert client.get(shorts_of_arabic).url == arabic.url


@pytest.mark.django_db
def test_short_address_of_a_page_that_readers_may_not_see_leads_nowhere(client, stories):
    story, closed = StoryPageFactory(parent=stories), StoryPageFactory(parent=stories, slug="closed")
    short = path_of(closed)
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.PASSWORD, password="x")
    draft = path_of(story)
    story.unpublish()
    closed = type(closed).objects.get(pk=closed.pk)

    assert client.get(draft, follow=True).status_code == client.get(short, follow=True).status_code == 404
    assert client.get(reverse("short_address", args=["zz"]), follow=True).status_code == 404
    assert closed.short_url == closed.full_url


@pytest.mark.django_db
def test_share_links_and_poster_carry_the_short_address(read, stories, calls):
    story, call = StoryPageFactory(parent=stories), CallPageFactory(parent=calls)
    shared = read(story.url)
    poster = read(f"{call.url}poster/")

    assert shared.select_one("[data-copy]")["data-copy"] == story.short_url
    assert f"text={story.title.replace(' ', '%20')}%20http%3A%2F%2Flocalhost%2Fs%2F" in str(shared.select_one(".share"))
    assert poster.select_one(".address").get_text().strip() == call.short_url.removeprefix("http://")


@pytest.mark.django_db
def test_every_page_prints_its_short_address(read, stories):
    story = StoryPageFactory(parent=stories)

    printed = read(story.url).select_one("header .printed-address")

    assert printed.get_text(strip=True) == story.short_url.removeprefix("http://")


@pytest.mark.django_db
def test_a_page_that_may_hold_a_secret_link_prints_no_address(read, home):
    assert read("/en/search/").select_one(".printed-address") is None
