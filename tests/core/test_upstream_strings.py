"""Our Arabic for words of Wagtail goes as soon as Wagtail has its own."""

import gettext
from pathlib import Path

import pytest
import wagtail

from core.upstream_strings import UPSTREAM

ROOT = Path(wagtail.__file__).parent


def catalogues(language):
    for path in ROOT.glob(f"**/locale/{language}/LC_MESSAGES/django.mo"):
        with path.open("rb") as file:
            yield gettext.GNUTranslations(file)


@pytest.fixture(scope="module")
def arabic():
    return list(catalogues("ar"))


@pytest.mark.parametrize("words", UPSTREAM)
def test_wagtail_has_no_arabic_for_it(arabic, words):
    assert arabic
    assert {catalogue.gettext(words) for catalogue in arabic} == {words}
