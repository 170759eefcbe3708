"""Everything readers see has a place in the admin where it is changed."""

import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.registry import registry
from wagtail.contrib.settings.views import get_setting_edit_handler
from wagtail.models import Page, Site, get_page_models
from wagtail.snippets.models import get_snippet_models

from core.models import Navigation, Notice, SiteFacts
from tests.factories import ImageFactory, StandardPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def navigation(english):
    return Navigation.objects.create(site_name="ICSSI", locale=english)


@pytest.fixture
def facts(home):
    return SiteFacts.for_site(Site.objects.get())


def shown(read, path="/en/"):
    return [notice.get_text(" ", strip=True) for notice in read(path).select(".notices p")]


def test_notice_stands_across_the_top_as_soon_as_it_is_saved(read, home, navigation, english):
    Notice.objects.create(words="The hall has changed", locale=english)
    assert shown(read) == ["The hall has changed"]


def test_notice_shows_without_any_menu(read, home, english):
    Notice.objects.create(words="The hall has changed", locale=english)
    assert shown(read) == ["The hall has changed"]


@pytest.mark.parametrize(("opens", "closes"), [(1, None), (None, -1), (-2, -1)])
def test_notice_does_not_show_outside_its_time(read, home, navigation, english, opens, closes):
    now = timezone.now()
    Notice.objects.create(
        words="Not now",
        locale=english,
        opens_at=opens and now + timedelta(hours=opens),
        closes_at=closes and now + timedelta(hours=closes),
    )
    assert shown(read) == []


def test_notice_shows_in_its_own_language_only(read, home, arabic_home, navigation, arabic):
    Notice.objects.create(words="تغيّرت القاعة", locale=arabic)
    assert shown(read) == []
    assert shown(read, "/ar/") == ["تغيّرت القاعة"]


def test_notice_leads_to_the_page_in_the_readers_language(read, home, navigation, english, arabic, in_arabic):
    page = StandardPageFactory(parent=home, title="What to do")
    twin = in_arabic(page, title="ماذا نفعل")
    Notice.objects.create(words="اقرأوا", link_words="هنا", page=page, locale=arabic)
    assert read("/ar/").select_one(".notices a")["href"] == twin.url


def test_notice_about_a_page_that_was_taken_down_has_no_link(read, home, navigation, english):
    page = StandardPageFactory(parent=home)
    Notice.objects.create(words="Read this", link_words="Here", page=page, locale=english)
    page.unpublish()
    assert read("/en/").select(".notices a") == []


def test_no_notice_costs_no_query(client, home, navigation, english, django_assert_num_queries):
    client.get("/en/")
    with CaptureQueriesContext(connection) as without:
        client.get("/en/")
    Notice.objects.create(words="Now", locale=english)
    with django_assert_num_queries(len(without) + 1):
        client.get("/en/")


def test_notice_that_ends_before_it_begins_is_refused(english):
    now = timezone.now()
    with pytest.raises(ValidationError, match="end before it begins"):
        Notice(words="When?", opens_at=now, closes_at=now - timedelta(days=1), locale=english).full_clean()


def test_words_of_a_missing_page_can_be_changed(read, home, navigation):
    navigation.missing_title, navigation.missing_words = "Gone fishing", "Look elsewhere."
    navigation.save()
    page = read("/en/nothing-here/", status=404)
    assert page.h1.text == "Gone fishing"
    assert "Look elsewhere." in page.main.text


def test_promise_at_the_end_can_be_changed(read, home, navigation):
    navigation.promise = "We keep no secrets."
    navigation.save()
    assert "We keep no secrets." in read("/en/").footer.text


def test_languages_are_called_as_the_settings_say(read, home, arabic_home, facts):
    facts.language_names = [("language", {"language": "ar", "name": "عربي"})]
    facts.save()
    assert read("/en/").select_one('.langs [lang="ar"]').text == "عربي"
    assert read("/en/").select_one('.langs [lang="en"]').text == "English"


def test_logo_stands_before_the_name(read, home, navigation, facts):
    facts.logo = ImageFactory()
    facts.save()
    assert read("/en/").select_one(".brand img.logo")["alt"] == ""


