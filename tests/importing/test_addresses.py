"""Old addresses are compared in one form, whatever WordPress, a browser or a letter made of them."""

from urllib.parse import quote

import pytest

from importing.addresses import keys_of, path_key

pytestmark = pytest.mark.one_database
ARABIC = "ندوة-عن-المياه"


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://a.example/?p=5", "/?p=5"),
        ("https://a.example/?page_id=5&utm_source=x#top", "/?p=5"),
        ("https://a.example/archives/5/", "/?p=5"),
        ("https://a.example/blog/?p=5", "/blog?p=5"),
        (f"https://a.example/{ARABIC}/", f"/{ARABIC}"),
        (f"https://a.example/{quote(ARABIC)}/", f"/{ARABIC}"),
        (f"https://a.example/{quote(ARABIC).lower()}", f"/{ARABIC}"),
        ("https://a.example/wp-content/uploads/2016/05/Boat-300x200.jpg", "upload:2016/05/boat-300x200.jpg"),
    ],
)
def test_address_has_one_first_key(address, key):
    assert keys_of(address)[0] == key


def test_smaller_copies_lead_to_the_original():
    for copy in ("boat-300x200.jpg", "boat-scaled.jpg", "boat-rotated.jpg", "boat-e1460000000000-150x150.jpg"):
        assert "upload:2016/05/boat.jpg" in keys_of(f"https://a.example/wp-content/uploads/2016/05/{copy}")


def test_feeds_and_further_pages_belong_to_their_page():
    for ending in ("feed", "feed/rss2", "amp", "page/3", "comment-page-2", "2"):
        assert "/news/story" in keys_of(f"https://a.example/news/story/{ending}/")


def test_slug_that_wordpress_cut_is_the_same_as_the_whole_one():
    whole = "كلمة" * 30
    cut = quote(whole)[:200].rpartition("%D9")[0]

    assert path_key("/" + quote(whole)).startswith("/كلمة")
    assert path_key("/" + quote(whole)) == path_key("/" + quote(whole)[:200])
    assert len(quote(path_key("/" + quote(whole))[1:])) <= 200
    assert path_key("/" + cut).startswith("/كلمة")
