import io
import struct
import zlib
from pathlib import PurePath

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from PIL import Image, ImageDraw
from wagtail.images.forms import get_image_form

from core.files.stored import CLEAN_NAME
from core.models import SiteImage
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

GPS, ARTIST, ORIENTATION, SIDEWAYS = 0x8825, 0x013B, 0x0112, 6


def photograph(kind, size=(60, 40)):
    """A picture with a place, an owner's name and a sideways camera, and a hidden script behind it."""
    image = Image.new("RGB", size, "#f2b431")
    ImageDraw.Draw(image).rectangle((0, 0, 20, 20), fill="#17357f")
    exif = image.getexif()
    exif[ARTIST] = "Activist Name"
    exif[ORIENTATION] = SIDEWAYS
    exif.get_ifd(GPS)[1] = "N"
    content = io.BytesIO()
    image.save(content, kind, exif=exif, **({"comment": b"COMMENT-SECRET"} if kind == "JPEG" else {}))
    return content.getvalue() + b"<script>hidden()</script>"


@pytest.fixture
def editor(client, roles):
    client.force_login(UserFactory(group="Editors"))
    return client


def upload(client, name, content):
    file = SimpleUploadedFile(name, content)
    return client.post("/admin/images/add/", {"title": "Upload", "file": file, "collection": 1, "people_agreed": "on"})


@pytest.mark.parametrize(
    ("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("AVIF", "a.avif")]
)
def test_nothing_but_the_picture_is_stored(editor, kind, name):
    upload(editor, name, photograph(kind))

    with SiteImage.objects.get().file.open("rb") as file:
        stored = file.read()
    assert not dict(Image.open(io.BytesIO(stored)).getexif())
    assert not any(secret in stored for secret in (b"Activist", b"COMMENT-SECRET", b"<script"))


def test_picture_taken_sideways_is_stored_upright(editor):
    upload(editor, "a.jpg", photograph("JPEG", size=(60, 40)))

    image = SiteImage.objects.get()
    assert (image.width, image.height) == (40, 60)


def test_many_at_once_are_drawn_anew_too(editor):
    file = SimpleUploadedFile("a.jpg", photograph("JPEG"))
    editor.post("/admin/images/multiple/add/", {"title": "a", "files[]": file, "collection": 1})

    with SiteImage.objects.get().file.open("rb") as stored:
        assert b"Activist" not in stored.read()


def test_photograph_of_16_megabytes_is_stored_smaller(editor):
    upload(editor, "a.jpg", photograph("JPEG", size=(6400, 4800)) + b"x" * 16_000_000)

    image = SiteImage.objects.get()
    assert (image.width, image.height) == (2400, 3200)
    assert image.file.size < 1_000_000


def test_photograph_of_an_iphone_is_stored_as_jpeg_under_another_name(editor):
    upload(editor, "Activist Name.heic", photograph("HEIF"))

    image = SiteImage.objects.get()
    assert CLEAN_NAME.fullmatch(PurePath(image.file.name).name)
    assert image.file.name.endswith(".jpg")
    with image.file.open("rb") as stored:
        content = stored.read()
    assert Image.open(io.BytesIO(content)).format == "JPEG"
    assert b"Activist" not in content


@pytest.mark.parametrize("name", ["a.heic", "a.jpg"])
def test_many_photographs_at_once_are_taken_as_they_come(editor, name):
    file = SimpleUploadedFile(name, photograph("HEIF" if name == "a.heic" else "JPEG"))
    answer = editor.post("/admin/images/multiple/add/", {"title": "a", "files[]": file, "collection": 1})
    assert answer.json()["success"] is True
    assert SiteImage.objects.get().file.name.endswith(".jpg")


def bomb():
    """Return four hundred million black points, packed into two hundred kilobytes."""
    side = 20_000
    points = zlib.compress((b"\0" * (1 + side // 8)) * side, 1)
    parts = {b"IHDR": struct.pack(">2I5B", side, side, 1, 0, 0, 0, 0), b"IDAT": points, b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part)) + kind + part + struct.pack(">I", zlib.crc32(kind + part))
        for kind, part in parts.items()
    )


HOSTILE = {
    "truncated.jpg": lambda: photograph("JPEG", size=(600, 400))[:900],
    "bomb.png": bomb,
    "words.jpg": lambda: b"these are only words",
    "page.png": lambda: b"<html><script>alert(1)</script></html>",
    "drawing.svg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "png-called.jpg": lambda: photograph("PNG"),
    "empty.png": lambda: b"",
    "huge.jpg": lambda: photograph("JPEG") + b"x" * 25_500_000,
    "truncated.png": lambda: photograph("PNG", size=(600, 400))[:300],
    "truncated.webp": lambda: photograph("WEBP", size=(600, 400))[:120],
    "truncated.avif": lambda: photograph("AVIF", size=(600, 400))[:200],
    "only-a-beginning.gif": lambda: b"GIF89a\xff\xff\xff\xff",
    "page.gif": lambda: b"GIF89a<script>alert(1)</script>",
    "bomb.gif": lambda: (
        b"GIF89a\xff\xff\xff\xff\x80\x00\x00" + bytes(6) + b"," + bytes(4) + b"\xff" * 4 + b"\x00\x02\x02D\x01\x00;"
    ),
    "code.php": lambda: photograph("JPEG") + b"<?php system('id'); ?>",
    "program.webp": lambda: b"MZ\x90\x00" + bytes(400),
    "archive.jpg": lambda: b"PK\x03\x04" + bytes(400),
    "book.png": lambda: b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF",
    "without-an-ending": lambda: photograph("JPEG"),
    "tiff-called.jpg": lambda: photograph("TIFF"),
    "packed.svgz": lambda: b"\x1f\x8b\x08\x00" + bytes(40),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_in_words(editor, name):
    response = upload(editor, name, HOSTILE[name]())

    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not SiteImage.objects.exists()


@pytest.mark.parametrize(("language", "words"), [("en", "Maximum filesize"), ("ar", "الحد الأقصى")])
def test_help_and_refusals_are_in_the_language_of_the_admin(language, words):
    with translation.override(language):
        field = get_image_form(SiteImage)().fields["file"]
        assert words in field.help_text
        assert ("Not a supported" in field.error_messages["invalid_image_extension"]) == (language == "en")
