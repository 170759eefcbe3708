"""The stylesheet is light, and every browser that cheap phones carry reads it."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.one_database

SHEET = (Path(settings.BASE_DIR) / "static" / "css" / "site.css").read_text(encoding="utf-8")


def test_stylesheet_costs_no_more_than_eight_kilobytes():
    assert len(gzip.compress(SHEET.encode(), 9)) <= 8 * 1024


def test_stylesheet_asks_nothing_that_older_browsers_drop():
    rules = re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL)
    assert re.findall(r"@layer|:has\(|:dir\(|&", rules) == []
