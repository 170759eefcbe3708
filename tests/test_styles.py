"""The style sheets work in Chrome 89, which cheap phones carry: what is newer stands in them only where nothing depends on it."""

import re
from pathlib import Path

import pytest
from django.conf import settings

STYLES = sorted(Path(settings.BASE_DIR, "static/css").glob("*.css"))
BREAKS = {  # what older browsers drop with the whole rule or block, and since which Chrome it is known
    ":has(": 105,
    ":dir(": 120,
    "@layer": 99,
    "@container": 105,
    "@scope": 118,
    "@starting-style": 117,
    "subgrid": 117,
    "color-mix(": 111,
    "light-dark(": 123,
    "dvh": 108,
    "svh": 108,
    "overflow: clip": 90,
    "image-set(": 113,
    "width >": 104,
    "width <": 104,
}
# Properties that an older browser ignores: what is lost is named.
IGNORED = {
    "accent-color": "the colour of a tick",
    "content-visibility": "answers of closed questions on paper, which the script opens too",
    "print-color-adjust": "nothing: it has the prefixed one",
    "size-adjust": "the width of a font that stands in",
    "text-size-adjust": "nothing: it has the prefixed one",
    "text-wrap": "balanced headings",
}
# Since Chrome 90 and later; those of `IGNORED` among them.
NEWER = {
    *IGNORED,
    *(
        "anchor-name",
        "animation-timeline",
        "contain-intrinsic-size",
        "container",
        "container-type",
        "content-visibility",
    ),
    *("field-sizing", "font-palette", "hyphenate-character", "inert", "interpolate-size", "margin-trim", "math-style"),
    *("overflow-clip-margin", "rotate", "scale", "scrollbar-color", "scrollbar-gutter"),
    *("scrollbar-width", "text-box", "text-wrap-style", "translate", "view-transition-name", "white-space-collapse"),
}


def bare(path):
    """Return a style sheet without comments."""
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_nothing_is_used_that_would_take_a_whole_rule_away(path):
    assert len(bare(path)) > 1000
    assert [sign for sign in BREAKS if sign in bare(path)] == []
    assert not re.search(r"^\s*&", bare(path), flags=re.MULTILINE)  # nested rules: 112


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_newer_properties_are_those_that_nothing_depends_on(path):
    used = set(re.findall(r"^\s*([a-z-]+):", bare(path), flags=re.MULTILINE))

    assert used & NEWER <= IGNORED.keys()


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_logical_float_follows_one_that_every_browser_knows(path):
    rules = [rule for rule in re.findall(r"\{([^{}]*)\}", bare(path)) if "float: inline-" in rule]

    assert all(re.search(r"float: (left|right);\s*float: inline-(start|end);", rule) for rule in rules)


def test_headings_in_arabic_wait_for_their_font_in_one_as_wide():
    style = bare(Path(settings.BASE_DIR, "static/css/site.css"))
    heads = re.findall(r'--head: "ICSSI Kufi", "([^"]+)"', style)

    assert heads == ["Naskh as wide as Kufi"]
    assert re.search(rf'font-family: "{heads[0]}";[^}}]+size-adjust: 133%', style)
