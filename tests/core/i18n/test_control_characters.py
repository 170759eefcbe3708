"""Control characters do not get into the database by any door, and what stands there breaks no feed."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.urls import reverse
from icalendar import Calendar
from wagtail.fields import StreamField
from wagtail.models import Page, Site
from wagtail.rich_text import RichText

from core.i18n.invisible_characters import CONTROLS, _clean_row, without_invisible_characters
from core.models import Navigation, SiteFacts
from forms_app.models import Submission
from news.models import StoryPage
from tests.editing import filled_in
from tests.factories import CallPageFactory, StoryPageFactory, TopicFactory
from tests.forms_app.building import SignupFormFactory
from tests.forms_app.visiting import post

BAD, GOOD = "a\x0bb\x00\x1b\x85\ufffec", "a b c"
TEXTS = models.CharField | models.TextField | models.JSONField
# Kinds of fields that hold no text of people's own.
OTHERS = (
    models.AutoField | models.BooleanField | models.IntegerField | models.FloatField | models.DateField | models.TimeField
    | models.DurationField | models.UUIDField | models.ForeignKey | models.BinaryField | models.FileField | models.DecimalField
)  # fmt: skip


def test_only_characters_that_no_xml_may_hold_are_listed_and_none_that_texts_need():
    assert not set(CONTROLS) & {*map(ord, "\t\n\r \u200c\u200f")}
    for code in (*range(0x20), 0xFFFE, 0xFFFF):
        try:
            ElementTree.fromstring(f"<a>{chr(code)}</a>")  # noqa: S314  one letter
        except ElementTree.ParseError:
            assert code in CONTROLS
    assert without_invisible_characters(BAD) == GOOD


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda model: model._meta.label)
def test_every_text_of_every_model_loses_them_when_it_is_saved(model):
    row = model.__new__(model)
    kinds = {field.attname: field for field in model._meta.concrete_fields}
    assert [name for name, field in kinds.items() if not isinstance(field, TEXTS | OTHERS | StreamField)] == []
    texts = [name for name, field in kinds.items() if isinstance(field, TEXTS) and not isinstance(field, StreamField)]
    for name in texts:
        row.__dict__[name] = {"x": [BAD]} if isinstance(kinds[name], models.JSONField) else BAD
    _clean_row(row)
    assert BAD not in str([row.__dict__[name] for name in texts])


# Writes past `save`, and why none of them brings a text of somebody's own.
BULK_WRITES = {
    "core/checks/external_links.py": "addresses out of pages that are saved",
    "core/models/guarded.py": "sends the signal of each row itself",
    "core/operations/missed_addresses.py": "letters and digits only",
    "core/publishing/as_published.py": "drafts as they are saved; taken back at once",
    "core/publishing/term_restoration.py": "rows as they were saved",
    "core/publishing/trash.py": "pages as they are saved",
    "core/search/bulk_indexing.py": "what names what",
    "editors/languages/saved_texts.py": "after text_checks.tidied",
    "forms_app/admin/group_rights.py": "groups and rights",
    "forms_app/contacts.py": "digests",
    "forms_app/erasure_list.py": "digests",
    "translations/exchange/tmx.py": "after without_invisible_characters",
    "translations/segment_history.py": "the same texts",
    "translations/segment_store.py": "texts out of pages that are saved",
    "translations/signal_handlers.py": "whose work it is",
    "translations/sources.py": "texts out of originals that are saved",
}


def test_every_write_past_the_signal_is_known():
    found = set()
    for app in ("core", "editors", "forms_app", "campaigns", "news", "home", "translations"):
        for path in Path(settings.BASE_DIR, app).rglob("*.py"):
            if "migrations" not in path.parts and re.search(r"\.bulk_(create|update)\(", path.read_text()):
                found.add(path.relative_to(settings.BASE_DIR).as_posix())
    assert found == set(BULK_WRITES)


@pytest.mark.django_db
def test_pages_lose_them_whoever_saves_them(editor, stories):
    story = StoryPageFactory(parent=stories, title=BAD, intro=BAD, body=[("paragraph", RichText(f"<p>{BAD}</p>"))])
    address = reverse("wagtailadmin_pages:add", args=["news", "storypage", stories.pk])
    editor.post(address, filled_in(StoryPage, title=f"Draft\x0b{BAD[:1]}", slug="draft"))
    draft = StoryPage.objects.get(slug="draft")
    for page in (Page.objects.get(pk=story.pk).specific, story.save_revision(clean=False).as_object()):
        assert (page.title, page.intro, page.body.raw_data[0]["value"]) == (GOOD, GOOD, f"<p>{GOOD}</p>")
    assert draft.get_latest_revision().content["title"] == "Draft a"


@pytest.mark.django_db
def test_rows_of_code_lose_them_without_being_checked(english):
    link = {"type": "link", "id": "a", "value": {"page": None, "url": "https://example.org/", "label": BAD}}
    menu = Navigation.objects.create(site_name=BAD, locale=english, main_menu=[link])
    menu.refresh_from_db()
    facts = SiteFacts.for_site(Site.objects.get())
    facts.backup_note = BAD
    facts.save()
    facts.refresh_from_db()
    assert (menu.site_name, menu.main_menu.raw_data[0]["value"]["label"]) == (GOOD, GOOD)
    assert facts.backup_note == TopicFactory(name=BAD).name == GOOD


@pytest.mark.django_db
def test_answers_lose_them(client):
    form = SignupFormFactory()
    assert post(client, form, name=BAD.replace("\x00", "")).status_code == 303
    assert not set(map(chr, CONTROLS)) & set(Submission.objects.get().answers["name"])


@pytest.mark.django_db
def test_what_stands_in_old_rows_breaks_no_feed_and_no_calendar(client, stories, calls):
    for page in (StoryPageFactory(parent=stories, slug="old"), CallPageFactory(parent=calls, slug="season")):
        type(page).objects.filter(pk=page.pk).update(title="a\x0bb", intro="c\x1bd")
    for path in ("/en/feed.xml", "/en/news/feed.xml", "/en/campaigns/feed.xml", "/sitemap.xml", "/sitemap-pages-1.xml"):
        response = client.get(path)
        assert response.status_code == 200, path
        ElementTree.fromstring(response.content)  # noqa: S314  our own words
    for path in ("/en/calendar.ics", "/en/campaigns/season/calendar.ics"):
        content = client.get(path).content.decode()
        assert not set(map(chr, CONTROLS)) & set(content)
    assert Calendar.from_ical(content).events[0]["summary"] == "a b"
