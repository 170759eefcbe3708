"""Files go out to other tools and come back; what is wrong with one is said in words, and nothing breaks."""

import io
import shutil
import subprocess
from zipfile import ZIP_DEFLATED, ZipFile

import polib
import pytest
import requests
from babel.messages.pofile import read_po
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from translate.storage.xliff import Xliff1File
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from tests.factories import StoryPageFactory
from translations.exchange import archives, po, xliff
from translations.models import Assignment
from translations.segments import SegmentState, segments_of
from translations.submission import submit

pytestmark = pytest.mark.django_db

MSGFMT = shutil.which("msgfmt")
LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE xliff [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="x" source-language="en"
 target-language="ar" datatype="html"><body><trans-unit id="1"><source>a</source><target>&c;</target></trans-unit></body>
</file></xliff>"""
OUTSIDE = LAUGHS.replace("[<!ENTITY a", '[<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY z')


class Machine(BaseMachineTranslator):
    """Says the same about everything; or cannot be reached."""

    display_name = "Machine"
    is_down = False

    def translate(self, source_locale, target_locale, strings):
        if self.is_down:
            raise requests.ConnectionError
        return {string: StringValue("كلمة") for string in strings}

    def can_translate(self, source_locale, target_locale):
        return True


class BrokenMachine(Machine):
    is_down = True


class ModestMachine(Machine):
    """Takes no more than fifty texts at once, as DeepL does."""

    def translate(self, source_locale, target_locale, strings):
        if len(strings) > 50:
            raise ValueError
        return super().translate(source_locale, target_locale, strings)


@pytest.fixture
def upload(client, translator, sent):
    """Return a function that uploads a file and gives back what the workbench then says."""

    def upload(content, url=None):
        url = url or reverse("wagtail_localize:upload_pofile", args=[sent.pk])
        return client.post(url, {"file": SimpleUploadedFile("words.po", content)}, follow=True)

    return upload


@pytest.fixture
def written(sent, write):
    """The story's translation with every text written, links and bold words included."""
    write(sent, {"Why we run": "لماذا نركض", "Read": 'اقرأ <a id="a1">النداء</a> و<b>تعال</b> &amp; احضر'})
    return sent


def words_of(translation):
    return {text.path + text.source: text.words for text in segments_of(translation)}


def zipped(*files):
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for number, content in enumerate(files):
            archive.writestr(f"{number}.po", content)
    return buffer.getvalue()


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
    assert len(archives.read(response.content)) == 1


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
    import_units = {import_unit.made_for: import_unit for import_unit in archives.read(archive)}
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


def test_a_machine_fills_in_only_what_keeps_its_marks(client, translator, sent, text_of, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": f"{__name__}.Machine"}
    client.post(reverse("wagtail_localize:machine_translate", args=[sent.pk]))
    assert text_of(sent, "Why we run").state == "machine"
    assert not text_of(sent, "Read").words


def test_a_machine_that_is_down_is_a_sentence(client, translator, sent, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": f"{__name__}.BrokenMachine"}
    response = client.post(reverse("wagtail_localize:machine_translate", args=[sent.pk]), follow=True)
    assert "cannot be reached" in response.text


def test_a_machine_is_asked_in_portions(client, translator, stories, arabic, settings):
    page = StoryPageFactory(parent=stories)
    page.body = [{"type": "paragraph", "value": f"<p>Number {number}.</p>"} for number in range(60)]
    page.save_revision().publish()
    translation = submit(page, arabic)
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": f"{__name__}.ModestMachine"}
    client.post(reverse("translations:machine", args=[translation.pk]))
    assert Assignment.objects.get(translation=translation).missing == 0
