"""Old addresses lead to what stands here now, by few queries; what was left out is gone, anything else is not found."""

from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect

from core.models import MissedAddress
from core.operations.missed_addresses import write_waiting
from importing.models import Move, State
from tests.importing.exports import export, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(settings, client):
    """Return a function that opens an address at an old host."""
    settings.OLD_HOSTS = ["www.old.example", "ar.old.example"]
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, *settings.OLD_HOSTS]

    def old(address, **headers):
        host, slash, path = address.partition("/")
        return client.get(slash + path, headers={"host": host, **headers})

    return old


@pytest.fixture
def taken(both_sites, run):
    return run(both_sites, Move.Task.TAKE, is_live=True)


def page_url(move, number):
    return "http://localhost" + move.items.get(wp_id=number).page.get_url_parts()[2]


@pytest.mark.parametrize(
    "path",
    [
        "/archives/21",
        "/archives/21/",
        "/?p=21",
        "/index.php?p=21&utm_source=x",
        "/?p=21&fbclid=abc",
        "/archives/21/feed/",
        "/archives/21?replytocom=5",
    ],
)
def test_old_address_leads_to_its_page_for_ever(old, taken, path):
    answer = old(f"www.old.example{path}")

    assert (answer.status_code, answer["Location"]) == (301, page_url(taken, 21))


def test_numbers_of_the_two_hosts_are_kept_apart(old, taken):
    assert old("ar.old.example/?p=31")["Location"] == page_url(taken, 31)
    assert old("www.old.example/?p=31").status_code == 404


def test_every_taken_page_is_found_with_two_queries(old, taken):
    for item in taken.items.filter(page__live=True).select_related("file"):
        with CaptureQueriesContext(connection) as queries:
            answer = old(f"{item.file.site}/?p={item.wp_id}")
        assert (answer.status_code, answer["Location"]) == (301, page_url(taken, item.wp_id))
        assert len(queries) <= 2


def test_front_list_year_and_category_lead_on(old, taken, stories):
    assert old("ar.old.example/")["Location"] == "http://localhost/ar/"
    assert old("www.old.example/feed/")["Location"] == "http://localhost/en/feed.xml"
    assert old("www.old.example/2016/05/")["Location"] == "http://localhost/en/news/?year=2016"
    assert old("www.old.example/category/water/")["Location"] == "http://localhost/en/topics/water/"
    assert old("www.old.example/author/sara-ali/").status_code in {301, 404}


def test_what_was_left_out_is_gone_with_a_way_on(old, taken):
    answer = old("www.old.example/?attachment_id=78")

    assert answer.status_code == 410
    assert b'href="http://localhost/en/"' in answer.content


def test_unknown_address_is_not_found_in_the_readers_language_and_counted(old, taken):
    for _time in range(2):
        answer = old("www.old.example/nothing/?who=me", **{"accept-language": "ar"})

    assert answer.status_code == 404
    assert b'lang="ar"' in answer.content
    write_waiting()
    assert [(row.path, row.count) for row in MissedAddress.objects.all()] == [("/nothing", 2)]


def test_addresses_with_mail_addresses_are_not_kept(old, taken):
    assert old("www.old.example/unsubscribe/me@example.org").status_code == 404
    write_waiting()
    assert not MissedAddress.objects.exists()


def test_redirect_that_editors_made_for_a_missed_address_is_followed(old, taken):
    Redirect.objects.create(old_path="/nothing", redirect_link="/en/")
    answer = old("www.old.example/nothing/")
    assert (answer.status_code, answer["Location"]) == (301, "http://localhost/en/")


@pytest.mark.parametrize(
    "path", ["/%ff%fe", "/?p=99999999999999999999999", "/?p=x&cat=%00", "/" + "a" * 3000, "/[", "//x"]
)
def test_hostile_addresses_are_answered(old, taken, path):
    assert old(f"www.old.example{path}").status_code in {301, 400, 404, 410}


def test_the_site_itself_is_not_touched(old, taken, client):
    assert client.get("/en/").status_code == 200


def test_every_taken_item_is_found_by_its_number_or_upload(old, taken):
    """Pages, pictures and documents: each by its number, and each upload by its address."""
    asked = 0
    for item in taken.items.filter(state=State.TAKEN).select_related("file", "page"):
        if item.page and not item.page.live:
            continue
        for path in (f"/?p={item.wp_id}", f"/wp-content/uploads/{item.upload}" if item.upload else ""):
            if path:
                old(f"{item.file.site}{path}")  # a picture is drawn the first time
                with CaptureQueriesContext(connection) as queries:
                    answer = old(f"{item.file.site}{path}")
                assert answer.status_code == 301
                assert len(queries) <= 2
                asked += 1
    assert asked >= 8  # six pages, two pictures


def test_path_that_wordpress_cut_leads_to_its_page(old, read_exports, run, lists):
    whole = "كلمة-" * 30
    cut = quote(whole)[:200].rstrip("-")  # as sanitize_title does
    move = read_exports(export(post(1, link=f"https://www.old.example/{cut}/")))
    run(move, Move.Task.TAKE, is_live=True)

    for path in (cut, cut.lower(), quote(whole)):
        assert old(f"www.old.example/{path}/")["Location"] == page_url(move, 1)
