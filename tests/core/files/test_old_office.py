"""Word and Excel files of the old kind: names are overwritten, macros refused, and a site takes them only if it says so."""

import struct
from contextlib import suppress

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Site

from core.files.metadata_removal import cleaned
from core.files.old_office import Compound
from core.files.refusals import RefusedFileError
from core.models import SiteFacts
from tests.core.files.compounds import compound, record, sheet, word
from tests.core.files.kinds import MARK, archive

MADE = {"doc": lambda: word(MARK), "xls": lambda: sheet(MARK)}


@pytest.mark.parametrize("kind", MADE)
def test_names_are_overwritten_and_words_stay(kind):
    before = MADE[kind]()
    after = cleaned(f"a.{kind}", before)
    for letters in (MARK.encode(), MARK.encode("utf-16-le")):
        assert letters not in after
    assert MARK.encode() in before
    assert len(after) == len(before)
    assert (b"Words of the document" in after) == (kind == "doc")
    assert (b"cell of the sheet" in after) == (kind == "xls")
    assert cleaned(f"a.{kind}", after) == after


def test_streams_stand_where_they_stood():
    before, after = Compound(word(MARK)), Compound(cleaned("a.doc", word(MARK)))
    assert before.entries == after.entries
    assert before.read(before.entries[1]) == after.read(after.entries[1])


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.doc", b"<html>", "kind"),
        ("a.doc", sheet("a"), "kind"),
        ("a.xls", word("a"), "kind"),
        ("a.doc", word("a", more={"Macros": b"x"}), "inside"),
        ("a.doc", word("a", more={"ObjectPool": b"x"}), "inside"),
        ("a.doc", word("a", flags=0x0300), "locked"),
        ("a.doc", word("a", flags=0), "damaged"),
        ("a.xls", sheet("a", record(0x2F, b"xx")), "locked"),
        ("a.xls", sheet("a", record(0x85, bytes(5) + b"\1" + b"rest")), "inside"),
        ("a.xls", compound({"Workbook": b"x" * 5000, "_VBA_PROJECT_CUR": b"x"}), "inside"),
        ("a.doc", word("a")[:700], "damaged"),
        ("a.doc", word("a")[:512], "damaged"),
        ("a.zip", archive({"a.doc": word("a")}), "inside"),
    ],
)
def test_what_is_no_such_file_or_holds_programs_is_refused(name, content, code):
    with pytest.raises(RefusedFileError) as refused:
        cleaned(name, content)
    assert refused.value.code == code


def test_file_whose_sectors_go_in_a_circle_is_refused():
    content = bytearray(word("a"))
    table = len(content) - 512
    content[table : table + 4] = bytes(4)  # the first sector is followed by itself
    with pytest.raises(RefusedFileError):
        cleaned("a.doc", bytes(content))


@pytest.mark.parametrize("place", range(0, 3000, 37))
def test_damaged_file_is_refused_or_taken_but_no_error(place):
    content = bytearray(word(MARK))
    content[place : place + 4] = b"\xfe\xfe\x0f\x10"
    with suppress(RefusedFileError):
        cleaned("a.doc", bytes(content))


@pytest.mark.django_db
@pytest.mark.parametrize("takes", [False, True])
def test_site_takes_them_only_if_it_says_so(editor, takes):
    SiteFacts.objects.create(site=Site.objects.get(), takes_old_office_files=takes)
    file = SimpleUploadedFile("a.doc", word(MARK))
    editor.post(reverse("wagtaildocs:add"), {"title": "The call", "file": file, "collection": 1})
    assert Document.objects.exists() == takes


def test_table_that_names_itself_fills_no_memory():
    content = bytearray(word("a").ljust(512 * 4000, b"\0"))
    struct.pack_into("<I", content, 68, 0)
    struct.pack_into("<109I", content, 76, *[0] * 109)
    content[512:1024] = struct.pack("<128I", *[0] * 128)
    with pytest.raises(RefusedFileError):
        cleaned("a.doc", bytes(content))
