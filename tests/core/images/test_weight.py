"""What the pictures of a page weigh on a phone, beside everything else that the page needs."""

import gzip
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.images import ImageFile

from core.prefetch.renditions import filters
from tests.factories import ImageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PICTURES = Path(settings.BASE_DIR, "demonstration/content/pictures")
STATIC = Path(settings.BASE_DIR, "static")
FONTS = ["plex-arabic-400", "plex-arabic-700", "kufi-arabic-700"]
MARKUP = 7_000
MOST = 100 * 1024


def weight(name, width):
    """Return the bytes of a picture of the demonstration, so wide, in the format that phones take."""
    with (PICTURES / f"{name}.jpg").open("rb") as file:
        image = ImageFactory(file=ImageFile(file, name=f"{name}.jpg"))
    chosen = next(each for each in filters("wide") if f"-{width}x" in each.spec and each.spec.endswith("avif"))
    return image.get_rendition(chosen).file.size


def test_an_arabic_front_page_with_six_pictures_weighs_at_most_a_hundred_kilobytes():
    frame = [len(gzip.compress((STATIC / path).read_bytes())) for path in ("css/site.css", "js/site.js")]
    fonts = [(STATIC / f"fonts/{name}.woff2").stat().st_size for name in FONTS]
    large = [weight(name, 400) for name in ("gathering", "festival-stage")]
    small = [weight(name, 240) for name in ("crafts", "tents", "training", "classroom")]

    assert MARKUP + sum([*frame, *fonts, *large, *small]) <= MOST
