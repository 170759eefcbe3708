from xml.etree import ElementTree

import pytest

from core.seo import sitemaps
from tests.factories import StoryPageFactory, TopicFactory, prepared_images

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

NAMES = {
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
}


@pytest.fixture
def read_map(client):
    """Return a function that opens a map and returns its root element."""

    def read(path):
        return ElementTree.fromstring(client.get(path).content)  # noqa: S314 (our own words)

    return read


def texts(element, path):
    return [found.text for found in element.findall(path, NAMES)]


def entry_of(root, url):
    return next(entry for entry in root if texts(entry, "map:loc") == [url])


def test_map_holds_the_pages_of_all_languages(read_map, stories, in_arabic):
    in_arabic(StoryPageFactory(parent=stories, slug="boats"))

    found = texts(read_map("/sitemap-pages-1.xml"), "map:url/map:loc")

    assert {"http://localhost/en/", "http://localhost/ar/"} < set(found)
    assert {"http://localhost/en/news/boats/", "http://localhost/ar/news/boats/"} < set(found)


def test_map_leaves_out_drafts_and_private_pages(read_map, stories):
    StoryPageFactory(parent=stories, slug="draft", live=False)
    StoryPageFactory(parent=stories, slug="closed").view_restrictions.create(restriction_type="login")

    found = texts(read_map("/sitemap-pages-1.xml"), "map:url/map:loc")

    assert found
    assert not [url for url in found if "draft" in url or "closed" in url]


def test_page_names_its_twins_in_both_languages(read_map, stories, in_arabic):
    in_arabic(StoryPageFactory(parent=stories, slug="boats"))
    root = read_map("/sitemap-pages-1.xml")

    named = [
        {link.get("hreflang"): link.get("href") for link in entry_of(root, url).findall("xhtml:link", NAMES)}
        for url in ("http://localhost/en/news/boats/", "http://localhost/ar/news/boats/")
    ]

    assert named[0] == named[1]
    assert named[0] == {
        "en": "http://localhost/en/news/boats/",
        "ar": "http://localhost/ar/news/boats/",
        "x-default": "http://localhost/en/news/boats/",
    }


def test_map_names_the_picture_of_a_page(read_map, stories):
    [image] = prepared_images(1)
    StoryPageFactory(parent=stories, slug="boats", lead_image=image, lead_image_alt="Boats")

    entry = entry_of(read_map("/sitemap-pages-1.xml"), "http://localhost/en/news/boats/")

    [url] = texts(entry, "image:image/image:loc")
    assert url.startswith("http://localhost/media/images/")


def test_index_splits_long_maps(read_map, monkeypatch, stories):
    monkeypatch.setattr(sitemaps, "ENTRIES_PER_SITEMAP", 2)

    maps = [url for url in texts(read_map("/sitemap.xml"), "map:sitemap/map:loc") if "pages" in url]

    assert maps == ["http://localhost/sitemap-pages-1.xml", "http://localhost/sitemap-pages-2.xml"]
    assert [len(read_map(url.removeprefix("http://localhost"))) for url in maps] == [2, 1]


def test_map_costs_the_same_for_few_and_many_pages(client, stories, django_assert_num_queries):
    for _number in range(30):
        StoryPageFactory(parent=stories)
    client.get("/sitemap-pages-1.xml")  # what is looked up once for a whole site

    with django_assert_num_queries(10):
        client.get("/sitemap-pages-1.xml")


def test_subjects_are_in_the_map(read_map):
    TopicFactory(name="Rivers")

    found = texts(read_map("/sitemap-subjects-1.xml"), "map:url/map:loc")

    assert found == ["http://localhost/en/topics/rivers/"]


@pytest.mark.parametrize("path", ["/sitemap-pages-9.xml", "/sitemap-pages-0.xml", "/sitemap-nothing-1.xml"])
def test_map_that_does_not_exist_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_robots_are_told_where_the_map_is(client):
    told = client.get("/robots.txt").content.decode()

    assert "Sitemap: http://localhost/sitemap.xml" in told
    assert "Disallow: /admin/" in told
