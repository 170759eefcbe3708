"""Sound, film and captions: cleaned when they are stored, and sent in parts to players."""

import struct

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from core.blocks import BodyBlock
from core.files.metadata_removal import cleaned
from core.files.refusals import RefusedFileError
from tests.factories import StoryPageFactory


def box(kind, *parts):
    content = b"".join(parts)
    return struct.pack(">I4s", 8 + len(content), kind) + content


def handler(kind, name=b"Phone of Amal\0"):
    return box(b"hdlr", bytes(8), kind, bytes(12), name)


PLACE = b"+33.3152+044.3661/"
MADE = struct.pack(">II", 3_800_000_000, 3_800_000_001)
SOUND = b"\xff\xfb\x90\x00" + b"music" * 30


def film(*extra, track=b"vide"):
    track_box = box(b"trak", box(b"tkhd", bytes(4), MADE), box(b"mdia", box(b"mdhd", bytes(4), MADE), handler(track)))
    moov = box(b"moov", box(b"mvhd", bytes(4), MADE), track_box, box(b"udta", box(b"\xa9xyz", PLACE)), *extra)
    return box(b"ftyp", b"isom", bytes(4)) + moov + box(b"uuid", b"XMP of Amal") + box(b"mdat", b"pictures" * 40)


def tagged_mp3():
    tag = b"Amal Rashid, Basra"
    before = b"ID3\x04\x00\x00" + bytes([0, 0, 0, len(tag)]) + tag
    return before + SOUND + b"TAG" + b"Amal Rashid".ljust(125, b"\0")


def test_film_says_no_longer_where_when_and_with_what_it_was_made():
    clean = cleaned("film.mp4", film())

    assert len(clean) == len(film())
    for trace in (PLACE, MADE, b"Amal"):
        assert trace in film()
        assert trace not in clean
    assert b"pictures" * 40 in clean


def test_film_with_a_track_of_places_is_refused_in_words():
    with pytest.raises(RefusedFileError, match="track of other data"):
        cleaned("film.mp4", film(track=b"meta"))


def test_film_whose_boxes_lie_in_each_other_without_end_is_refused_in_words():
    boxes = b""
    for _number in range(3000):
        boxes = box(b"moov", boxes)
    with pytest.raises(RefusedFileError):
        cleaned("film.mp4", box(b"ftyp", b"isom" + bytes(4)) + boxes)


def test_sound_loses_its_tags_before_and_behind():
    assert cleaned("song.mp3", tagged_mp3()) == SOUND


@pytest.mark.parametrize("name", ["a.mp4", "a.m4a", "a.mp3", "a.vtt"])
@pytest.mark.parametrize(
    "content",
    [b"", b"ID3", b"<html>", b"MZ" + bytes(200), film()[:100], box(b"ftyp", b"isom") + struct.pack(">I4s", 4, b"moov")],
)
def test_what_is_no_sound_film_or_captions_is_refused(name, content):
    with pytest.raises(RefusedFileError):
        cleaned(name, content)


def test_captions_are_kept():
    captions = "WEBVTT\n\n00:00.000 --> 00:02.000\nأهلاً\n"

    assert cleaned("film.vtt", captions.encode()).decode() == captions


@pytest.fixture
def sound(db):
    return get_document_model().objects.create(title="Song", file=ContentFile(SOUND, "song.mp3"))


@pytest.mark.parametrize(
    ("asked", "part", "told"),
    [
        ("bytes=0-3", slice(0, 4), "bytes 0-3"),
        ("bytes=10-", slice(10, None), "bytes 10-153"),
        ("bytes=-4", slice(-4, None), "bytes 150-153"),
    ],
)
def test_player_gets_the_part_it_asks_for(client, sound, asked, part, told):
    response = client.get(sound.url, headers={"Range": asked})

    assert response.status_code == 206
    assert response.content == SOUND[part]
    assert response["Content-Range"] == f"{told}/{len(SOUND)}"
    assert response["Content-Type"] == "audio/mpeg"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("bytes=154-", 416),
        ("bytes=9-3", 416),
        ("bytes=x", 200),
        ("bytes=-", 200),
        ("bytes=0-1,4-5", 200),
        ("bytes=" + "9" * 400 + "-", 416),
    ],
)
def test_odd_ranges_are_answered(client, sound, asked, status):
    assert client.get(sound.url, headers={"Range": asked}).status_code == status


def test_part_of_a_private_file_stays_private(client, sound):
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    sound.collection = closed
    sound.save()

    assert client.get(sound.url, headers={"Range": "bytes=0-3"}).status_code == 302


def test_sound_is_played_where_it_stands_with_its_words(read, stories, sound):
    value = {"title": "A song", "file": sound.pk, "transcript": "<p>La la.</p>"}
    StoryPageFactory(parent=stories, slug="song", body=[{"type": "sound", "value": value}])

    page = read("/en/news/song/")

    assert (page.audio["src"], page.audio["preload"]) == (sound.url, "none")
    assert page.select_one(".played details p").text == "La la."
    assert read("/en/text/news/song/").audio is None


def test_film_has_captions_in_the_language_of_the_page(read, stories, db):
    model = get_document_model()
    file = model.objects.create(title="Film", file=ContentFile(film(), "film.mp4"))
    captions = model.objects.create(title="Words", file=ContentFile(b"WEBVTT\n", "film.vtt"))
    value = {"title": "A film", "file": file.pk, "captions": captions.pk, "picture": None}
    StoryPageFactory(parent=stories, slug="film", body=[{"type": "film", "value": value}])

    video = read("/en/news/film/").video

    assert (video.source["src"], video.track["src"], video.track["srclang"]) == (file.url, captions.url, "en")


def test_block_takes_only_files_it_can_play(sound):
    block = BodyBlock().child_blocks["film"]

    with pytest.raises(ValidationError) as raised:
        block.clean(block.to_python({"title": "A film", "file": sound.pk, "captions": sound.pk}))

    assert set(raised.value.block_errors) == {"file", "captions"}
    assert "mp4" in str(raised.value.block_errors["file"])
