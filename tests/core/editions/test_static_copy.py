import json
import re
from datetime import date
from io import StringIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from wagtail.models import Locale, Site

from core.editions.static_copy import StaticCopy, file_name
from core.models import SiteFacts
from home.models import HomePage, StandardPage
from home.static_copy import export as export_copy
from news.models import StoryTopic
from tests.factories import (
    CallIndexPageFactory,
    CallPageFactory,
    ImageFactory,
    PlaceFactory,
    StoryIndexPageFactory,
    StoryPageFactory,
    TopicFactory,
)
from tests.factories.images import picture_file
from tests.forms_app.building import SignupFormFactory
from tests.isolation import rows_for_a_while

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def facts(db):
    facts = SiteFacts.for_site(Site.objects.get())
    facts.contact_email = "hello@example.org"
    facts.save()
    return facts


@pytest.fixture(autouse=True)
def _connection_stays_open():
    """The copy asks the site itself, whose requests would close the connection in the middle of a test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def export(tmp_path):
    """Return a function that makes the copy and returns its folder."""

    def export():
        call_command("export_mirror", str(tmp_path / "copy"), stdout=StringIO())
        return tmp_path / "copy"

    return export


@pytest.fixture(scope="module")
def copy(tmp_path_factory, django_db_setup, django_db_blocker):
    """The folder with a copy of a story with a picture, in English and Arabic, and of a call."""
    folder = tmp_path_factory.mktemp("mirror") / "copy"
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    with rows_for_a_while(django_db_blocker):
        home = HomePage.objects.get(locale__language_code="en")
        stories = StoryIndexPageFactory(parent=home, slug="news", title="News")
        story = StoryPageFactory(
            parent=stories,
            slug="boats",
            title="Boats",
            lead_image=ImageFactory(file=picture_file(size=(1300, 800))),
            lead_image_alt="Forty boats",
            topics=[StoryTopic(topic=TopicFactory(name="Rivers"), locale=stories.locale)],
        )
        calls = CallIndexPageFactory(parent=home, slug="campaigns", title="Campaigns")
        CallPageFactory(parent=calls, slug="season", ends_on=date(2099, 1, 1))
        arabic = Locale.objects.get(language_code="ar")
        stories.copy_for_translation(arabic).save_revision().publish()
        twin = story.copy_for_translation(arabic)
        twin.title, twin.slug, twin.intro = "قوارب العراق", "قوارب", "أربعون قارباً على النهر."
        twin.save_revision().publish()
        call_command("export_mirror", str(folder), stdout=StringIO())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    return folder


def opened(path):
    return BeautifulSoup(path.read_text(), "html.parser")


def links_of(page):
    """Yield every address in a page that a browser would follow or load."""
    for tag in page.find_all(["a", "img", "source", "script", "link"]):
        if tag.get("rel") == ["canonical"] or (tag.get("hreflang") and tag.name == "link"):
            continue
        yield from filter(None, [tag.get("href"), tag.get("src")])
        yield from (size.strip().split(" ")[0] for size in tag.get("srcset", "").split(",") if size.strip())


def missing_files(folder):
    """Return the relative links of the copy that lead to no file."""
    missing = []
    for page in folder.rglob("*.html"):
        for link in links_of(opened(page)):
            parts = urlsplit(link)
            if not parts.scheme and parts.path and not (page.parent / unquote(parts.path)).is_file():
                missing.append(f"{page.relative_to(folder)}: {link}")
    return missing


def test_every_link_of_the_copy_leads_to_a_file(copy):
    pages = [opened(path) for path in copy.rglob("*.html")]

    assert len(pages) > 10
    assert missing_files(copy) == []
    assert not [link for page in pages for link in links_of(page) if link.startswith("/")]


def test_copy_holds_pages_of_all_languages_with_pictures_feeds_and_calendars(copy):
    for name in (
        "index.html",
        "en/index.html",
        "en/news/boats/index.html",
        "ar/news/قوارب/index.html",
        "en/topics/rivers/index.html",
        "en/campaigns/season/poster/index.html",
        "en/campaigns/season/calendar.ics",
        "en/feed.xml",
        "ar/feed.xml",
        "static/css/site.css",
        "static/fonts/plex-latin-400.woff2",
    ):
        assert (copy / name).is_file(), name
    assert list((copy / "media/images").iterdir())


def test_form_is_replaced_by_words_that_say_where_to_send(export, home, facts):
    block = {"type": "signup", "value": {"form": SignupFormFactory().pk, "heading": ""}}
    home.add_child(instance=StandardPage(title="Help", slug="help", intro="Help us.", body=[block]))

    page = opened(export() / "en/help/index.html")

    assert not page.select("main form")
    assert "hello@example.org" in page.select_one("main .notice").get_text()
    assert page.select_one("main .notice a[href='http://localhost/en/help/']")


def test_copy_says_that_it_is_one(copy):
    page = opened(copy / "en/news/boats/index.html")

    assert page.select_one("footer a[href='http://localhost/en/news/boats/']")


def test_copy_runs_no_scripts(copy):
    scripts = opened(copy / "en/news/boats/index.html").find_all("script")

    assert {script.get("type") for script in scripts} == {"application/ld+json"}


def test_drafts_are_not_copied(export, stories):
    story = StoryPageFactory(parent=stories, slug="boats")
    assert (export() / "en/news/boats/index.html").exists()

    story.unpublish()

    assert not (export() / "en/news/boats/index.html").exists()


def test_folder_with_something_else_is_left_alone(tmp_path, home):
    folder = tmp_path / "copy"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear friends")

    with pytest.raises(CommandError, match="something else"):
        call_command("export_mirror", str(folder))
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("path", "query", "name"),
    [
        ("/en/", "", "en/index.html"),
        ("/en/news/", "page=2", "en/news/index-2.html"),
        ("/en/feed.xml", "", "en/feed.xml"),
        ("/../../etc/passwd", "", "etc/passwd"),
        ("/ar/%D8%A7/", "", "ar/ا/index.html"),
        ("/media/images/a.jpg", "", "media/images/a.jpg"),
    ],
)
def test_file_is_named_after_the_address(path, query, name):
    assert file_name(path, query) == name
    assert ".." not in Path(file_name(path, query)).parts


@pytest.mark.parametrize(
    "slug", ["ق" * 255, "a" * 255, "a:b", "con", "dots.", "Boats", "e\u0301t", "a\x01b", "x" * 200 + ".jpg"]
)
def test_name_that_a_disk_may_refuse_or_take_for_another_is_changed_and_unique(slug):
    name, other = file_name(f"/en/{slug}/"), file_name(f"/en/{slug}x/")

    for part in name.split("/"):
        assert len(part.encode()) <= 120
        assert not re.search(r'[<>:"|?*\\\x00-\x1f]|[. ]$', part)
    assert len({name.casefold(), other.casefold(), file_name(f"/en/{slug.lower()}y/").casefold()}) == 3
    assert file_name(f"/en/{slug}/") == name
    assert Path(file_name("/media/a.B.jpeg")).suffix == ".jpeg"


def test_page_that_fails_is_named_and_the_others_are_written(tmp_path, home, monkeypatch):
    home.add_child(instance=StandardPage(title="Bad", slug="bad", intro="Bad."))
    home.add_child(instance=StandardPage(title="Good", slug="good", intro="Good."))
    monkeypatch.setattr(settings, "DEBUG_PROPAGATE_EXCEPTIONS", False)
    get_context = StandardPage.get_context

    def fail(page, *args, **kwargs):
        if page.slug == "bad":
            raise RuntimeError("this page cannot be shown")
        return get_context(page, *args, **kwargs)

    monkeypatch.setattr(StandardPage, "get_context", fail)
    said = StringIO()
    call_command("export_mirror", str(tmp_path / "copy"), stdout=StringIO(), stderr=said)

    assert "/en/bad/ (the site answered 500" in said.getvalue()
    assert (tmp_path / "copy/en/good/index.html").is_file()
    assert not (tmp_path / "copy/en/bad").exists()


def test_link_that_is_no_address_spoils_no_page():
    assert StaticCopy("http://localhost", "", {}).relative("http://[", "/en/odd/") == "http://["


def test_second_copy_writes_only_what_changed_and_forgets_what_was_taken_down(tmp_path, stories, time_machine):
    time_machine.move_to("2026-11-29T12:00:00+00:00")
    boats, bridges = (StoryPageFactory(parent=stories, slug=slug, title=slug) for slug in ("boats", "bridges"))
    folder = tmp_path / "copy"
    export_copy(folder)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}

    time_machine.move_to("2026-11-30T12:00:00+00:00")
    again = export_copy(folder)
    index = folder / "index.html"

    assert {path for path, changed_at in before.items() if path.stat().st_mtime_ns != changed_at} == {index}
    assert (again.written, again.deleted) == (1, 0)
    assert "30 November 2026" in index.read_text()
    assert "29 November 2026" in (folder / "en/news/boats/index.html").read_text()

    boats.unpublish()
    bridges.title = "More bridges"
    bridges.save_revision().publish()
    after = export_copy(folder)

    assert not (folder / "en/news/boats").exists()
    assert "More bridges" in (folder / "en/news/bridges/index.html").read_text()
    assert after.deleted >= 1


def test_search_of_the_copy_lists_every_page_and_has_an_index_of_all_spellings(copy):
    page = opened(copy / "ar/search/index.html")
    index = (copy / "ar/search/index.js").read_text()

    assert [link["href"] for link in page.select("[data-copy-pages] a")] == [
        "../news/%D9%82%D9%88%D8%A7%D8%B1%D8%A8/index.html"
    ]
    assert page.select_one("[data-copy-search]").has_attr("hidden")  # until a script shows it
    answers = json.loads(index.removeprefix("window.copyIndex = ").rstrip().rstrip(";"))["answers"]
    assert list(answers["عراق"]) == list(answers["irak"]) == ["0"]
    assert answers["قوارب"]["0"] > answers["نهر"]["0"]  # in the title


def test_copy_is_searched_by_any_name_of_a_place(export, stories):
    place = PlaceFactory(name="Nassiriyah", aliases="Nasiriya\nالناصرية")
    StoryPageFactory(parent=stories, slug="boats", dateline_place=place)

    index = (export() / "en/search/index.js").read_text().removeprefix("window.copyIndex = ").rstrip(";\n")
    answers = json.loads(index)["answers"]

    assert list(answers["nasiriya"]) == list(answers["ناصريه"]) == ["0"]


def test_copied_pages_lead_to_the_search_of_the_copy(copy):
    page = opened(copy / "en/news/boats/index.html")

    assert page.select_one("footer a[href='../../search/index.html']")
