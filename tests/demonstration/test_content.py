"""Content files: what can be written in them, and that a mistake is named with its file and line."""

from datetime import date, timedelta

import pytest
import time_machine
from wagtail.models import Page

from demonstration.build import CONTENT, TERMS, SiteBuilder, season_from
from demonstration.content import ContentError, inline, read
from demonstration.values import Values
from home.models import HomePage, StandardPage

pytestmark = pytest.mark.one_database

SITE = "[season]\nmonth = 11\nday = 22\ndays_open = 4\n\n[facts]\n"
PAGE = "home/1-about"
RIGHT = '+++\ntype = "StandardPage"\ntitle = "About"\nintro = "Who we are."\n+++\n\nA *plain* & **bold** word.\n'
ARABIC = '+++\ntitle = "من نحن"\nintro = "من نكون."\n+++\n\nكلمة *مائلة* و**غامقة**.\n'


@pytest.fixture
def folder(tmp_path):
    """A folder with a front page and nothing else."""
    (tmp_path / "home").mkdir()
    (tmp_path / "site.toml").write_text(SITE)
    for name in [*TERMS, "forms", "programme", "navigation"]:
        (tmp_path / f"{name}.en.toml").write_text("")
    (tmp_path / "home.en.md").write_text('+++\ntype = "HomePage"\ntitle = "Home"\nintro = "Hello."\n+++\n')
    return tmp_path


def write(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")


def with_front(line):
    return RIGHT.replace("+++\n\n", f"{line}\n+++\n\n")


def with_body(text):
    return RIGHT + "\n" + text


@pytest.mark.django_db
def test_page_is_published_in_both_languages_with_its_marks(folder):
    write(folder, f"{PAGE}.en.md", RIGHT)
    write(folder, f"{PAGE}.ar.md", ARABIC)

    SiteBuilder(folder).build()

    english, arabic = StandardPage.objects.live().order_by("-locale__language_code")
    assert english.get_parent().specific == HomePage.objects.get(locale=english.locale)
    assert (english.title, english.slug) == ("About", "about")
    assert str(english.body[0].value) == "<p>A <i>plain</i> &amp; <b>bold</b> word.</p>"
    assert arabic.get_parent().specific == HomePage.objects.get(locale=arabic.locale)
    assert (arabic.title, arabic.slug) == ("من نحن", "about")
    assert "<b>غامقة</b>" in str(arabic.body[0].value)


MISTAKES = {
    "field": (with_front('titel = "About"'), 5, "StandardPage has no field “titel”"),
    "type": (RIGHT.replace("StandardPage", "StandingPage"), 2, "no page type “StandingPage”"),
    "key": (with_front('lead_image = "nobody"'), 5, "no SiteImage “nobody”"),
    "TOML": (with_front("lead_image = "), 5, "line 5"),
    "long": (RIGHT.replace("About", "A" * 300), 3, "title"),
    "block": (with_body("```picutre\n```\n"), 9, "“picutre” is none of"),
    "field of a block": (with_body('```embed\nurl = "https://a.example"\nname = "x"\n```\n'), 11, "“name” is none of"),
    "TOML of a block": (with_body("```embed\nurl = \n```\n"), 10, "line 10"),
    "block that lacks something": (with_body('```embed\nurl = "https://a.example"\n```\n'), 9, "title"),
    "page that a block names": (with_body('```related_pages\npages = ["gone"]\n```\n'), 10, "no Page “gone”"),
    "Markdown without a block": (with_body("## Words\n\n---\n"), 11, "no block for a hr"),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "line", "message"), MISTAKES.values(), ids=MISTAKES)
def test_mistake_is_named_with_file_and_line(folder, text, line, message):
    write(folder, f"{PAGE}.en.md", text)

    with pytest.raises(ContentError, match=message) as raised:
        SiteBuilder(folder).build()

    assert f"{PAGE}.en.md" in str(raised.value)
    assert f"line {line}" in str(raised.value)


MISTAKES_OF_TRANSLATIONS = {
    "text that the original lacks": (ARABIC.replace("intro", "intor"), 3, "no such text"),
    "another block than in the original": (ARABIC.replace("كلمة", "## كلمة"), 6, "no such text"),
    "block too many": (ARABIC + "\n## كلمة\n", 8, "no such text"),
    "text that is missing": (ARABIC[: ARABIC.index("كلمة")], None, "no counterpart here: A <i>plain</i> &amp; <b>bold"),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "line", "message"), MISTAKES_OF_TRANSLATIONS.values(), ids=MISTAKES_OF_TRANSLATIONS)
def test_mistake_in_a_translation_is_named_with_its_own_file(folder, text, line, message):
    write(folder, f"{PAGE}.en.md", RIGHT)
    write(folder, f"{PAGE}.ar.md", text)

    with pytest.raises(ContentError, match=message) as raised:
        SiteBuilder(folder).build()

    assert f"{PAGE}.ar.md" in str(raised.value)
    assert line is None or f"line {line}" in str(raised.value)


@pytest.mark.django_db
def test_translation_without_an_original_is_a_mistake(folder):
    write(folder, f"{PAGE}.ar.md", ARABIC)

    with pytest.raises(ContentError, match="no page type"):
        SiteBuilder(folder).build()

    assert Page.objects.filter(depth__gt=2).count() == 0


def test_only_marks_become_html():
    assert inline('a **b** *c* <d> & "e" [f](g)') == 'a <b>b</b> <i>c</i> &lt;d&gt; &amp; "e" [f](g)'


def day(text, today):
    """Return what a date of the fifth season is when the demonstration is built on a day."""
    season = season_from(today, **read(CONTENT / "site.toml").fields["season"])
    with time_machine.travel(f"{today}T12:00:00+03:00", tick=False):
        return Values(read(CONTENT / "site.toml"), season, {}.get).day(text, ())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("today", date(2030, 3, 1)),
        ("today - 1 day", date(2030, 2, 28)),
        ("season", date(2030, 11, 22)),
        ("season + 8 days", date(2030, 11, 30)),
        (date(2017, 12, 10), date(2017, 12, 10)),
    ],
)
def test_date_can_be_counted_from_today_or_from_the_season(text, meant):
    assert day(text, date(2030, 3, 1)) == meant


@pytest.mark.parametrize("text", ["tomorrow", "season + 8", "2025-13-01", "season+8 days"])
def test_date_that_means_nothing_is_a_mistake(text):
    with pytest.raises(ContentError, match="is not a date"):
        day(text, date(2030, 3, 1))


def test_every_sign_up_of_the_season_is_open_whenever_the_site_is_built():
    call = read(CONTENT / "home/2-campaigns/1-fifth-season.en.md").fields
    assert len(call["slots"]) == 3
    for number in range(2 * 366):
        today = date(2028, 1, 1) + timedelta(days=number)
        season = season_from(today, **read(CONTENT / "site.toml").fields["season"])
        assert season <= today + timedelta(days=366)
        assert day(call["ends_on"], today) >= today
        for slot in call["slots"]:
            assert day(slot["opens_on"], today) <= today <= day(slot["closes_on"], today)
