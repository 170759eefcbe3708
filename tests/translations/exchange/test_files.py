"""Translations leave as files and come back."""

import io
import re
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote

import polib
import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.urls import reverse
from translate.storage.xliff import Xliff1File
from wagtail.models import Locale

from tests.factories import StoryPageFactory
from tests.translations.exchange.files import returned, words_of, zipped
from translations.exchange import archives, po, xliff
from translations.models import Assignment
from translations.segments import Segment, SegmentState, segments_of
from translations.submission import TranslationRequest, submit

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("sent_once")]


MSGFMT = shutil.which("msgfmt")


LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE xliff [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="x" source-language="en"
 target-language="ar" datatype="html"><body><trans-unit id="1"><source>a</source><target>&c;</target></trans-unit></body>
</file></xliff>"""


OUTSIDE = LAUGHS.replace("[<!ENTITY a", '[<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY z')


@pytest.mark.parametrize("form", [po, xliff])
def test_what_goes_out_comes_back_the_same(client, upload, written, form):
    before = words_of(written)
    content = form.write(written)
    for text in segments_of(written):
        text.written and text.written.delete()
    upload(content)
    assert words_of(written) == before


@pytest.mark.parametrize(("name", "suffix"), [("download", ".po"), ("download_xliff", ".xlf")])
def test_a_page_is_downloaded_in_either_format(client, translator, sent, name, suffix):
    response = client.get(reverse(f"translations:{name}", args=[sent.pk]))
    assert response["Content-Disposition"].endswith(f'-ar{suffix}"')
    assert len(archives.read(response.content).units) == 1


def test_links_and_bold_words_are_elements_that_other_programs_protect(written):
    store = Xliff1File.parsestring(xliff.write(written))
    [unit] = [unit for unit in store.units if unit.source.startswith("Read")]
    assert "".join(store.document.getroot().itertext()).count("⟦") == 0
    assert [part.id for part in unit.rich_target[0].sub if getattr(part, "id", None)] == ["1", "2"]


def test_the_po_file_is_one_that_gettext_takes(written):
    content = po.write(written)
    catalogue = read_po(io.BytesIO(content), locale="ar", abort_invalid=True)
    assert "لماذا نركض" in {message.string for message in catalogue}
    entries = [(entry.msgid, entry.msgctxt) for entry in polib.pofile(content.decode())]
    assert len(entries) == len(set(entries))


@pytest.mark.skipif(MSGFMT is None, reason="gettext is not installed here")
def test_msgfmt_has_nothing_to_say(written):
    done = subprocess.run([MSGFMT, "-c", "-o", "/dev/null", "-"], input=po.write(written), capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_sentence_that_stands_twice_is_one_entry(stories, arabic):
    page = StoryPageFactory(parent=stories)
    page.body = [{"type": "paragraph", "value": "<p>Come.</p><p>Come.</p>"}]
    page.save_revision().publish()
    translation = submit(page, arabic)
    assert po.write(translation).count(b'msgid "Come."') == 1
    assert xliff.write(translation).count(b"<source>Come.</source>") == 1


@pytest.mark.parametrize("form", [po, xliff])
def test_what_a_machine_wrote_stays_unread_until_somebody_says_so(upload, written, text_of, form):
    text = text_of(written, "Why we run")
    text.written.translation_type = "machine"
    text.written.save()
    response = upload(form.write(written))
    assert "marked in the file as not done" in response.text
    assert text_of(written, "Why we run").state == SegmentState.MACHINE


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "neither"),
        (b"\xff\xfe\x00nonsense", "UTF-8"),
        (b"no po file", "neither"),
        (
            b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "a"\nmsgstr "x"\n',
            "does not say",
        ),
        (b'msgid "Why we run"\nmsgstr "x"\n', "does not say"),
        (b'msgid "unfinished\nmsgstr', "damaged"),
        (b'msgid ""\nmsgstr "X-WagtailLocalize-TranslationID: 1\\n"\n', "another page"),
        (b"/etc/passwd", "neither"),
        (b"<xliff", "damaged"),
        (b"<html><body/></html>", "damaged"),
        (b'<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en"/>', "damaged"),
        (b'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>', "damaged"),
        (LAUGHS.encode(), "DOCTYPE"),
        (OUTSIDE.encode(), "DOCTYPE"),
        (b"<" * 3_000_000, "too large"),
        (b"x" * 10_000_000, "too large"),
        (b"PK\x03\x04 broken", "zip file is damaged"),
        (zipped(), "between one and"),
    ],
)
def test_a_file_that_cannot_be_taken_is_answered_in_words(upload, content, words):
    response = upload(content)
    assert response.status_code == 200
    assert words in response.text


def test_a_zip_that_unfolds_into_gigabytes_is_never_unfolded(upload):
    bomb = zipped(b"a" * 60_000_000)
    assert len(bomb) < 100_000
    assert "too large" in upload(bomb, reverse("translations:upload_many")).text


@pytest.mark.parametrize("form", [po, xliff])
def test_a_file_in_another_language_is_not_taken(upload, written, form):
    content = form.write(written).replace(b'target-language="ar"', b'target-language="de"')
    assert "language “de”" in upload(content.replace(b"Language: ar", b"Language: de")).text


@pytest.mark.parametrize("form", [po, xliff])
def test_another_page_s_file_is_not_taken(upload, sent, stories, arabic, form):
    other = submit(StoryPageFactory(parent=stories), arabic)
    assert "another page" in upload(form.write(other)).text


@pytest.mark.parametrize("form", [po, xliff])
def test_a_text_that_lost_its_link_is_not_taken(upload, written, text_of, form):
    mark = {po: '<a id=\\"a1\\">النداء</a>', xliff: '<g id="1">النداء</g>'}[form]
    content = form.write(written).decode()
    assert mark in content
    text_of(written, "Read").written.delete()
    assert "is missing" in upload(content.replace(mark, "النداء").encode()).text
    assert not text_of(written, "Read").words


@pytest.mark.parametrize("form", [po, xliff])
def test_a_title_that_is_too_long_is_not_taken(upload, written, text_of, write, form):
    write(written, {"Running": "عنوان القصة"}, rest=None)
    content = form.write(written).decode().replace("عنوان القصة", "ع" * 300)
    assert "255" in upload(content.encode()).text
    assert text_of(written, "Running").words == "عنوان القصة"


@pytest.mark.parametrize("suffix", archives.FORMATS)
def test_all_that_waits_leaves_and_comes_back_at_once(client, upload, written, stories, arabic, suffix):
    other = submit(StoryPageFactory(parent=stories, title="Another"), arabic)
    archive = client.get(reverse("translations:waiting", args=["ar", suffix])).content
    import_units = {import_unit.made_for: import_unit for _name, import_unit in archives.read(archive).units}
    assert {str(written.uuid), str(other.uuid)} <= import_units.keys()
    for text in segments_of(written):
        text.written and text.written.delete()
    upload(archive, reverse("translations:upload_many"))
    assert Assignment.objects.get(translation=written).missing == 0


def test_a_parcel_brings_nothing_into_another_language(upload, written, story, english):
    kurdish = submit(story, Locale.objects.create(language_code="ckb"))
    content = po.write(kurdish).decode().replace('msgid "Why we run"\nmsgstr ""', 'msgid "Why we run"\nmsgstr "x"')
    response = upload(zipped(content), reverse("translations:upload_many"))
    assert "not yours" in response.text
    assert not any(words_of(kurdish).values())


def test_a_language_of_others_cannot_be_downloaded(client, upload, story):
    submit(story, Locale.objects.create(language_code="ckb"))
    assert client.get(reverse("translations:waiting", args=["ckb", "po"])).status_code == 302


def test_an_outdated_text_leaves_as_fuzzy_with_its_earlier_source(written, edit_source, story):
    body = [dict(block) for block in story.body.raw_data]
    edit_source(body=[{**body[0], "value": "Why we run and swim"}, *body[1:]])
    [entry] = [entry for entry in polib.pofile(po.write(written).decode()) if entry.msgid == "Why we run and swim"]
    assert (entry.fuzzy, entry.previous_msgid, entry.msgstr) == (True, "Why we run", "لماذا نركض")
    [unit] = [one for one in Xliff1File.parsestring(xliff.write(written)).units if one.source == "Why we run and swim"]
    assert unit.get_target_dom().get("state") == "needs-translation"
    [earlier] = unit.xmlelement.iterchildren("{*}alt-trans")
    assert [part.text for part in earlier] == ["Why we run", "لماذا نركض"]


def test_files_say_where_a_text_stands_and_how_long_it_may_be(story, arabic):
    sent = submit(story, arabic, TranslationRequest(note="For the runners"))
    content = po.write(sent)
    assert b"#. Page: Running for the river\n#. Place: Title\n#. At most 255 letters\n" in content
    assert b"# For the runners" in content
    [unit] = [one for one in Xliff1File.parsestring(xliff.write(sent)).units if one.source == story.title]
    assert (unit.xmlelement.get("maxwidth"), "Place: Title" in unit.getnotes()) == ("255", True)
    assert b"For the runners" in xliff.write(sent)


LETTERS = "".join(
    map(
        chr,
        [*range(1, 9), *range(11, 32), 127, 133, 160, 173, 8203, 8206, 8232, 8233, 8239, 12288, 65279, 65533, 128512],
    )
)


@pytest.mark.parametrize("form", [po, xliff])
@pytest.mark.parametrize(
    "letter", [*LETTERS, "ا\tب", "ا<br/>ب", "⟦", "⟧", "⟦1⟧", "\\", '"', "%s", "]]&gt;", "&lt;g&gt;"]
)
def test_our_own_files_come_back_whole_whatever_letters_they_hold(letter, form):
    words = f"{letter}ا{letter} ب{letter}"
    segment = Segment(
        SimpleNamespace(
            pk=1,
            string_id=1,
            context_id=1,
            attrs=None,
            string=SimpleNamespace(data="word"),
            context=SimpleNamespace(path="body", field_path="body"),
        ),
        SimpleNamespace(data=words, translation_type="manual", has_error=False),
    )
    assert returned(form, segment) == words


def test_a_target_that_was_indented_loses_its_indentation(upload, sent, text_of):
    target = "<target>\n      لماذا\n      نركض\n    </target>"
    upload(xliff.write(sent).replace(b">Why we run</source>", f">Why we run</source>{target}".encode()))
    assert text_of(sent, "Why we run").words == "لماذا نركض"


def test_one_bad_file_in_a_parcel_is_named_and_the_good_ones_are_taken(
    upload, written, story, stories, arabic, text_of
):
    stopped = submit(StoryPageFactory(parent=stories), arabic)
    stopped_file = po.write(stopped)
    type(stopped).objects.filter(pk=stopped.pk).update(enabled=False)
    good = po.write(written)
    text_of(written, "Why we run").written.delete()
    parcel = {"a/good.po": good, "__MACOSX/a/._good.po": b"\0\1", ".DS_Store": b"x", "stopped.po": stopped_file}
    parcel |= {"damaged.xlf": b"<xliff", "letter.docx": b"PK", "empty.po": b""}
    page = upload(zipped(**parcel), reverse("translations:upload_many")).text
    assert text_of(written, "Why we run").words == "لماذا نركض"
    named = [
        name for name in ("good.po", "DS_Store", "stopped.po", "damaged.xlf", "letter.docx", "empty.po") if name in page
    ]
    assert named == ["stopped.po", "damaged.xlf", "letter.docx", "empty.po"]


def test_a_file_is_named_in_the_page_s_language(client, translator, stories, arabic, english):
    page = StoryPageFactory(parent=stories, title="الماء حياة")
    answer = client.get(reverse("translations:download", args=[submit(page, arabic).pk]))
    assert f"filename*=utf-8''{quote('الماء-حياة')}" in answer["Content-Disposition"]


def test_no_download_writes_its_file_name_by_hand():
    rooms = ["campaigns", "core", "editors", "forms_app", "home", "news", "translations"]
    files = [file for room in rooms for file in (Path(settings.BASE_DIR) / room).rglob("*.py")]
    assert len(files) > 200
    assert [str(file) for file in files if re.search(r"(attachment|inline); filename", file.read_text())] == []