def test_editor_writes_a_notice(desk, read, home, navigation, english):
    words = {"words": "Roads closed", "link_words": "", "address": "", "page": "", "opens_at": "", "closes_at": ""}
    response = desk.post(reverse("wagtailsnippets_core_notice:add"), words)
    assert response.status_code == 302
    assert shown(read) == ["Roads closed"]


def test_redirects_are_taken_from_a_file(desk):
    assert desk.get(reverse("wagtailredirects:start_import")).status_code == 200
    rows = SimpleUploadedFile("moved.csv", b"from,to\n/old/,https://example.org/new/\n", "text/csv")
    page = desk.post(reverse("wagtailredirects:start_import"), {"import_file": rows})
    form = BeautifulSoup(page.content, "html.parser").select_one("form[action*=process]")
    data = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    data |= {"from_index": "0", "to_index": "1", "permanent": "on"}
    desk.post(form["action"], data)
    assert Redirect.objects.get().link == "https://example.org/new/"


def test_menu_to_a_deleted_page_and_to_itself_does_no_harm(read, home, navigation):
    gone = StandardPageFactory(parent=home)
    links = [{"page": pk, "url": "", "label": ""} for pk in (gone.pk, home.pk, home.pk)]
    navigation.main_menu = json.dumps([{"type": "link", "value": link} for link in links])
    navigation.save()
    gone.delete()
    assert len(read("/en/").select("nav.nav a[aria-current]")) == 2


NOT_WRITTEN_BY_HAND = {
    # A form opens and closes by dates of its own; an entry of the programme shows with its call.
    *("first_published_at", "go_live_at", "expire_at"),
    *("locale", "translation_key", "key", "version", "ready", "live", "alias_of"),
    # Wagtail's own: under Status, or kept by itself.
    *(
        "owner",
        "locked_by",
        "latest_revision",
        "live_revision",
        "content_type",
        "draft_title",
        "url_path",
        "index_entries",
    ),
}


def forms_for(model):
    """Return the form in which a page, snippet or setting is written."""
    if issubclass(model, Page):
        return model.get_edit_handler().get_form_class()
    viewset = getattr(model, "snippet_viewset", None)
    handler = viewset.get_edit_handler() if viewset else get_setting_edit_handler(model)
    return handler.get_form_class()


def models_readers_see():
    own = {"core", "home", "news", "campaigns", "forms_app"}
    return [model for model in [*get_page_models(), *get_snippet_models(), *registry] if model._meta.app_label in own]


@pytest.mark.parametrize("model", models_readers_see(), ids=lambda model: model._meta.label)
def test_everything_that_is_kept_about_what_readers_see_can_be_changed_in_the_admin(model):
    written = forms_for(model)
    here = {field.name for field in model._meta.local_fields if field.editable and not field.auto_created}
    here -= {field.name for field in model._meta.local_fields if field.name.endswith("_ptr")}
    assert here - set(written.base_fields) - NOT_WRITTEN_BY_HAND == set()


PLACES = [
    ("wagtailsnippets_core_navigation:list", []),
    ("wagtailsnippets_core_notice:list", []),
    ("wagtailsettings:edit", ["core", "sitefacts"]),
    ("wagtailredirects:index", []),
    ("wagtailredirects:start_import", []),
    ("wagtailsnippets_core_topic:list", []),
    ("wagtailsnippets_core_place:list", []),
    ("wagtailsnippets_core_organisation:list", []),
    ("wagtailsnippets_core_person:list", []),
    ("wagtailsnippets_campaigns_series:list", []),
    ("wagtailsnippets_campaigns_programmeentry:list", []),
    ("wagtailsnippets_forms_app_signupform:list", []),
    ("signups:start", []),
    ("editors:guide", ["where"]),
]


@pytest.mark.parametrize(("name", "args"), PLACES)
def test_editor_reaches_every_place_of_the_list(sign_in, name, args):
    assert sign_in("Editors").get(reverse(name, args=args), follow=True).status_code == 200
