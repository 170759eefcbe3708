"""A bundle is looked at as if it were published: in its place, in lists and links; and nothing of that remains."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.core.serializers import serialize
from django.db import connection
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site
from wagtail.signals import page_published

from core.models import Bundle, BundleItem, DraftLink, DraftRemark
from core.models.site import SiteFacts
from core.page_store.generation import site_generation
from core.publishing import site_preview
from core.publishing.draft_links import address_of
from tests.factories import ImageFactory, StoryPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(stories):
    page = StoryPageFactory(parent=stories, title="Old title")
    page.title, page.slug, page.has_unpublished_changes = "Boats on the Tigris", "boats", True
    page.save_revision()
    return page


@pytest.fixture
def new(stories, live):
    body = [("text", f'<p><a linktype="page" id="{live.pk}">Boats</a></p>')]
    page = StoryPageFactory(
        parent=stories,
        title="Reeds",
        slug="reeds",
        live=False,
        lead_image=ImageFactory(),
        lead_image_alt="Reeds",
        body=body,
    )
    page.save_revision()
    return page


def link_to(*pages):
    bundle = Bundle.objects.create(title="Launch")
    bundle.items = [BundleItem(page=page, sort_order=number) for number, page in enumerate(pages)]
    bundle.save()
    link = DraftLink.objects.create(bundle=bundle, ends_at=timezone.now() + timedelta(days=1))
    link.at = address_of(link).removeprefix(settings.SITE_URL)  # another second gives another token
    return link


@pytest.fixture
def link(live, new):
    return link_to(live, new)


def look(link, path="", status=200):
    answer = Client().get(link.at + path)
    assert answer.status_code == status, path
    return answer.content.decode()


def test_lists_front_pages_and_links_show_the_drafts_in_place(link, live, new):
    front, listed = look(link, "site/en/"), look(link, "site/en/news/")
    for page in (front, listed):
        assert "Reeds" in page
        assert "Boats on the Tigris" in page
        assert "Old title" not in page
        assert f'href="{link.at + "site/en/news/reeds/"}"' in page
    story = look(link, f"{new.pk}/")
    assert f'href="{link.at + "site/en/news/boats/"}"' in story
    assert "Boats on the Tigris" in look(link, "site/en/news/boats/")


def test_list_of_the_drafts_leads_to_the_front_pages(link):
    assert (link.at + "site/en/") in look(link)


def test_arabic_site_is_shown_in_arabic(link, live, in_arabic):
    twin = in_arabic(live, title="عنوان قديم")
    twin.title, twin.slug = "قوارب على دجلة", "قوارب"
    twin.save_revision()
    arabic = link_to(twin)
    page = look(arabic, "site/ar/")
    assert "قوارب على دجلة" in page
    assert 'dir="rtl"' in page
    assert "قوارب على دجلة" in look(arabic, f"site{twin.get_parent().url.removesuffix('/')}/قوارب/")
    assert "قوارب على دجلة" in look(arabic, f"{twin.pk}/")


def test_readers_go_on_to_see_what_is_published(link, read):
    look(link, "site/en/news/")
    page = str(read("/en/news/"))
    assert "Reeds" not in page
    assert "Old title" in page
    read("/en/news/reeds/", status=404)
    read("/en/news/boats/", status=404)


def everything():
    models = apps.get_models(include_auto_created=True)
    rows = [serialize("json", model._base_manager.order_by("pk")) for model in models]
    files = sorted(str(path) for path in Path(settings.MEDIA_ROOT).rglob("*"))
    drawn = sorted(str(path) for path in (Path(settings.DATA_DIR) / "share").rglob("*"))
    return rows, files, drawn


def test_nothing_of_it_remains(link, new, mailoutbox, django_capture_on_commit_callbacks, monkeypatch):
    SiteFacts.for_site(Site.objects.get())  # the row that every site has once it was read
    sent = []
    for signal in (post_save, post_delete, m2m_changed, page_published):
        monkeypatch.setattr(signal, "send", lambda sender, **said: sent.append(sender))
    before, generation = everything(), site_generation().current
    with django_capture_on_commit_callbacks() as callbacks:
        for path in ("", "site/en/", "site/en/news/", "site/en/news/reeds/", f"{new.pk}/"):
            look(link, path)
    assert everything() == before
    assert site_generation().current == generation
    assert not callbacks
    assert not sent
    assert not mailoutbox
    assert not connection.needs_rollback


def test_pictures_made_for_it_are_deleted_with_their_files(link, new):
    new.lead_image.renditions.all().delete()
    before = everything()
    assert "<img" in look(link, f"{new.pk}/")
    assert everything() == before
    assert not [key for key in cache._cache if "rendition" in key]


def test_one_looks_at_a_time_and_others_are_told_to_wait(link, new, settings):
    with site_preview._alone():
        assert "Load the page again" in look(link, "site/en/news/", status=503)
        assert "Reeds" in look(link, f"{new.pk}/")  # the draft alone
    look(link, "site/en/news/")


def test_share_buttons_are_not_shown(link, new, live):
    assert "wa.me" not in look(link, f"{new.pk}/")
    assert "wa.me" in Client().get(live.url).content.decode()


def test_remarks_about_one_of_the_pages_are_kept(link, new):
    page = look(link, f"site{new.url}", status=200)
    assert "<textarea" not in page, "Remarks are about a draft, written where it stands alone in the list."
    answer = Client().post(link.at + f"{new.pk}/", {"name": "Amal", "words": "Not reeds."})
    assert answer.status_code == 302
    assert DraftRemark.objects.get().page_id == new.pk
    assert 'role="alert"' in Client().post(link.at + f"{new.pk}/", {}).content.decode()


def test_page_only_some_may_read_stays_closed(link, stories):
    closed = StoryPageFactory(parent=stories, title="Closed", slug="closed")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.PASSWORD, password="x")
    closed.title = "Closed and changed"
    assert "Closed" not in look(link, "site/en/news/")
    look(link, "site/en/news/closed/", status=404)


def test_draft_that_only_some_will_read_is_shown_alone(link, new):
    PageViewRestriction.objects.create(page=new, restriction_type=PageViewRestriction.PASSWORD, password="x")
    page = look(link, f"{new.pk}/")
    assert "Reeds" in page
    assert 'type="password"' not in page


@pytest.mark.parametrize(
    "path", ["site/admin/", "site/en/search/", "site/en/nowhere/", "site/xx/", "site/", "site/en/%00/"]
)
def test_nothing_but_pages_is_shown(link, path):
    look(link, path, status=404)


def test_draft_in_which_something_is_missing_does_not_stop_the_others(link, new):
    draft = new.get_latest_revision_as_object()
    draft.story_date = None
    draft.save_revision(clean=False)
    assert "Boats on the Tigris" in look(link, "site/en/news/")
    look(link, f"{new.pk}/")


def test_language_that_is_not_open_shows_the_draft_alone(link, new, english):
    english.opening.delete()
    assert "Reeds" in look(link, f"{new.pk}/")
    look(link, "site/en/", status=404)
