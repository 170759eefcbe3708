"""A closed language is unknown to readers at every address; an open one is everywhere; and it can be closed again."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale, Site

from campaigns.models import CallIndexPage
from core.images.share_images import share_image_path
from core.models import OpenLanguage, SiteFacts
from core.routing import open_home_pages
from editors.languages.opening import checks_of, close, open_to_readers
from editors.roles import ADMINISTRATORS
from home.static_copy import start_addresses
from news.models import StoryIndexPage
from tests.factories import CallPageFactory, StoryPageFactory, TopicFactory
from tests.forms_app.building import SignupFormFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def full(sorani_home, sorani, stories, calls):
    """Sorani with a published page of each kind that has addresses of its own."""
    story, call = StoryPageFactory(parent=stories, slug="boats"), CallPageFactory(parent=calls, slug="fifth")
    TopicFactory(key="water", locale=sorani)
    for page in (stories, calls, story, call):
        twin = page.copy_for_translation(sorani)
        twin.save_revision().publish()
    form = SignupFormFactory()
    return {"story": story.get_translation(sorani), "form": form}


PATHS = [
    "",
    "news/",
    "news/boats/",
    "news/nothing/",
    "news/feed.xml",
    "feed.xml",
    "calendar.ics",
    "campaigns/fifth/",
    "campaigns/fifth/calendar.ics",
    "campaigns/fifth/poster/",
    "search/",
    "search/?q=boats",
    "topics/water/",
    "text/",
    "text/news/boats/",
    "offline/",
    "kept/",
    "forms/{form}/",
    "forms/{form}/check/",
    "forms/{form}/thanks/",
    "forms/mine/nonsense/",
]


NOTHING_THERE = {"news/nothing/", "forms/mine/nonsense/"}
LED_ON = {"forms/{form}/check/"}


def asked(client, full, paths, **headers):
    """Return the answer at each of these addresses in Sorani."""
    return {
        path: client.get(f"/ckb/{path.format(form=full['form'].translation_key)}", headers=headers) for path in paths
    }


@pytest.mark.indexed
def test_no_address_of_a_closed_language_answers(client, full):
    for asks_for, answered_in in [("ckb,ar;q=0.5", "ar"), ("ckb", "en"), ("", "en")]:
        answers = asked(client, full, PATHS, **{"accept-language": asks_for})
        language = f'<html lang="{answered_in}"'

        assert {path for path, answer in answers.items() if answer.status_code != 404} == set()
        assert {path for path, answer in answers.items() if language not in answer.content.decode()} == set()


@pytest.mark.indexed
def test_every_address_of_an_open_language_answers(client, full, sorani):
    open_to_readers(sorani)
    answers = asked(client, full, PATHS)

    assert {path for path, answer in answers.items() if answer.status_code == 404} == NOTHING_THERE
    assert {path for path, answer in answers.items() if answer.status_code == 302} == LED_ON
    assert {answer.status_code for answer in answers.values()} == {200, 302, 404}


ELSEWHERE = [
    "/en/",
    "/en/news/",
    "/en/news/boats/",
    "/ar/news/boats/",
    "/en/search/?q=boats",
    "/en/text/",
    "/en/kept/",
    "/sitemap-pages-1.xml",
    "/sitemap-subjects-1.xml",
    "/robots.txt",
]


def naming_it(client, paths):
    """Return the addresses at which something leads to Sorani."""
    named = re.compile(r"/ckb/|ckb_IQ|hreflang=.ckb|کوردیی")
    return {path for path in paths if named.search(client.get(path, follow=True).content.decode())}


@pytest.mark.indexed
def test_nothing_elsewhere_leads_to_a_closed_language(client, full):
    assert naming_it(client, ELSEWHERE) == set()


@pytest.mark.indexed
def test_open_language_is_named_elsewhere(client, full, sorani):
    open_to_readers(sorani)

    assert naming_it(client, ELSEWHERE) == set(ELSEWHERE) - {"/robots.txt"}


def test_share_picture_of_a_closed_language_is_not_given(client, full, sorani):
    with translation.override("ckb"):
        picture = share_image_path(full["story"], "ICSSI", SiteFacts())
    assert client.get(picture, follow=True).status_code == 404

    open_to_readers(sorani)
    assert client.get(picture, follow=True).status_code == 200


def test_copy_of_the_site_leaves_a_closed_language_out(full, sorani):
    site = Site.objects.get(is_default_site=True)

    def copied():
        return any(path.startswith("/ckb/") for path in start_addresses(open_home_pages(site), site))

    assert not copied()
    open_to_readers(sorani)
    assert copied()


@pytest.mark.parametrize(("is_open", "address"), [(True, "/ckb/"), (False, "/ar/")])
def test_door_leads_to_a_language_that_is_open(client, sorani_home, is_open, address):
    if is_open:
        open_to_readers(sorani_home.locale)

    assert client.get("/", headers={"accept-language": "ckb,ar;q=0.7"}).headers["Location"] == address


def test_link_to_a_page_of_a_closed_language_is_no_link(client, home, full, sorani):
    home.sections = [("paragraph", f'<p><a linktype="page" id="{full["story"].pk}">boats</a></p>')]
    home.save_revision().publish()

    assert "/ckb/" not in client.get("/en/").content.decode()


def test_closing_hides_everything_again(client, full, sorani):
    open_to_readers(sorani)
    close(sorani)

    assert client.get("/ckb/news/boats/").status_code == 404
    assert "/ckb/" not in client.get("/en/").content.decode()


def test_answers_written_while_a_language_is_closed_are_taken(client, full, sorani):
    from forms_app.models import Submission

    open_to_readers(sorani)
    address = f"/ckb/forms/{full['form'].translation_key}/"
    page = client.get(address).content.decode()
    version = re.search(r'name="version" value="([0-9a-f]+)"', page)[1]
    close(sorani)
    answer = client.post(address, {"version": version})

    assert answer.status_code in {200, 303}
    assert "/ckb/" not in answer.headers.get("Location", "") + answer.content.decode()
    assert Submission.objects.count() <= 1


def test_editor_sees_a_closed_language_in_the_preview(sign_in, full, word, sorani):
    word(sorani, "Skip to the main text", "بڕۆ بۆ دەق")
    page = sign_in(ADMINISTRATORS).get(reverse("wagtailadmin_pages:view_draft", args=[full["story"].pk]))

    assert page.status_code == 200
    assert '<html lang="ckb" dir="rtl"' in page.content.decode()
    assert "بڕۆ بۆ دەق" in page.content.decode()


# --- The switch -------------------------------------------------------------------------


def deed(browser, name, code="ckb", **more):
    return browser.post(reverse("editors:language", args=[code]), {"deed": name, **more}, follow=True)


def is_open(code="ckb"):
    return OpenLanguage.objects.filter(locale__language_code=code).exists()


def test_administrator_opens_and_closes(administrator, sorani_home, client):
    deed(administrator, "open", known="on")
    assert client.get("/ckb/").status_code == 200

    deed(administrator, "close")
    assert client.get("/ckb/").status_code == 404


def test_language_without_a_published_front_page_stays_closed(administrator, sorani):
    answer = deed(administrator, "open", known="on")

    assert not is_open()
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_what_is_missing_has_to_be_known(administrator, sorani_home):
    deed(administrator, "open")
    assert not is_open()


def test_publishing_the_front_page_opens_nothing(client, sorani_home):
    assert client.get("/ckb/").status_code == 404


def test_last_open_language_cannot_be_closed(administrator, home):
    deed(administrator, "close", "ar")
    deed(administrator, "close", "en")

    assert (is_open("ar"), is_open("en")) == (False, True)


def test_list_says_what_is_missing(sorani_home, word):
    word(sorani_home.locale, "Skip to the main text", "بڕۆ", is_draft=True)
    checks = {check.words: check.is_done for check in checks_of(sorani_home.locale)}

    assert checks["The front page is published."]
    assert not checks["Name of the site, menus and footer are translated."]
    assert not checks["The page about privacy is published."]
    assert not checks["1 of these words is a draft that nobody has confirmed."]
    assert any(words.startswith("Words of the interface: 1 of ") for words in checks)


def test_unknown_language_has_no_screen(administrator):
    assert administrator.get(reverse("editors:language", args=["tr"])).status_code == 404


def test_unknown_deed_does_nothing(administrator, sorani_home):
    deed(administrator, str(uuid4()))

    assert not is_open()
    assert Locale.objects.filter(language_code="ckb").exists()


# --- What must not change ----------------------------------------------------------------


def test_page_in_a_later_language_costs_no_query_more(client, full, sorani, django_assert_max_num_queries):
    open_to_readers(sorani)
    client.get("/ckb/news/boats/")

    with django_assert_max_num_queries(15):
        client.get("/ckb/news/boats/")


def test_lists_of_both_kinds_are_there(full, sorani):
    assert StoryIndexPage.objects.filter(locale=sorani).exists()
    assert CallIndexPage.objects.filter(locale=sorani).exists()
