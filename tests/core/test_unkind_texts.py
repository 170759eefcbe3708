"""No page is wider than a phone, whatever is written on it: one long word or address in every field, at 320 and 360 px and
with letters twice as large.
"""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from campaigns.models import CallVenue, ReportPartner, SignupSlot
from core.models import Notice
from tests.factories import (
    CallPageFactory,
    FestivalReportPageFactory,
    OrganisationFactory,
    PlaceFactory,
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


def body(*more):
    return json.dumps(
        [
            block("paragraph", f"<p>{TITLE} <a href='{ADDRESS}'>{ADDRESS}</a></p>"),
            block("heading", TITLE[:120]),
            block("quote", {"words": TITLE, "speaker": WORD}),
            block("list", [{"type": "item", "value": ADDRESS}]),
            *more,
        ]
    )


@pytest.fixture
def addresses(home, stories, calls, reports):
    """A page of every type, with unkind text in each field, and where the pages are listed."""
    words = {"title": TITLE, "intro": f"{TITLE}"[:290]}
    Notice.objects.create(words=WORD, locale=home.locale)
    place = PlaceFactory(name=WORD[:90])
    topic = TopicFactory(name=WORD[:90])
    organisation = OrganisationFactory(name=WORD[:90])
    call = CallPageFactory(
        parent=calls,
        slug="call",
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
    story = StoryPageFactory(parent=stories, slug="story", body=body(), related_call=call.page_ptr, **words)
    report = FestivalReportPageFactory(
        parent=reports, slug="report", event_name=TITLE[:160], place=place, body=body(), **words
    )
    report.partners.add(ReportPartner(organisation=organisation, locale=report.locale))
    for changed in (call, report):
        changed.save()
    standard = StandardPageFactory(parent=home, slug="standard", body=body(), **words)
    pages = [home, stories, calls, reports, call, story, report, standard]
    return [page.url for page in pages] + [f"/en/topics/{topic.key}/", f"/en/search/?q={WORD}", "/en/nothing/"]


def test_no_page_is_wider_than_a_phone(page, addresses):
    styles = Path(settings.BASE_DIR, "static/css/site.css").read_text()
    client, wide, read = Client(), {}, 0
    for address in addresses:
        response = client.get(address, follow=True)
        html = re.sub(r'<link rel="stylesheet"[^>]*>', f"<style>{styles}</style>", response.content.decode(), count=1)
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
    assert read >= 6 * (len(addresses) - 4)


def widest(page, width):
    """Return the names of what sticks out, for whoever mends it."""
    return page.evaluate(
        "width => [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > width + 1"
        " || one.getBoundingClientRect().left < -1).slice(0, 6).map(one => one.tagName + '.' + one.className)",
        width,
    )
