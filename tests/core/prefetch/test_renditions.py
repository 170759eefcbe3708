import pytest

from core.models import SiteImage, SiteRendition
from core.prefetch.renditions import all_filters, images_without_renditions, make_renditions
from tests.factories import ImageFactory, StoryPageFactory
from tests.factories.images import picture_file

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def story(stories):
    """An illustrated story."""
    return StoryPageFactory(parent=stories, slug="boats", lead_image=ImageFactory(), lead_image_alt="A boat of reeds.")


def test_picture_comes_in_three_formats_and_says_its_size(read, story):
    picture = read("/en/news/boats/").select_one("main picture")

    assert [source["type"] for source in picture.find_all("source")] == ["image/avif", "image/webp"]
    assert picture.img["alt"] == "A boat of reeds."
    assert int(picture.img["width"]) > 0
    assert int(picture.img["height"]) > 0


def test_picture_is_served(client, read, story):
    address = read("/en/news/boats/").select_one("main picture img")["src"]

    assert client.get(address).headers["Content-Type"] == "image/jpeg"


def test_originals_are_not_served(client, story):
    assert client.get(story.lead_image.file.url).status_code == 404


def test_wide_picture_comes_in_several_widths(read, stories):
    image = ImageFactory(file=picture_file(size=(1400, 800)))
    StoryPageFactory(parent=stories, slug="boats", lead_image=image, lead_image_alt="A boat.")

    candidates = read("/en/news/boats/").select_one("main picture source")["srcset"].split(", ")

    assert [candidate.split()[1] for candidate in candidates] == ["240w", "400w", "800w", "1280w"]


def test_page_whose_picture_is_lost_is_shown_all_the_same(read, story):
    story.lead_image.file.storage.delete(story.lead_image.file.name)

    assert story.title in read("/en/news/boats/").select_one("h1").text


def test_list_with_a_picture_that_is_lost_is_shown_all_the_same(read, story):
    story.lead_image.file.storage.delete(story.lead_image.file.name)

    assert story.title in read("/en/news/").select_one("main ul").text


def test_picture_waits_until_every_rendition_is_made():
    image = ImageFactory()
    image.get_rendition(all_filters()[0])

    assert list(images_without_renditions()) == [image]


def test_picture_with_every_rendition_does_not_wait():
    make_renditions(ImageFactory())

    assert not images_without_renditions().exists()


def test_making_renditions_twice_makes_none_twice():
    image = ImageFactory()
    for _time in range(2):
        make_renditions(SiteImage.objects.get(pk=image.pk))

    assert SiteRendition.objects.filter(image=image).count() == len(all_filters())


def test_people_shown_are_asked_for_when_a_picture_is_uploaded(editor):
    assert 'name="people_agreed"' in editor.get("/admin/images/add/").content.decode()
