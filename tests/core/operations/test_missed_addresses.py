"""What readers asked for and did not find is counted without a trace of anybody, and a flood writes next to nothing."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from core.models import MissedAddress
from core.operations import missed_addresses
from core.operations.missed_addresses import forget_old_misses, looks_like_a_page, note_miss, write_waiting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_waits():
    missed_addresses.waiting.clear()
    yield
    missed_addresses.waiting.clear()


def rows():
    write_waiting()
    return [(row.host, row.path, row.count) for row in MissedAddress.objects.all()]


def test_address_is_counted_without_its_query(client):
    for query in ("?who=me", ""):
        client.get("/en/news/gone/" + query)
    client.get("/ar/أخبار/")

    assert rows() == [("", "/en/news/gone", 2), ("", "/ar/أخبار", 1)]


def test_address_that_leads_on_is_not_counted(client, home):
    Redirect.objects.create(old_path="/en/gone", redirect_link="/en/")
    client.get("/en/gone/")
    client.get("/en/")
    client.post("/en/news/gone/")
    client.get("/admin/nothing/")

    assert rows() == []


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/en/me@example.org",
        "/en/call/07701234567",
        "/en/call/0770-123-4567",
        "/en/call/٠٧٧٠١٢٣٤٥٦٧",
        "/07720123456",
        "/9647719123456",
        "/tel-07519123456",
        "/id-198412345678",
        "/077012/34567",
        "/en/deadbeef-cafe-4abc-8def-abcdefabcdef",
        "/en/" + "abcdefghij" * 4,
        "/en/ahmed_at_gmail_com",
        "/wp-login.php",
        "/.env",
        "/wp-admin/setup",
        "/drafts/abcdef",
        "/en/forms/abc",
        "/en/text/news/boats",
        "/en/a1b2c3d4e5f6a7b8c9d0e1f2",
        "/en/1/2/3/4/5/6/7/8",
        "/en/" + "a" * 300,
        "/en/<script>",
        "/en/a b",
        "/en/a\0b",
        "/en/a%2540b",
    ],
)
def test_what_names_somebody_or_is_no_page_is_not_kept(path):
    note_miss("", path)
    assert rows() == []


@pytest.mark.parametrize(
    "path",
    ["/en/news/boats-2017", "/2017-12-10-festival", "/ar/أخبار/دجلة", "/ar/أَخْبَارٌ", "/about", "/en/news/20171210"],
)
def test_addresses_of_pages_are_kept(path):
    assert looks_like_a_page(path)


def test_flood_writes_once_a_minute_and_a_few_rows(django_assert_num_queries, monkeypatch):
    with django_assert_num_queries(0):
        for number in range(5_000):
            note_miss("", f"/en/page-{number}")
    monkeypatch.setattr(missed_addresses, "WRITTEN_EVERY", 0)
    with django_assert_num_queries(5):  # two of them begin and end the transaction
        note_miss("", "/en/page-0")
    assert MissedAddress.objects.count() == missed_addresses.MOST_WAITING


def test_what_was_asked_for_most_stays_where_there_are_too_many(monkeypatch):
    monkeypatch.setattr(missed_addresses, "MOST", 3)
    for path, times in (("/a", 3), ("/b", 2)):
        for _time in range(times):
            note_miss("", path)
    write_waiting()
    for number in range(10):
        note_miss("", f"/flood-{number}")
    write_waiting()
    assert [path for _host, path, _count in rows()][:2] == ["/a", "/b"]
    assert MissedAddress.objects.count() == 3


def test_nothing_is_kept_longer_than_it_says():
    MissedAddress.objects.create(path="/old", last_on="2020-01-01")
    forget_old_misses()
    assert not MissedAddress.objects.exists()


def test_list_leads_to_a_redirect_which_ends_it(client, editor, home):
    client.get("/en/gone/")
    write_waiting()
    missed = MissedAddress.objects.get()
    assert "/en/gone" in editor.get(reverse("editors:missed_addresses")).content.decode()
    form = editor.get(reverse("editors:redirect_from_missed", args=[missed.pk])).content.decode()
    assert 'value="/en/gone"' in form
    answer = editor.post(
        reverse("wagtailredirects:add"), {"old_path": "/en/gone", "redirect_page": home.pk, "is_permanent": "on"}
    )
    assert answer.status_code == 302
    assert client.get("/en/gone/").status_code == 301
    assert not MissedAddress.objects.exists()


def test_address_is_taken_off_the_list(editor):
    missed = MissedAddress.objects.create(path="/wrong", last_on="2026-01-01")
    editor.post(reverse("editors:missed_addresses"), {"missed": missed.pk})
    assert not MissedAddress.objects.exists()
    for wanted in ("", "x", "-1", "9" * 30):
        assert editor.post(reverse("editors:missed_addresses"), {"missed": wanted}).status_code == 404
