"""The demonstration site: whole in both languages, built once, and every link in it leads somewhere."""

import stat
from datetime import timedelta
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db.models import F
from django.test import Client
from lxml import html
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from campaigns.models import CallPage, ProgrammeEntry
from demonstration import build as building
from demonstration.next_season import roll_on
from editors.languages.saved_texts import count_in
from news.models import StoryIndexPage
from translations.models import Assignment

pytestmark = pytest.mark.one_database  # as by `make run`: what it is built with is tested on both


@pytest.fixture(scope="module")
def logins(tmp_path_factory):
    return tmp_path_factory.mktemp("demonstration") / "logins.txt"


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, logins):
    """The demonstration, built once for this module and taken back afterwards."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "prepare_pictures", lambda: None)
        call_command("build_demonstration", logins=logins)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _built(site, db):
    """Every test here looks at the demonstration."""


@pytest.fixture(autouse=True)
def _quick_pictures(monkeypatch):
    """Spare the time that drawing every size of every picture takes."""
    from core.templatetags import seo_tags, site_tags

    monkeypatch.setattr(seo_tags, "UNREADABLE", Exception)
    monkeypatch.setattr(site_tags, "UNREADABLE", Exception)
    monkeypatch.setattr("core.models.SiteImage.get_renditions", lambda *_args: 1 / 0)
    monkeypatch.setattr("core.models.SiteImage.get_rendition", lambda *_args: 1 / 0)


def published():
    return Page.objects.live().filter(depth__gt=1).select_related("locale")


def links_of(content, address):
    """Return every address of this site that a page leads to or loads."""
    found = html.fromstring(content).xpath("//a/@href | //link/@href | //img/@src | //script/@src")
    whole = [urldefrag(urljoin(address, link)).url for link in found if link]
    inside = [link for link in whole if urlsplit(link).hostname in {"testserver", "localhost"}]
    return {link for link in inside if not urlsplit(link).path.startswith("/static/")}


def test_building_again_changes_nothing(logins):
    before = (Page.objects.count(), Revision.objects.count(), logins.read_text())
    call_command("build_demonstration", logins=logins)

    assert (Page.objects.count(), Revision.objects.count(), logins.read_text()) == before


def test_logins_are_for_the_one_who_built_it_only(logins):
    assert stat.S_IMODE(logins.stat().st_mode) == 0o600


def test_everybody_in_the_file_can_log_in(logins):
    people = [line.split() for line in logins.read_text().splitlines()]

    assert [name for name, *_rest in people] == ["editor", "translator", "reviewer", "organiser"]
    assert all(Client().login(username=name, password=password) for name, password, *_task in people)


def test_every_list_has_entries_in_both_languages():
    assert {page.locale.language_code for page in StoryIndexPage.objects.all() if page.listed_pages().exists()} == {
        "en",
        "ar",
    }


def prepared():
    return Locale.objects.get(language_code="ckb")


def test_sorani_is_on_its_way_and_closed(client):
    drafts = Page.objects.filter(locale=prepared())
    count = count_in(prepared())

    assert {page.draft_title for page in drafts} >= {
        "تایبەتمەندی",
        "شانۆگەرییەک بە چوار زمان حەوشەیەک لە کەرکووک پڕ دەکات",
    }
    assert not drafts.filter(live=True).exists()
    assert 100 < count.done == count.drafts < count.all
    assert client.get("/ckb/").status_code == 404


def test_pages_in_sorani_have_every_word():
    ready = Assignment.objects.filter(translation__target_locale=prepared(), done=F("total"), total__gt=3)

    assert {row.translation.source.object_repr for row in ready} >= {
        "Privacy",
        "A play in four languages fills a courtyard in Kirkuk",
        "Iraqi civil society and its friends, side by side",
    }


def test_no_translation_waits_for_words():
    segments = StringSegment.objects.filter(source__translations__isnull=False).distinct()
    missing = [
        (str(translation), segment.string.data)
        for translation in Translation.objects.exclude(target_locale=prepared()).select_related(
            "source", "target_locale"
        )
        for segment in segments.filter(source=translation.source).select_related("string")
        if not StringTranslation.objects.filter(
            translation_of=segment.string, locale=translation.target_locale, context=segment.context
        ).exists()
    ]

    assert missing == []


def test_page_tree_counts_its_children_rightly():
    wrong = [page.title for page in Page.objects.all() if page.numchild != page.get_children().count()]

    assert wrong == []


def test_nothing_is_an_alias():
    assert not Page.objects.exclude(alias_of=None).exists()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_text_only_version_of_the_heaviest_call_is_small(client, language):
    """Two forms, a programme, eight paths and partners; the limit is what a reader pays before any compression."""
    page = client.get(f"/{language}/text/campaigns/fifth-season/").content

    assert page.count(b"<form") == 3  # the search and two forms
    assert len(page) < 30 * 1024


@pytest.mark.parametrize(("language", "responsible"), [("en", "Responsible:"), ("ar", "الجهة المسؤولة:")])
def test_forms_say_who_is_responsible_and_where_privacy_is_explained(client, language, responsible):
    page = client.get(f"/{language}/campaigns/fifth-season/").content.decode()

    assert page.count(responsible) == 2
    assert len(BeautifulSoup(page, "html.parser").select(f".terms a[href='/{language}/privacy/']")) == 2


def test_every_address_answers_and_every_link_leads_somewhere(client):
    waiting = {f"http://testserver{page.url}" for page in published()} | {
        "http://testserver/en/",
        "http://testserver/ar/",
    }
    assert len(waiting) > 40
    answers = {}
    while waiting - answers.keys():
        address = (waiting - answers.keys()).pop()
        parts = urlsplit(address)
        response = client.get(f"{parts.path}?{parts.query}", follow=True)
        answers[address] = response.status_code
        if "html" in response.headers.get("Content-Type", ""):
            waiting |= {urljoin("http://testserver/", link) for link in links_of(response.content, address)}

    assert {address for address, status in answers.items() if status != 200} == set()


def test_demonstration_built_long_ago_rolls_on_to_the_next_season():
    call = CallPage.objects.get(slug="fifth-season", locale__language_code="en")
    day = call.starts_on + timedelta(days=2 * 365)
    begins = roll_on(day)
    assert 0 <= (begins - day).days < 366
    pages = CallPage.objects.filter(translation_key=call.translation_key, live=True)
    assert {page.locale.language_code for page in pages} >= {"en", "ar"}
    for page in pages:
        assert (page.starts_on, page.ends_on) == (begins, begins + (call.ends_on - call.starts_on))
        assert all(slot.is_open(day) for slot in page.slots.all())
        assert begins in [block.value["date"] for block in page.key_dates]
    for slot in pages.get(pk=call.pk).slots.exclude(form=None):
        assert slot.form.closes_at.date() >= day
    entries = ProgrammeEntry.objects.filter(call__translation_key=call.translation_key)
    assert entries
    assert all(begins <= entry.day <= begins + timedelta(days=8) for entry in entries)
    assert roll_on(day) is None
