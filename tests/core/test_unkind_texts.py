"""No page is wider than a phone, whatever is written on it: one long word or address in every field, at 320 and 360 px and
with letters twice as large.
"""

import json
import re
from datetime import time, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from campaigns.models import (
    AppealAddressee,
    CallPartner,
    CallPath,
    CallVenue,
    FirstSignatory,
    ProgrammeEntry,
    ReportPartner,
    Signatory,
    SignupSlot,
)
from core.models import Navigation, Notice, SiteFacts
from news.models import StoryAuthor, StoryTopic
from tests.factories import (
    AppealPageFactory,
    CallPageFactory,
    FestivalReportPageFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    PlaceFactory,
    SeriesFactory,
    StandardPageFactory,
    StoryPageFactory,
    TopicFactory,
)
from tests.forms_app.building import SignupFormFactory, choice, question

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.indexed]

WORD = "Donaudampfschifffahrtsgesellschaft" * 3
ADDRESS = "https://example.org/" + "permalink-2026-" * 10
TITLE = f"{WORD} {ADDRESS}"[:250]
SIZES = {"320 px": (320, 100), "360 px": (360, 100), "360 px, letters twice as large": (360, 200)}


def block(kind, value):
    return {"type": kind, "value": value}


def item(value):
    return {"type": "item", "id": "1", "value": value}


def body(*more):
    columns = [{"type": "text", "heading": heading} for heading in (WORD, WORD, "ISF")]
    return json.dumps(
        [
            block("paragraph", f"<p>{TITLE} <a href='{ADDRESS}'>{ADDRESS}</a></p>"),
            block("heading", TITLE[:120]),
            block("quote", {"words": TITLE, "speaker": WORD}),
            block("list", [{"type": "item", "value": ADDRESS}]),
            block("contents", None),
            block("table", {"columns": columns, "rows": [{"values": [WORD, TITLE, ADDRESS]}], "caption": TITLE}),
            block("questions", [item({"question": TITLE[:200], "answer": f"<p>{TITLE}</p>"})]),
            block("figures", [item({"number": WORD[:20], "label": WORD})]),
            block("call_to_action", {"page": None, "url": ADDRESS[:190], "label": WORD[:80], "note": TITLE[:200]}),
            *more,
        ]
    )


