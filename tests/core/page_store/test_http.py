"""What HTTP lets a browser ask of a page: its headers alone, an encoding, whether it has changed, a part."""

import gzip

import brotli
import pytest

from tests.core.page_store.requests import ask


def test_head_gets_the_headers_of_the_page(store, site):
    whole, head = ask(store), ask(store, method="HEAD")
    assert (head.headers, head.body) == (whole.headers, b"")


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", None),
        ("br", "br"),
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("GZip", "gzip"),
        ("x-gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("gzip;q=0.9, br;q=0.1", "gzip"),
        ("*", "br"),
        ("*;q=0", None),
        ("identity, br;q=0.5", None),
        ("identity;q=0", None),
        ("br;q=nonsense", None),
        ("br;q=99", None),
        (",,;;=,br;q=1;x=2", None),
        ("zstd, compress", None),
        ("br" * 100_000, None),
    ],
)
def test_page_comes_in_the_encoding_that_the_browser_likes_best(store, site, accepted, encoding):
    answer = ask(store, ACCEPT_ENCODING=accepted)
    unpack = {None: bytes, "gzip": gzip.decompress, "br": brotli.decompress}[encoding]
    assert answer.headers.get("Content-Encoding") == encoding
    assert unpack(answer.body) == site.body.encode()
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_every_encoding_has_an_etag_of_its_own(store):
    tags = {ask(store, ACCEPT_ENCODING=accepted).headers["ETag"] for accepted in ("", "gzip", "br")}
    assert len(tags) == 3


def test_browser_that_has_the_page_is_told_so(store, site):
    tag = ask(store, ACCEPT_ENCODING="br").headers["ETag"]
    for header in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        answer = ask(store, ACCEPT_ENCODING="br", IF_NONE_MATCH=header)
        assert (answer.code, answer.body, answer.headers["ETag"]) == (304, b"", tag)
    assert ask(store, IF_NONE_MATCH='"other"').code == 200


def test_range_gets_the_whole_page(store, site):
    ask(store)
    answer = ask(store, RANGE="bytes=0-5")
    assert (answer.code, answer.body) == (200, site.body.encode())
