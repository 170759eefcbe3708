"""Languages that came later, and the people who look after them."""

import pytest
from django.utils import translation
from wagtail.models import Locale

from core import interface_texts
from core.i18n.presets import PRESETS
from core.models import InterfaceText
from editors.languages.creation import add
from editors.languages.public_texts import public_texts
from editors.languages.saved_texts import SavedText, save_texts
from editors.roles import ADMINISTRATORS
from tests.factories import StandardPageFactory
from translations.gate import translation_of
from translations.publication import publish
from translations.segment_store import save_html
from translations.segments import segments_of


def text(source, context=""):
    """Return a text of the public templates by its English."""
    return public_texts()[InterfaceText.digest_of(context, source)]


@pytest.fixture(params=["en", "ar"])
def administrator(request, sign_in):
    """The browser of an administrator, with the admin in English and in Arabic; assertions are in that language."""
    with translation.override(request.param):
        yield sign_in(ADMINISTRATORS, request.param)


@pytest.fixture
def sorani(roles, home) -> Locale:
    """Sorani, just added and closed."""
    return add(PRESETS["ckb"])


@pytest.fixture
def sorani_home(sorani, home):
    """Its front page, published."""
    return publish_with_title(home.get_translation(sorani), "سەرەتا")


def publish_with_title(page, title):
    """Publish a translation of which only the title is written; the publisher names the rest as missing."""
    translation = translation_of(page)
    segments = segments_of(translation)
    save_html(translation, next(one for one in segments if one.path == "title"), title, None)
    publish(translation, known_missing=[one.key for one in segments])
    page.refresh_from_db()
    return page


@pytest.fixture
def privacy(home):
    return StandardPageFactory(parent=home, slug="privacy", title="Privacy")


@pytest.fixture
def word():
    """Return a function that words a text in a language, as it stands after the commit."""

    def word(locale, source, *wordings, context="", is_draft=False):
        save_texts(locale, {text(source, context): SavedText(list(wordings), is_draft)})
        interface_texts.clear()

    return word