@pytest.fixture
def addresses(home, stories, calls, reports, appeals):
    """A page of every type, with unkind text in each field, and where the pages are listed."""
    picture = {"lead_image": ImageFactory(), "lead_image_alt": WORD, "lead_image_caption": TITLE[:250]}
    words = {"title": TITLE, "intro": f"{TITLE}"[:290], "lead_image_credit": WORD[:120]} | picture
    first = timezone.localdate() + timedelta(days=9)
    links = [block("link", {"page": None, "url": ADDRESS[:190], "label": label}) for label in (WORD[:60], "ISF")]
    names = {"site_name": WORD[:60], "tagline": WORD[:60], "footer_note": f"<p>{TITLE}</p>"}
    Navigation.objects.create(locale=home.locale, main_menu=links, footer_menu=links, **names)
    SiteFacts.objects.create(site=home.get_site(), contact_email=f"{'long' * 12}@{'host' * 12}.example.org")
    Notice.objects.create(words=WORD, locale=home.locale)
    place = PlaceFactory(name=WORD[:90])
    topic = TopicFactory(name=WORD[:90])
    organisation = OrganisationFactory(name=WORD[:90])
    call = CallPageFactory(
        parent=calls,
        slug="call",
        starts_on=first,
        ends_on=first + timedelta(days=1),
        series=SeriesFactory(name=WORD[:90]),
        website=ADDRESS[:190],
        slogan=WORD[:90],
        body=body(),
        key_dates=json.dumps([block("key_date", {"date": "2020-11-01", "label": WORD})]),
        **words,
    )
    call.venues.add(CallVenue(name=TITLE[:200], place=place, locale=call.locale))
    form = SignupFormFactory(
        title=WORD,
        questions=[
            question("short_text", "name", label=TITLE[:200]),
            question("one_choice", "role", choices=[choice("a", WORD)]),
        ],
    )
    call.slots.add(SignupSlot(label=WORD[:90], note=TITLE, form=form, locale=call.locale))
    call.slots.add(SignupSlot(label=WORD[:90], note=TITLE, link=ADDRESS[:190], locale=call.locale))
    call.paths.add(CallPath(topic=topic, focus=TITLE[:200], locale=call.locale))
    call.partners.add(CallPartner(organisation=organisation, locale=call.locale))
    for number in range(2):
        ProgrammeEntry.objects.create(
            call=call,
            locale=call.locale,
            title=TITLE[:200],
            description=TITLE,
            venue=TITLE[:200],
            organiser=WORD,
            path=topic,
            day=first + timedelta(days=number),
            time=time(16, 30),
        )
    story = StoryPageFactory(
        parent=stories,
        slug="story",
        body=body(),
        related_call=call.page_ptr,
        dateline_place=place,
        dateline_organisation=organisation,
        topics=[StoryTopic(topic=topic, locale=home.locale)],
        authors=[StoryAuthor(person=PersonFactory(name=WORD[:90], role=WORD[:90]), locale=home.locale)],
        **words,
    )
    for number in range(4):  # a card of each size, without a picture too
        StoryPageFactory(parent=stories, slug=f"other-{number}", title=TITLE, intro=TITLE)
    report = FestivalReportPageFactory(
        parent=reports,
        slug="report",
        event_name=TITLE[:160],
        place=place,
        body=body(),
        what_next=f"<p>{TITLE}</p>",
        outside_page=ADDRESS[:190],
        outside_label=WORD[:90],
        figures=json.dumps([block("figure", {"number": WORD[:20], "label": WORD})]),
        programme=json.dumps([block("entry", {"time": WORD[:60], "title": TITLE[:160], "description": TITLE})]),
        gallery=json.dumps([block("picture", {"image": picture["lead_image"].pk, "alt": WORD, "caption": TITLE})]),
        **words,
    )
    report.partners.add(ReportPartner(organisation=organisation, locale=report.locale))
    for changed in (call, report):
        changed.save()
    appeal = AppealPageFactory(
        parent=appeals,
        slug="appeal",
        form=form,
        shows_people=True,
        place=place,
        goal=10,
        outcome="answered",
        outcome_on=first,
        outcome_note=TITLE,
        addressees=[AppealAddressee(name=TITLE[:200], locale=home.locale)],
        first_signatories=[FirstSignatory(name=WORD, description=TITLE[:160], locale=home.locale)],
        demands=[("demand", TITLE)],
        body=body(),
        **words,
    )
    Signatory.objects.create(appeal_key=appeal.translation_key, name=WORD, locale="en")
    standard = StandardPageFactory(parent=home, slug="standard", body=body(), **words)
    pages = [home, stories, calls, reports, appeals, call, story, report, appeal, standard]
    terms = [
        f"/en/series/{call.series.key}/",
        f"{appeal.url}signatories/",
        f"/en/topics/{topic.key}/",
        f"/en/places/{place.key}/",
        f"/en/organisations/{organisation.key}/",
    ]
    key = form.translation_key
    forms = [f"/en/forms/{key}/", f"/en/forms/{key}/thanks/?page={call.pk}"]
    others = [
        f"{call.url}poster/",
        f"{call.url.replace('/en/', '/ar/')}",
        f"/en/search/?q={WORD}",
        "/en/nothing/",
        "/en/kept/",
    ]
    return [page.url for page in pages] + terms + forms + others


def test_no_page_is_wider_than_a_phone(page, addresses):
    styles = {name: Path(settings.BASE_DIR, f"static/css/{name}.css").read_text() for name in ("site", "poster")}
    client, wide, read = Client(), {}, 0
    for address in addresses:
        response = client.get(address, follow=True)
        html = re.sub(
            r'<link rel="stylesheet"[^>]*/(site|poster)[^>]*>',
            lambda link: f"<style>{styles[link[1]]}</style>",
            response.content.decode(),
        )
        html = re.sub(r"<script[^>]*>.*?</script>", "", html, flags=re.DOTALL)
        for turned in (html, html.replace('dir="ltr"', 'dir="rtl"', 1)):
            page.set_content(turned, wait_until="domcontentloaded")
            for name, (width, percent) in SIZES.items():
                page.set_viewport_size({"width": width, "height": 800})
                found = page.evaluate(
                    "percent => { document.documentElement.style.fontSize = percent + '%';"
                    " return document.documentElement.scrollWidth; }",
                    percent,
                )
                read += WORD[:30] in turned or "nothing" in address
                if found > width:
                    wide[address, turned is html, name] = (found, widest(page, width))
    assert wide == {}
    assert read >= 6 * (len(addresses) - 1)


def widest(page, width):
    """Return the names of what sticks out, for whoever mends it."""
    return page.evaluate(
        "width => [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > width + 1"
        " || one.getBoundingClientRect().left < -1).slice(0, 6).map(one => one.tagName + '.' + one.className)",
        width,
    )
