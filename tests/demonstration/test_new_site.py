"""An administrator begins an empty site with one screen, in the languages that readers are to find."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Locale, Page

from core.models import Navigation, OpenLanguage, OutboxLetter, SiteFacts, User
from demonstration.new_site import STARTER
from editors.languages.creation import privacy_page
from editors.roles import ADMINISTRATORS, EDITORS, WRITERS
from tests.core.files.kinds import plain, saved
from tests.factories import StoryIndexPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ADDRESS = "new_site"
SAID = {
    "name_en": "River & Reed",
    "about_en": "We clean the banks of the Tigris.",
    "in_arabic": "on",
    "name_ar": "نهر وقصب",
    "about_ar": "ننظّف ضفاف دجلة.",
    "email": "hello@river.example",
    "palette": "palm",
    "language": "en",
}


@pytest.fixture
def administrator(sign_in):
    return sign_in(ADMINISTRATORS)


def begin(browser, **changed):
    said = {name: value for name, value in (SAID | changed).items() if value is not None}
    return browser.post(reverse(ADDRESS), said, follow=True)


def test_dashboard_leads_there_until_there_are_pages(administrator):
    assert reverse(ADDRESS) in administrator.get("/admin/").content.decode()
    begin(administrator)
    assert reverse(ADDRESS) not in administrator.get("/admin/").content.decode()
    assert administrator.get(reverse(ADDRESS)).url == reverse("wagtailadmin_home")


def test_readers_find_the_site_in_both_languages(administrator, client):
    assert begin(administrator).status_code == 200
    for language, name, news in [("en", "River &amp; Reed", "News"), ("ar", "نهر وقصب", "الأخبار")]:
        home = client.get(f"/{language}/").content.decode()
        assert name in home
        assert f"/{language}/news/" in home
        assert news in client.get(f"/{language}/news/").content.decode()
        assert "hello@river.example" in client.get(f"/{language}/privacy/").content.decode()
    assert not Page.objects.filter(depth__gt=1, owner=None).exists()
    assert [page.title for page in Page.objects.filter(title__contains="{")] == []


def test_new_page_works_from_the_first_minute(administrator):
    begin(administrator)
    assert administrator.get(reverse("editors:start")).status_code == 200


def test_arabic_stays_closed_unless_it_is_wanted(administrator, client):
    begin(administrator, in_arabic=None, name_ar="", about_ar="")
    assert client.get("/ar/").status_code == 404
    assert client.get("/en/").status_code == 200
    assert Navigation.objects.get(locale__language_code="ar").site_name == "River & Reed"


def test_further_language_begins_closed_with_its_work_waiting(administrator, client):
    begin(administrator, further=["ckb"])
    locale = Locale.objects.get(language_code="ckb")
    assert not OpenLanguage.objects.filter(locale=locale).exists()
    assert privacy_page(Page.objects.get(locale=locale, depth=2)) is not None


def test_colours_and_logo_are_kept(administrator):
    begin(administrator, logo=SimpleUploadedFile("logo.png", saved(plain(), "PNG"), "image/png"))
    facts = SiteFacts.objects.get()
    assert (facts.palette, facts.logo.title) == ("palm", "River & Reed")


def test_first_person_is_invited(administrator):
    writers = Group.objects.get(name=WRITERS)
    begin(administrator, person_name="زهرة", person_email="zahra@example.org", role=writers.pk, language="ar")
    person = User.objects.get(email="zahra@example.org")
    assert list(person.groups.all()) == [writers]
    assert OutboxLetter.objects.get(about=person.pk).locale == "ar"


WRONG = {
    "nothing": dict.fromkeys(SAID, ""),
    "no Arabic name": {"name_ar": ""},
    "long name": {"name_en": "x" * 61},
    "no address": {"email": "river"},
    "colours that are none": {"palette": "pink"},
    "logo that is none": {"logo": SimpleUploadedFile("logo.png", b"no picture", "image/png")},
    "language that is none": {"further": ["xx"]},
    "half an invitation": {"person_name": "Z"},
    "role that is none": {"person_name": "Z", "person_email": "z@example.org", "role": "0"},
    "control characters": {"name_en": "\x00\x0b"},
}


@pytest.mark.parametrize("changed", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_and_nothing_is_made(administrator, changed):
    answer = begin(administrator, **changed)
    assert answer.status_code == 200
    assert "Nothing was made yet." in answer.content.decode()
    assert not Page.objects.filter(depth__gt=2).exists()
    if changed.get("about_en") is None:
        assert SAID["about_en"] in answer.content.decode()


def test_site_that_has_pages_is_left_alone(administrator, home):
    StoryIndexPageFactory(parent=home)
    begin(administrator)
    assert Page.objects.filter(depth__gt=2).count() == 1


def test_only_administrators_begin_a_site(sign_in):
    editor = sign_in(EDITORS)
    assert reverse(ADDRESS) not in editor.get("/admin/").content.decode()
    assert begin(editor).status_code in {302, 403, 200}
    assert not Page.objects.filter(depth__gt=2).exists()


def test_every_file_of_the_starter_is_there_in_both_languages():
    english, arabic = ({path.name.split(".")[0] for path in STARTER.rglob(f"*.{code}.*")} for code in ("en", "ar"))
    assert english == arabic


def test_screen_is_in_arabic_throughout(sign_in):
    screen = sign_in(ADMINISTRATORS, "ar").get(reverse(ADDRESS)).content.decode()
    assert "Supported formats" not in screen
    assert "AVIF" in screen
