"""Every screen of the admin in Arabic is Arabic: no run of Latin words stands on one but names and codes.

The screens that most people see are opened always, every address of the admin in CI.
"""

import json
import os
import re
from datetime import datetime

import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString, TemplateString
from django.contrib.auth.models import Group
from django.template import Context, Template
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page, Workflow
from wagtail.users.models import UserProfile

from editors.roles import EDITORS, REVIEW
from tests.editors.addresses import filled, patterns
from tests.editors.samples import make_samples
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.indexed, pytest.mark.one_database]

# Names of programs, formats and units, the site's own name, and what the samples are called.
NAMES = re.compile(
    r"(?<![A-Za-z])(?:Wagtail|JavaScript|ICSSI|English|Aegis|FreeOTP|News|Campaigns|Excel|Word|docx|xlsx|Poedit|Weblate|CSV|XLSX|TSV|PO|XLIFF|TMX|URL|HTML|UTC|fuzzy|zip|AVIF|GIF|JPE?G|PNG|WEBP|SVG"
    r"|PDF|HEIC|XML|gzip|term|wording|note|slug|Ctrl|Alt|Shift|Esc|Enter|root|zainab|localhost|Opening|Forum|path|Posters|Launch|Plan|Count me in|hall"
    r"|The hall has changed|What it is about|(?:Page|Topic|Place|Person|Organisation|Picture|Series|Story|Call) \d+)(?![A-Za-z])"
)
WORD = re.compile(r"[A-Za-z][A-Za-z’']+(?:[ -]+[A-Za-z][A-Za-z’']+)*")
ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\S*/\S*|\S+\.\w{2,5}\b|\S*[_=]\S*|#\w+")
# Codes, what is not shown, what says that it is in another language, and the one word that stands in Wagtail's HTML itself.
SKIPPED = (
    "script, style, svg, code, kbd, bdi, [lang=en], [dir=ltr], [hidden], .app-label, .username, [data-locale], "
    "input[type=submit][value=Search], a[lang]"
)
# Words that stand in Wagtail's own HTML and forms, where nothing translates them.
UPSTREAM = {
    "None": re.compile(r"admin/pages/search/|admin/reports/aging-pages/|.*/revert/$"),
    "Page": re.compile(r"admin/workflows/(add|edit)/"),
}
LABELS = ("title", "aria-label", "placeholder", "alt")
READERS_PAGES = ("admin/logout", "admin/api/", "admin/pages/<int:page_id>/view", "admin/translations/<int:pk>/preview")
MOST_SEEN = (
    "admin/",
    "admin/pages/",
    "admin/pages/<int:parent_page_id>/",
    "admin/pages/<int:page_id>/edit/",
    "admin/pages/<int:page_id>/history/",
    "admin/images/",
    "admin/groups/edit/<int:pk>/",
    "admin/workflows/list/",
    "admin/sites/",
    "admin/redirects/",
    "admin/translations/",
    "admin/translations/<int:pk>/",
    "admin/translations/sent/",
    "admin/snippets/forms_app/signupform/",
    "admin/snippets/core/place/",
)


@pytest.fixture
def arabic_speaker(client, roles):
    """Somebody who may do everything and reads the admin in Arabic, signed in."""
    user = UserFactory(username="zainab", is_superuser=True, first_name="زينب", last_name="علي")
    UserProfile.objects.create(user=user, preferred_language="ar")
    client.force_login(user)
    return user


def texts_of(html):
    soup = BeautifulSoup(html, "html.parser")
    if props := soup.find(id="wagtail-sidebar-props"):
        yield from labels_in(json.loads(props.string))
    for one in soup.select(SKIPPED):
        one.decompose()
    for one in soup.find_all(True):
        yield from (one[name] for name in LABELS if one.get(name))
        if one.name == "input" and one.get("type") in ("submit", "button"):
            yield one.get("value", "")
    yield from (str(one) for one in soup.find_all(string=True) if type(one) in (NavigableString, TemplateString))


def labels_in(value):
    """Yield the words of the menu, which a script draws."""
    if isinstance(value, dict):
        yield from (inner for name, inner in value.items() if name == "label" and isinstance(inner, str))
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from labels_in(inner)


def latin_in(html):
    return {run for text in texts_of(html) for run in WORD.findall(NAMES.sub(" ", ADDRESS.sub(" ", text)))}


def test_the_crawl_finds_english():
    html = "<p title='Edit this'>اختر <b>Choose the page</b></p><bdi>A name</bdi><p>Wagtail info@example.org</p>"
    assert latin_in(html) == {"Edit this", "Choose the page"}


@pytest.mark.one_database
def test_every_screen_is_arabic(client, arabic_speaker):
    samples = make_samples()
    Page.objects.filter(depth__gt=1).update(title="صفحة", draft_title="صفحة")
    wanted = [one for one in patterns() if os.environ.get("CI") or one in MOST_SEEN]
    assert len(wanted) >= len(MOST_SEEN)
    found = {}
    for pattern in wanted:
        if not pattern.startswith(READERS_PAGES):
            address = filled(pattern, samples)
            answer = client.get(address)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                for run in latin_in(answer.text) - {word for word, places in UPSTREAM.items() if places.match(pattern)}:
                    found.setdefault(run, []).append(address)
    assert {run: addresses[:3] for run, addresses in found.items()} == {}


def test_a_refusal_is_said_in_the_language_of_the_person(client, roles):
    user = UserFactory(group=EDITORS)
    UserProfile.objects.create(user=user, preferred_language="ar")
    client.force_login(user)
    page = client.get(reverse("wagtailadmin_workflows:index"), headers={"accept-language": "en"}, follow=True)
    assert "Sorry, you do not have permission" not in page.text
    assert "عذرا" in page.text or "آسف" in page.text or "صلاحية" in page.text


def test_names_kept_in_the_database_are_shown_in_arabic_and_stay_as_they_are(roles):
    group, workflow = Group.objects.get(name=EDITORS), Workflow.objects.get(name=REVIEW)
    with translation.override("ar"):
        assert (str(group), f"{group.name}", group.name == EDITORS) == ("المحرّرون", "المحرّرون", True)
        assert str(workflow) != REVIEW
        group.name = str(group.name)  # as a form sends it back
        group.save()
    assert Group.objects.filter(name=EDITORS).exists()


def test_a_name_that_somebody_gave_stays_as_it_is(roles):
    group = Group.objects.create(name="Friends of the river")
    with translation.override("ar"):
        assert str(group) == "Friends of the river"


def test_a_team_is_named_after_its_language(roles, arabic):
    with translation.override("ar"):
        assert str(Group.objects.get(name="Translators (ar)")) == "المترجمون (العربية)"


def test_dates_are_not_those_of_the_united_states(client, roles):
    day = datetime(2026, 11, 5, 21, 30, tzinfo=timezone.get_current_timezone())
    for language, written in (("ar", "5 تشرين الثاني 2026، 21:30"), ("en", "5 November 2026, 21:30")):
        with translation.override(language):
            text = Template("{{ day|date:'SHORT_DATETIME_FORMAT' }}").render(Context({"day": day}))
        assert text == written
