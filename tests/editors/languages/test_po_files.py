"""The words of the interface leave as a PO file and come back, and a bad file is answered in words."""

import polib
import pytest
from babel.messages.pofile import read_po
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from editors.languages.po_files import export_po, import_po
from editors.languages.public_texts import public_texts
from editors.languages.saved_texts import SavedText, save_texts, saved_texts_in
from tests.editors.languages.conftest import text

pytestmark = pytest.mark.one_database

HEAD = 'msgid ""\nmsgstr ""\n"Language: {code}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals={forms}; plural=(n != 1);\\n"\n\n'
HEADER = HEAD.format(code="ckb", forms=2)
ENTRY = 'msgid "{}"\nmsgstr "{}"\n\n'
SKIP = "Skip to the main text"


def filled(locale) -> polib.POFile:
    """Return the exported file with everything worded."""
    po = polib.pofile(export_po(locale))
    for entry in po:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgid_plural, 1: entry.msgid_plural}
        else:
            entry.msgstr = entry.msgid
    return po


def test_everything_goes_out_and_comes_back(sorani):
    taken = import_po(str(filled(sorani)).encode(), sorani)

    assert (taken.changed, taken.unknown, taken.refused) == (len(public_texts()), 0, [])
    assert set(saved_texts_in(sorani)) == set(public_texts())
    assert import_po(export_po(sorani).encode(), sorani).unchanged == len(public_texts())


def test_file_can_be_read_by_other_tools(sorani):
    catalogue = read_po(iter(export_po(sorani).encode().splitlines(keepends=True)), locale="ckb")

    assert len(catalogue) == len(public_texts())
    assert catalogue.num_plurals == 2
    assert not any(list(message.check()) for message in catalogue if message.string)


def test_translator_sees_the_arabic_and_the_place(sorani):
    entry = polib.pofile(export_po(sorani)).find(SKIP)

    assert text(SKIP).arabic[0] in entry.comment
    assert entry.occurrences == [("templates/base.html", "")]


def test_drafts_are_fuzzy_both_ways(sorani, word):
    word(sorani, SKIP, "بڕۆ", is_draft=True)
    po = polib.pofile(export_po(sorani))
    assert po.find(SKIP).fuzzy

    po.find(SKIP).flags.remove("fuzzy")
    import_po(str(po).encode(), sorani)

    assert saved_texts_in(sorani)[text(SKIP).digest] == SavedText(["بڕۆ"], is_draft=False)


def test_empty_entry_leaves_what_is_there(sorani, word):
    word(sorani, SKIP, "بڕۆ")
    import_po((HEADER + ENTRY.format(SKIP, "") + ENTRY.format("Page not found", "نەدۆزرایەوە")).encode(), sorani)

    assert saved_texts_in(sorani)[text(SKIP).digest].wordings == ["بڕۆ"]


def test_one_bad_entry_holds_up_no_other(sorani):
    file = HEADER + ENTRY.format(SKIP, "بڕۆ") + ENTRY.format("Page not found", "<b>نییە") + ENTRY.format("Nobody", "x")
    taken = import_po(file.encode(), sorani)

    assert (taken.changed, taken.unknown) == (1, 1)
    assert [source for source, _problem in taken.refused] == ["Page not found"]


def test_wrong_number_of_plurals_in_one_entry_is_refused(sorani):
    found = next(one for one in public_texts().values() if one.plural and '"' not in one.source)
    file = HEADER + f'msgid "{found.source}"\nmsgid_plural "{found.plural}"\nmsgstr[0] "{found.plural}"\n'

    assert import_po(file.encode(), sorani).refused


BAD = {
    "nothing": b"",
    "picture": b"\x89PNG\r\n\x1a\n\x00\x00",
    "words": b"hello",
    "zero": b'msgid "a"\nmsgstr "\x00"',
    "latin": (HEADER + ENTRY.format(SKIP, "çê")).encode("latin-1"),
    "cut off": b'msgid "Skip to',
    "not a line": b'msgid "a"\nmsgstr "b"\nthis is nonsense\n',
    "path": b"msgid/etc/passwd",
    "no words": (HEADER + ENTRY.format(SKIP, "")).encode(),
    "another language": HEAD.format(code="tr", forms=2).encode(),
    "other plurals": HEAD.format(code="ckb", forms=6).encode(),
    "too large": b'msgid "a"\nmsgstr "b"\n#' + b"x" * (2 * 1024 * 1024),
}


def test_bad_file_is_answered_in_words(administrator, sorani, word):
    word(sorani, SKIP, "بڕۆ")
    address = reverse("editors:words_file", args=["ckb"])
    for name, content in BAD.items():
        answer = administrator.post(address, {"file": SimpleUploadedFile("x.po", content or b" ")}, follow=True)

        assert answer.status_code == 200, name
        assert "error" in [message.level_tag for message in answer.context["messages"]], name
        assert saved_texts_in(sorani) == {text(SKIP).digest: SavedText(["بڕۆ"])}, name


def test_no_file_at_all_is_answered_in_words(administrator, sorani):
    answer = administrator.post(reverse("editors:words_file", args=["ckb"]), follow=True)

    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_good_file_is_taken_through_the_screen(administrator, sorani):
    file = SimpleUploadedFile("x.po", (HEADER + ENTRY.format(SKIP, "بڕۆ")).encode())
    administrator.post(reverse("editors:words_file", args=["ckb"]), {"file": file})

    assert saved_texts_in(sorani)[text(SKIP).digest].wordings == ["بڕۆ"]


def test_screen_gives_the_file(administrator, sorani):
    answer = administrator.get(reverse("editors:words_file", args=["ckb"]))

    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert "-ckb.po" in answer["Content-Disposition"]
    assert polib.pofile(answer.content.decode()).metadata["Language"] == "ckb"


def test_taking_a_whole_file_costs_few_queries(sorani, django_assert_max_num_queries):
    content = str(filled(sorani)).encode()

    with django_assert_max_num_queries(8):
        import_po(content, sorani)


def test_words_can_be_taken_out_again(sorani, word):
    word(sorani, SKIP, "بڕۆ")
    save_texts(sorani, {text(SKIP): SavedText([""])})

    assert saved_texts_in(sorani) == {}
