"""What the demonstration says in Sorani fits where it is to stand."""

import polib
import pytest
from wagtail.models import Locale

from demonstration.build import CONTENT
from editors.languages import po_files
from editors.languages.saved_texts import count_in


def entries(name):
    return polib.pofile(str(CONTENT / "sorani" / name))


@pytest.mark.django_db
def test_import_of_the_interface_takes_every_entry():
    locale = Locale.objects.create(language_code="ckb")

    taken = po_files.import_po((CONTENT / "sorani" / "interface.po").read_bytes(), locale)

    assert (taken.changed, taken.unknown, taken.refused) == (len(entries("interface.po")), 0, [])
    assert count_in(locale).drafts == taken.changed > 100


@pytest.mark.parametrize("name", ["interface.po", "pages.po"])
def test_sorani_is_spelt_with_its_own_letters(name):
    """An Arabic kaf or ya, typed on the wrong keyboard, would look right and be found by nobody."""
    written = [words for entry in entries(name) for words in (entry.msgstr, *entry.msgstr_plural.values()) if words]

    assert len(written) > 40
    assert not [words for words in written if set(words) & set("كيةىًٌٍَُِّْ")]
