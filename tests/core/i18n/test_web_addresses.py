"""Web addresses are printed in the letters that people read; the link itself stays as it is."""

from pathlib import Path

import pytest
from django.conf import settings
from wagtail.rich_text import expand_db_html

from core.i18n.web_addresses import decoded
from core.templatetags.site_tags import printed

ARABIC = "https://example.org/%D8%A8%D8%BA%D8%AF%D8%A7%D8%AF/"


@pytest.mark.parametrize(
    ("url", "read"),
    [
        (ARABIC, "https://example.org/بغداد/"),
        ("https://example.org/a-b/?c=d", "https://example.org/a-b/?c=d"),
        ("https://example.org/%FF%FE", "https://example.org/%FF%FE"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("https://example.org/%E2%80%AEgpj", "https://example.org/%E2%80%AEgpj"),
        ("https://example.org/%00", "https://example.org/%00"),
    ],
)
def test_letters_are_written_out_unless_they_are_none_or_unseen(url, read):
    assert decoded(url) == read


def test_links_in_texts_and_on_buttons_carry_what_is_printed_behind_them():
    assert expand_db_html(f'<a href="{ARABIC}">x</a>') == (
        f'<a href="{ARABIC}" data-address="https://example.org/بغداد/">x</a>'
    )
    assert expand_db_html('<a href="https://example.org/">x</a>') == '<a href="https://example.org/">x</a>'
    assert printed(ARABIC) == ' data-address="https://example.org/بغداد/"'
    assert printed("https://example.org/") == ""


def test_link_cannot_end_its_attribute():
    assert 'onclick="' not in expand_db_html('<a href="https://example.org/%22%20onclick=%22alert(1)">x</a>')
    assert 'onclick="' not in printed('https://example.org/%D8%A8"onclick="x')


def test_paper_shows_them():
    assert "attr(data-address)" in Path(settings.BASE_DIR, "static/css/site.css").read_text()
