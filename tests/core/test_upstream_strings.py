"""Our Arabic for words of other packages goes as soon as they have their own."""

import gettext
from pathlib import Path

import django
import pytest
from django.apps import apps
from django.conf import settings
from django.utils import translation

from core.upstream_strings import UPSTREAM, UPSTREAM_MENDED


def catalogues(language):
    folders = [Path(django.__file__).parent / "conf", *(Path(app.path) for app in apps.get_app_configs())]
    for folder in folders:
        path = folder / "locale" / language / "LC_MESSAGES" / "django.mo"
        if path.exists() and not path.is_relative_to(settings.BASE_DIR / folder.name):
            with path.open("rb") as file:
                yield gettext.GNUTranslations(file)


@pytest.fixture(scope="module")
def arabic():
    return list(catalogues("ar"))


@pytest.mark.parametrize("words", UPSTREAM)
def test_wagtail_has_no_arabic_for_it(arabic, words):
    assert arabic
    assert {catalogue.gettext(words) for catalogue in arabic} == {words}


@pytest.mark.parametrize("words", UPSTREAM_MENDED)
def test_wagtail_still_has_a_wrong_word_for_it(arabic, words):
    wrong = {catalogue.gettext(words) for catalogue in arabic} - {words}
    assert wrong
    with translation.override("ar"):
        assert translation.gettext(words) not in wrong
