from datetime import date
from io import BytesIO
from pathlib import Path
from threading import Event

import pytest
from django.conf import settings
from PIL import Image, ImageChops

from core import tasks
from core.i18n.languages import Language
from core.images import drawing
from core.images.drawing import SIZE, Pen, draw, drawable
from core.models import Navigation
from core.palettes import PaletteChoice
from tests.factories import ImageFactory, StoryPageFactory
from tests.factories.images import picture_file

pytestmark = pytest.mark.one_database

ENGLISH, ARABIC = Language("en"), Language("ar")
COLOURS = PaletteChoice.LAPIS.colours


def url_of(read, path):
    return read(path).find("meta", property="og:image")["content"].removeprefix("http://localhost")


def differ(one, other):
    return ImageChops.difference(one, other).getbbox() is not None


@pytest.fixture
def story(stories):
    return StoryPageFactory(parent=stories, slug="boats", title="Boats for the marshes", story_date=date(2017, 11, 22))


def test_page_has_a_picture_to_be_passed_on(client, read, story):
    response = client.get(url_of(read, "/en/news/boats/"))

    picture = Image.open(BytesIO(b"".join(response.streaming_content)))
    assert picture.size == SIZE
    assert response["Content-Type"] == "image/jpeg"
    assert "immutable" in response["Cache-Control"]


def test_every_language_has_its_own_picture(read, story, in_arabic):
    in_arabic(story, title="قوارب")

    assert url_of(read, "/en/news/boats/") != url_of(read, "/ar/news/boats/")


def test_changed_title_gives_another_picture_and_old_addresses_lead_to_it(client, read, story):
    before = url_of(read, "/en/news/boats/")
    story.title = "More boats"
    story.save()

    after = url_of(read, "/en/news/boats/")
    assert after != before
    assert client.get(before)["Location"] == after


def test_old_pictures_of_a_page_are_deleted(client, read, story):
    client.get(url_of(read, "/en/news/boats/"))
    story.title = "More boats"
    story.save()
    client.get(url_of(read, "/en/news/boats/"))

    assert len(list(Path(settings.DATA_DIR, "share").glob(f"{story.pk}-*.jpg"))) == 1


def test_draft_has_no_picture(client, story):
    story.live = False
    story.save()

    assert client.get(f"/share/{story.pk}-0123456789abcdef.jpg").status_code == 404


def test_worker_draws_the_picture_before_anybody_asks(story):
    tasks.draw_share_images(Event())

    assert list(Path(settings.DATA_DIR, "share").glob(f"{story.pk}-*.jpg"))


def test_lost_photograph_spoils_no_picture(client, read, story):
    story.lead_image, story.lead_image_alt = ImageFactory(), "Boats"
    story.save()
    Path(story.lead_image.file.path).unlink()

    assert client.get(url_of(read, "/en/news/boats/")).status_code == 200


def test_photograph_of_the_page_is_in_the_picture():
    red = Image.new("RGB", (630, 630), "red")

    assert draw("Boats", "", "ICSSI", ENGLISH, red, COLOURS).getpixel((1100, 300)) == (255, 0, 0)
    assert draw("قوارب", "", "ICSSI", ARABIC, red, COLOURS).getpixel((100, 300)) == (255, 0, 0)


@pytest.mark.skipif(not drawing.CAN_SHAPE, reason="Pillow cannot shape Arabic on this machine: FriBidi is missing")
def test_arabic_letters_are_joined():
    pen = Pen(Image.new("RGB", SIZE), ARABIC, 0, 1200)

    alone = sum(pen.width(letter, 60) for letter in "سلام")

    assert pen.width("سلام", 60) < alone * 0.8


@pytest.mark.skipif(not drawing.CAN_SHAPE, reason="Pillow cannot shape Arabic on this machine: FriBidi is missing")
def test_arabic_begins_at_the_right():
    canvas = Image.new("RGB", SIZE)
    Pen(canvas, ARABIC, 0, 1200).write("سلام", 0, 60, "white")

    left, _top, right, _bottom = canvas.getbbox()
    assert right >= 1190
    assert left > 900


