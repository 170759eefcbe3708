"""Every palette can be read, by day and by night, and reaches all that shows colours."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse
from wagtail.models import Site

from core.images.share_images import card_of
from core.models import SiteFacts
from core.palettes import PaletteChoice
from tests.factories import StoryPageFactory

STATIC = Path(settings.BASE_DIR) / "static"
TEXT, SHAPE = 4.5, 3  # the least contrast that WCAG 2.2 AA asks for

# What stands on what; the names are those of css/site.css, without the dashes.
PAIRS = {
    **{(text, ground): TEXT for text in ("ink", "muted", "link", "heading") for ground in ("paper", "card", "wash")},
    **{("alarm", ground): TEXT for ground in ("paper", "card", "wash")},
    **{(text, ground): TEXT for text in ("white", "bright") for ground in ("main", "deep")},
    ("on-bright", "bright"): TEXT,
    ("ink", "soft"): TEXT,
    ("focus", "paper"): SHAPE,
    ("edge", "paper"): SHAPE,
}


def declared(css: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the custom properties of :root, by day and what differs from them by night."""
    day, _media, night = css.partition("@media screen and (prefers-color-scheme: dark) {\n  :root")
    blocks = [re.search(r":root \{(.*?)\n\}", day, re.DOTALL), re.match(r" \{(.*?)\n  \}", night, re.DOTALL)]
    return tuple(dict(re.findall(r"--([\w-]+): ([^;]+);", block[1])) if block else {} for block in blocks)


def colours_of(palette, is_night) -> dict[str, str]:
    sheets = ["css/site.css", *filter(None, [palette.style_sheet])]
    found = [declared((STATIC / sheet).read_text()) for sheet in sheets]
    merged = {"white": "#ffffff"}
    for part in (0, 1) if is_night else (0,):
        for sheet in found:
            merged |= sheet[part]
    return merged


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colours: dict[str, str], one: str, other: str) -> float:
    def value(name):
        found = colours[name]
        return value(found[len("var(--") : -1]) if found.startswith("var(") else found

    darker, lighter = sorted(luminance(value(name)) for name in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_wcag_does():
    assert contrast({"a": "#fff", "b": "#000000"}, "a", "b") == pytest.approx(21)
    assert contrast({"a": "#777777", "b": "#fff"}, "a", "b") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("is_night", [False, True])
@pytest.mark.parametrize("choice", PaletteChoice)
def test_everything_can_be_read(choice, is_night):
    colours = colours_of(choice.colours, is_night)
    found = {pair: round(contrast(colours, *pair), 2) for pair in PAIRS}
    assert {pair: value for pair, value in found.items() if value < PAIRS[pair]} == {}


@pytest.mark.parametrize("choice", PaletteChoice)
def test_colours_outside_style_sheets_are_those_in_them(choice):
    palette, colours = choice.colours, colours_of(choice.colours, is_night=False)
    assert (palette.main, palette.deep, palette.bright) == (colours["main"], colours["deep"], colours["bright"])
    assert palette.main in (STATIC / palette.icon_svg).read_text()
    assert [
        name for name in (palette.icon(180), palette.icon(512), palette.admin_style_sheet) if not finders.find(name)
    ] == []


@pytest.mark.django_db
@pytest.mark.one_database
def test_palette_reaches_pages_icons_pictures_and_the_editors_screens(
    client, editor, read, stories, django_capture_on_commit_callbacks
):
    story = StoryPageFactory(parent=stories, slug="boats")
    facts = SiteFacts.for_site(Site.objects.get(is_default_site=True))
    before = card_of(story, "ICSSI", facts).version
    assert "palettes/lapis/colours" not in client.get("/en/news/boats/").content.decode()
    facts.palette = PaletteChoice.PALM
    with django_capture_on_commit_callbacks(execute=True):
        facts.save()
    page = read("/en/news/boats/")
    sheets = [link["href"] for link in page.find_all("link", rel="stylesheet")]
    assert [sheet.rpartition("static/")[2] for sheet in sheets] == ["css/site.css", "palettes/palm/colours.css"]
    assert page.find("meta", attrs={"name": "theme-color"})["content"] == PaletteChoice.PALM.colours.main
    assert "palettes/palm/icon-180.png" in page.find("link", rel="apple-touch-icon")["href"]
    assert client.get(reverse("manifest")).json()["theme_color"] == PaletteChoice.PALM.colours.main
    assert card_of(story, "ICSSI", facts).version != before
    screen = BeautifulSoup(editor.get(reverse("wagtailadmin_home")).content, "html.parser")
    assert any("palettes/palm/admin.css" in link["href"] for link in screen.find_all("link", rel="stylesheet"))
    assert "palettes/palm/icon.svg" in str(screen.select_one("[data-wagtail-sidebar-branding-logo]"))
