"""Glossary and memory leave as files that other programs read, and come back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from translate.storage.tmx import tmxfile
from wagtail_localize.models import StringTranslation

from translations import translation_memory
from translations.exchange import glossary_csv, tmx
from translations.glossary import stands_in
from translations.models import GlossaryTerm

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_the_glossary_comes_back_as_it_left(english, arabic):
    GlossaryTerm.objects.create(
        source_locale=english, target_locale=arabic, term="=path, long", wording="مسار", note="“a”"
    )
    content = glossary_csv.write(english, arabic)
    assert b"'=path" in content
    GlossaryTerm.objects.all().delete()
    assert glossary_csv.read(content, english, arabic) == (1, [])
    assert GlossaryTerm.objects.values_list("term", "wording", "note").get() == ("=path, long", "مسار", "“a”")
    assert glossary_csv.read(content, english, arabic) == (0, [])


def test_a_table_made_by_a_spreadsheet_of_another_country_is_read(english, arabic):
    assert glossary_csv.read("term;wording\npath;مسار\n".encode(), english, arabic)[0] == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "first line"),
        (b"word,meaning\n", "first line"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"term,wording\npath,\n", "Line 2"),
        (b"term,wording\n" + b"x" * 200 + b",y\n", "Line 2"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_in_words(client, translator, content, words):
    file = SimpleUploadedFile("glossary.csv", content)
    url = reverse("translations:glossary_table", args=["ar"])
    page = client.post(url, {"file": file}, follow=True).text
    assert (words in page, GlossaryTerm.objects.count()) == (True, 0)


def test_the_memory_leaves_as_tmx(client, translator, sent, write):
    write(sent, {"Why we run": "لماذا نركض"})
    answer = client.get(reverse("translations:memory", args=["ar"]))
    pairs = {(unit.source, unit.target) for unit in tmxfile.parsestring(answer.content).units}
    assert ("Why we run", "لماذا نركض") in pairs
    assert not any("<" in source for source, _target in pairs)


def test_a_memory_that_is_taken_in_is_offered_and_nothing_else(english, arabic, sent, translator, text_of):
    store = tmxfile()
    store.addtranslation("Why we run", "en-GB", "لِمَ نركض", "ar-IQ")
    assert tmx.read(bytes(store), english, arabic, translator) == 1
    assert tmx.read(bytes(store), english, arabic, translator) == 0
    text = text_of(sent, "Why we run")
    assert not text.words
    [match] = translation_memory.exact_matches(sent, [text])[text.segment.string_id]
    assert match.data == "لِمَ نركض"


OWN_SIGNS = b"""<!DOCTYPE tmx [<!ENTITY e "!">]><tmx version="1.4"><header/><body><tu><tuv xml:lang="en"><seg>Hello</seg></tuv>
<tuv xml:lang="ar"><seg>&e;</seg></tuv></tu></body></tmx>"""


@pytest.mark.parametrize("content", [b"", b"<tmx", b"<html/>", b"x" * 100, OWN_SIGNS])
def test_a_memory_that_cannot_be_read_is_answered_in_words(client, translator, content):
    file = SimpleUploadedFile("memory.tmx", content)
    url = reverse("translations:memory", args=["ar"])
    assert client.post(url, {"file": file}, follow=True).status_code == 200
    assert not StringTranslation.objects.exists()


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("الناصرية", "ذهبنا للناصرية", True),
        ("الناصرية", "بالناصرية", True),
        ("المنظمة", "والمنظمة", True),
        ("مسار", "في مسارات النهر", True),
        ("المجتمع المدني", "والمجتمع المدني", True),
        ("عام", "عامل نظافة", False),
        ("المجتمع المدني", "المجتمع كله مدني", False),
        ("path", "two paths", True),
        ("city", "Cities of Iraq", True),
        ("woman", "women", True),
        ("river", "the river’s bank", True),
        ("path", "pathology", False),
        ("organisation", "organised", False),
    ],
)
def test_a_term_is_found_in_its_forms_and_in_no_other_word(term, text, found):
    assert stands_in(term, text) is found