def test_long_title_fits_or_ends_with_an_ellipsis():
    pen = Pen(Image.new("RGB", SIZE), ENGLISH, 0, 600)

    size, lines = pen.fitted("word " * 200, 300)

    assert len(lines) * size * drawing.LINE <= 300
    assert lines[-1].endswith("…")


def test_word_that_is_longer_than_a_line_is_broken():
    pen = Pen(Image.new("RGB", SIZE), ENGLISH, 0, 600)

    size, lines = pen.fitted("Donaudampfschifffahrt" * 12, 300)

    assert max(pen.width(line, size) for line in lines) <= 600 + pen.width("…", size)


@pytest.mark.django_db
def test_language_that_cannot_be_drawn_shows_the_page_s_own_picture(monkeypatch, read, stories, in_arabic):
    image = ImageFactory(file=picture_file(size=(1300, 800)))
    in_arabic(StoryPageFactory(parent=stories, slug="boats", lead_image=image, lead_image_alt="Boats"))
    monkeypatch.setattr(drawing, "CAN_SHAPE", False)

    assert url_of(read, "/ar/news/boats/").startswith("/media/images/")
    assert url_of(read, "/en/news/boats/").startswith("/share/")


def test_name_of_the_site_is_drawn(read, story):
    before = url_of(read, "/en/news/boats/")
    Navigation.objects.create(locale=story.locale, site_name="Another name")

    assert url_of(read, "/en/news/boats/") != before


def test_date_is_drawn():
    assert differ(
        draw("Boats", "", "ICSSI", ENGLISH, None, COLOURS), draw("Boats", "5 May 2017", "ICSSI", ENGLISH, None, COLOURS)
    )


@pytest.mark.django_db
def test_picture_the_editor_chose_is_passed_on_in_every_language(read, story, in_arabic):
    assert url_of(read, "/en/news/boats/").startswith("/share/")

    story.share_image, story.share_image_alt = ImageFactory(file=picture_file(size=(1300, 800))), "Two boats"
    story.save()
    in_arabic(story)

    assert url_of(read, "/en/news/boats/").startswith("/media/images/")
    assert url_of(read, "/ar/news/boats/").startswith("/media/images/")
    assert read("/en/news/boats/").find("meta", property="og:image:alt")["content"] == "Two boats"


@pytest.mark.django_db
def test_chosen_picture_that_is_lost_spoils_no_page(read, story):
    story.share_image = ImageFactory()
    story.save()
    Path(story.share_image.file.path).unlink()

    assert read("/en/news/boats/").h1


@pytest.mark.django_db
def test_editor_is_offered_a_picture_for_passing_on(editor, story):
    assert b'name="share_image"' in editor.get(f"/admin/pages/{story.pk}/edit/").content


def test_picture_that_a_reader_has_is_not_sent_again(client, read, story):
    address = url_of(read, "/en/news/boats/")
    first = client.get(address)

    again = client.get(address, headers={"if-none-match": first["ETag"]})

    assert (again.status_code, b"".join(again)) == (304, b"")


@pytest.mark.parametrize("title", ["Đorđe Łukasz", "Ålesund – Şengal", "Čapek “Ōe” Ýmir", "قوارب Đorđe"])
def test_letters_of_names_from_any_language_are_drawn_as_they_are(title):
    assert drawable(title) == title


@pytest.mark.parametrize("emoji", ["🕊️", "👩🏽‍🚀", "🇮🇶", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])
def test_emoji_are_left_out_whole(emoji):
    assert drawable(f"Peace {emoji} now") == "Peace now"


def test_letter_that_no_font_has_loses_its_marks():
    assert drawable("Ṣalāḥ") == "Salāh"
