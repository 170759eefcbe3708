"""A poster is one sheet of A4: all of its text, its frieze, the code and the short address fit on it."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from campaigns.models import CallVenue
from campaigns.posters import SIZES, fit_of
from tests.factories import CallPageFactory

WORDS = "Nine days of talks, songs and workshops beside the river of the city and its gardens "
ARABIC = "تسعة أيام من الحوار والغناء وورش العمل على ضفة النهر وفي حدائق المدينة وقاعاتها "


def call_of(title, intro, slogan="", venues=(), **place):
    call = CallPageFactory(title=title, intro=intro, slogan=slogan, slug="season", **place)
    call.venues.set([CallVenue(name=name, locale=call.locale) for name in venues])
    call.save()
    return call


@pytest.mark.django_db
@pytest.mark.one_database
def test_the_more_text_the_smaller_its_letters(calls):
    short = CallPageFactory.build(title="Fifth season", intro="Come.", slogan="Water")
    long = CallPageFactory.build(title=(WORDS * 3)[:160], intro=(WORDS * 4)[:300], slogan="Water")

    sizes = [fit_of(call, venues, "ltr").number for call, venues in ((short, ["Garden"]), (long, [WORDS] * 5))]

    assert sizes[0] == 0 < sizes[1] < len(SIZES) - 1
    assert fit_of(long, [WORDS] * 5, "ltr") != fit_of(long, [WORDS.upper() * 2] * 5, "ltr")


@pytest.fixture
def sheet(page):
    """Open a poster as it is printed, with its own fonts and styles."""
    page.emulate_media(media="print")

    def opened(path):
        html = Client().get(path).content  # here, since the browser's callbacks have a database connection of their own

        def answer(route):
            asked = route.request.url.removeprefix("http://localhost")
            if asked == path:
                return route.fulfill(body=html, content_type="text/html")
            return route.fulfill(path=Path(settings.BASE_DIR, asked.lstrip("/")))

        page.route("http://localhost/**", answer)
        page.goto(f"http://localhost{path}")
        page.evaluate("document.fonts.ready")
        return page

    return opened


@pytest.mark.browser
@pytest.mark.django_db
@pytest.mark.parametrize("words", [WORDS, WORDS.upper(), "Donaudampfschifffahrtsgesellschaft" * 9])
@pytest.mark.parametrize(("title", "venues"), [(12, 1), (160, 5), (255, 5)])
def test_all_of_a_poster_fits_on_one_sheet(sheet, calls, words, title, venues):
    call_of((words * 4)[:title], (words * 4)[:300], (words * 2)[:120], [(words * 3)[:160]] * venues, parent=calls)

    assert_fits(sheet("/en/campaigns/season/poster/"))


@pytest.mark.browser
@pytest.mark.django_db
def test_all_of_an_arabic_poster_fits_on_one_sheet(sheet, calls, in_arabic):
    call = call_of("Season", "Come.", "Water", ["Garden"] * 5, parent=calls)
    arabic = in_arabic(call, title=(ARABIC * 3)[:160], intro=(ARABIC * 4)[:300], slogan=(ARABIC * 2)[:120])
    for venue in arabic.venues.all():
        venue.name = (ARABIC * 2)[:160]
        venue.save()

    assert_fits(sheet("/ar/campaigns/season/poster/"))


@pytest.mark.browser
@pytest.mark.django_db
def test_long_title_leaves_venues_and_summary_readable(sheet, calls):
    call_of((WORDS * 3)[:255], WORDS * 4, WORDS, ["Gardens of the river, gate of the bridge"] * 5, parent=calls)

    page = sheet("/en/campaigns/season/poster/")

    assert_fits(page)
    for name in (".where", ".words"):
        height = page.evaluate(f"parseFloat(getComputedStyle(document.querySelector('{name}')).fontSize)")
        assert height >= 11 * 96 / 72


def assert_fits(page):
    """Nothing of the text is cut off, code and address stand below it, and the printer needs one sheet."""
    found = page.evaluate(
        """() => {
        const box = name => document.querySelector(name).getBoundingClientRect(), said = document.querySelector('.said');
        return {cut: said.scrollHeight - said.clientHeight, wide: document.documentElement.scrollWidth,
            frieze: box('.frieze').height, sheet: box('.poster').bottom, code: box('.code svg').bottom,
            square: box('.code svg').width - box('.code svg').height, address: box('.address').bottom}; }"""
    )
    assert found["cut"] <= 0
    assert found["frieze"] > 20
    assert found["square"] == pytest.approx(0, abs=1)
    assert max(found["code"], found["address"]) < found["sheet"] < 297 * 96 / 25.4
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True))) == 1
