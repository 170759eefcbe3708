"""Whatever is uploaded: what leads to a person is gone, what is something else is refused, and the file still works."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.documents import get_document_model

from core.files import archives, metadata_removal
from core.files.metadata_removal import LARGEST, cleaned
from core.files.pdf import pikepdf
from core.files.refusals import WORDS, RefusedFileError
from core.models import SiteImage
from tests.core.files import kinds
from tests.core.files.kinds import KINDS, RAW


def everything_in(name, content):
    """Return a file with all that is packed in it unpacked: members, and the streams of a PDF."""
    found = [content]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found += [everything_in(member, archive.read(member)) + member.encode() for member in archive.namelist()]
    elif content.startswith(b"%PDF"):
        plain = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as pdf:
            pdf.save(plain, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        found.append(plain.getvalue())
    elif Path(name).suffix in {".jpg", ".png", ".webp", ".gif", ".avif"}:
        with Image.open(io.BytesIO(content)) as image:
            assert getattr(image, "n_frames", 1) == 1
            found += [str(dict(image.getexif())).encode(), str(sorted(image.info)).encode()]
            assert not {"icc_profile", "comment", "exif", "xmp"} & set(image.info)
    return b"".join(found)


def test_there_are_forty_kinds():
    assert len(KINDS) >= 40


@pytest.mark.parametrize("name", KINDS)
def test_nothing_that_leads_to_a_person_is_left(name):
    content = cleaned(name, KINDS[name]())
    assert RAW not in everything_in(name, content)
    assert content


@pytest.mark.parametrize("name", [name for name in KINDS if name.endswith((".docx", ".xlsx", ".odt", ".zip", ".pdf"))])
def test_cleaning_again_changes_nothing_more(name):
    content = cleaned(name, KINDS[name]())
    assert cleaned(name, content) == content


def test_words_and_links_of_a_document_stay():
    body = "<w:p><w:r><w:t>The river</w:t></w:r></w:p>"
    links = {"word/_rels/document.xml.rels": kinds.related("hyperlink", "https://example.org/")}
    content = everything_in("a.docx", cleaned("a.docx", kinds.word(body, links)))
    assert b"The river" in content
    assert b"https://example.org/" in content


def test_links_of_a_pdf_stay():
    made = kinds.page("/Annots[4 0 R]", (kinds.LINK.format("/S/URI/URI(https://example.org/)"),))
    assert b"https://example.org/" in everything_in("a.pdf", cleaned("a.pdf", made))


def test_a_table_that_a_program_wrote_is_taken_and_opens():
    book = openpyxl.Workbook()
    book.active["A1"] = "The river"
    book.properties.creator = kinds.MARK
    output = io.BytesIO()
    book.save(output)
    content = cleaned("a.xlsx", output.getvalue())
    assert kinds.RAW not in everything_in("a.xlsx", content)
    assert openpyxl.load_workbook(io.BytesIO(content)).active["A1"].value == "The river"


def test_pictures_keep_size_and_colour():
    content = cleaned("a.jpg", KINDS["exif.jpg"]())
    with Image.open(io.BytesIO(content)) as image:
        assert image.size == (24, 16)
        assert all(abs(one - other) < 8 for one, other in zip(image.getpixel((5, 5)), (0xF2, 0xB4, 0x31), strict=True))


def bomb():
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.txt", b"a" * 2_000_000)
    return output.getvalue()


def many():
    return kinds.archive({f"{number}.txt": b"a" for number in range(archives.MEMBERS + 1)})


def locked():
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(kinds.page())) as pdf:
        pdf.save(output, encryption=pikepdf.Encryption(owner="a", user="b"))
    return output.getvalue()


HOSTILE = {
    ("page.pdf", "kind"): lambda: b"<html><script>alert(1)</script></html>",
    ("page-and.pdf", "kind"): lambda: b"<html>" + kinds.page(),
    ("words.pdf", "damaged"): lambda: b"%PDF-1.7 these are only words",
    ("locked.pdf", "locked"): locked,
    ("program.zip", "inside"): lambda: kinds.archive({"a.exe": b"MZ"}),
    ("page.zip", "inside"): lambda: kinds.archive({"a.html": b"<html>"}),
    ("nested.zip", "inside"): lambda: kinds.archive({"a.zip": kinds.archive({"a.txt": b"a"})}),
    ("above.zip", "inside"): lambda: kinds.archive({"../../a.txt": b"a"}),
    ("disguised.zip", "kind"): lambda: kinds.archive({"a.txt": b"MZ\x90\x00"}),
    ("bomb.zip", "packed"): bomb,
    ("many.zip", "packed"): many,
    ("program.docx", "kind"): lambda: b"MZ\x90\x00",
    ("table.docx", "kind"): kinds.sheet,
    ("macro.docx", "inside"): lambda: kinds.word(more={"word/vbaProject.bin": b"x"}),
    ("object.docx", "inside"): lambda: kinds.word(more={"word/embeddings/a.bin": b"x"}),
    ("entities.docx", "inside"): lambda: kinds.word(more={"word/a.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
    ("broken.docx", "damaged"): lambda: kinds.word(more={"word/a.xml": b"<a>"}),
    ("page.txt", "kind"): lambda: b" <!DOCTYPE html><script>alert(1)</script>",
    ("drawing.txt", "kind"): lambda: b'<svg xmlns="http://www.w3.org/2000/svg">',
    ("program.csv", "kind"): lambda: b"\x7fELF\x00",
    ("words.ics", "kind"): lambda: b"only words",
    ("huge.txt", "size"): lambda: b"a" * (LARGEST + 1),
    ("unknown.exe", "kind"): lambda: b"MZ",
    ("words.jpg", "damaged"): lambda: b"only words",
}


@pytest.mark.parametrize(("name", "code"), HOSTILE)
def test_file_that_is_something_else_is_refused_in_words(name, code, monkeypatch):
    monkeypatch.setattr(archives, "UNPACKED", 1_000_000)
    with pytest.raises(RefusedFileError) as refused:
        cleaned(name, HOSTILE[name, code]())
    assert refused.value.code == code
    assert refused.value.messages == [WORDS[code]]


@pytest.mark.parametrize("text", ["one,two\n", "قافلة النهر\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_texts_keep_their_words_in_every_encoding(text, encoding):
    assert cleaned("a.csv", text.encode(encoding)).decode() == text


def test_every_kind_that_may_be_uploaded_is_cleaned(settings):
    known = {*metadata_removal.PICTURES, *metadata_removal.DOCUMENTS, "zip"}
    assert known == {*settings.WAGTAILIMAGES_EXTENSIONS, *settings.WAGTAILDOCS_EXTENSIONS}


@pytest.mark.django_db
def test_document_is_stored_clean_under_a_new_name_and_its_title(editor):
    file = SimpleUploadedFile("Amal Rashid.pdf", KINDS["author.pdf"]())
    answer = editor.post(reverse("wagtaildocs:add"), {"title": "The call", "file": file, "collection": 1})
    assert answer.status_code == 302
    document = get_document_model().objects.get()
    assert (document.title, "Amal" in document.file.name) == ("The call", False)
    with document.file.open("rb") as stored:
        content = stored.read()
    assert RAW not in everything_in("a.pdf", content)
    assert document.file_size == len(content)


@pytest.mark.django_db
def test_refused_document_is_told_in_words(editor):
    file = SimpleUploadedFile("call.pdf", b"<html>")
    answer = editor.post(reverse("wagtaildocs:add"), {"title": "The call", "file": file, "collection": 1})
    assert answer.context["form"].errors["file"] == [WORDS["kind"]]
    assert not get_document_model().objects.exists()


@pytest.mark.django_db
def test_picture_whose_form_is_incomplete_is_stored_clean_too(editor):
    file = SimpleUploadedFile("Amal.jpg", KINDS["exif.jpg"]())
    address = reverse("wagtailimages:add_multiple")
    answer = editor.post(
        address, {"title": "", "files[]": file, "collection": 1}, headers={"x-requested-with": "XMLHttpRequest"}
    )
    assert answer.json()["success"]
    upload = answer.json().get("uploaded_file_id") or answer.json()["image_id"]
    stored = [path for path in Path(SiteImage._meta.get_field("file").storage.location).rglob("*") if path.is_file()]
    assert upload
    assert [path for path in stored if "Amal" in path.name or RAW in path.read_bytes()] == []


@pytest.mark.django_db
def test_picture_saved_by_code_is_cleaned_and_named_anew():
    image = SiteImage(title="Amal", file=ContentFile(KINDS["comment.gif"](), name="amal.gif"))
    image.save()
    with image.file.open("rb") as stored:
        assert RAW not in stored.read()
    assert "amal" not in image.file.name
