"""Exports are read as a stream, safely, and what is wrong with one is said in words with its line."""

import io

import pytest

from importing.wxr import Export, UnreadableExportError, is_lenient_needed
from tests.importing.exports import COMMENT, export, post

pytestmark = pytest.mark.one_database


def records(content):
    is_lenient = is_lenient_needed(lambda: io.BytesIO(content))
    return list(Export(io.BytesIO(content), is_lenient))


def refusal(content):
    with pytest.raises(UnreadableExportError) as caught:
        records(content)
    return str(caught.value)


def test_item_is_read_with_its_fields():
    (found,) = records(export(post(5, "Title", "<p>Body</p>", terms=[("category", "water", "Water")])))

    assert (found.wp_id, found.title, found.body, found.status) == ("5", "Title", "<p>Body</p>", "publish")
    assert found.terms == [("category", "water", "Water")]
    assert found.author == "Sara Ali"


def test_personal_data_is_counted_and_not_returned():
    content = export(
        post(1, inside=COMMENT, post_password="secret-word"),
        post(2, "Zayd", "zayd@old.example", post_type="feedback"),
        post(3, author="zayd@old.example"),
    )
    reading = Export(io.BytesIO(content))
    found = list(reading)

    text = repr(found)
    assert "zayd@" not in text
    assert "Zayd" not in text
    assert "secret-word" not in text
    assert "sara@" not in repr(reading.channel)
    assert (found[0].has_password, found[1].body, found[2].author) == (True, "", "")
    assert reading.channel.not_stored == {"comments": 1, "passwords": 1, "answers": 1, "authors_mail": 1}


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda text: text[:-30], "Line 10: the file breaks off"),
        (lambda text: text.replace(b"A title", b"\xe1\xe2\xe3"), "Line 9: this is not in the encoding"),
        (lambda text: text.replace(b"<item>", b"<item><a></b>"), "Line 9: the file is not well-formed"),
        (lambda text: text.replace(b"<item>", b"<item>" + b"<a>" * 300 + b"</a>" * 300), "deeper or longer"),
        (lambda text: text.replace(b"<rss", b'<!DOCTYPE r [<!ENTITY a "b">]><rss', 1), "declares entities"),
        (lambda text: text.replace(b"<rss", b'<!DOCTYPE r SYSTEM "http://127.0.0.1/x"><rss', 1), "declares entities"),
        (lambda text: text.replace(b"channel>", b"other>").replace(b"<channel", b"<other"), "no export of WordPress"),
        (lambda text: b"", "is empty"),
        (lambda text: b"PK\x03\x04</rss>", "not well-formed"),
    ],
    ids=["cut off", "encoding", "tags", "depth", "entity", "outside", "no channel", "empty", "no XML"],
)
def test_damaged_export_is_refused_in_words(damage, words):
    assert words in refusal(damage(export(post(1), post(2))))


def test_entities_are_not_expanded():
    bomb = b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY a%d "&a%s;&a%s;">' % (n, b"" if n == 1 else b"%d" % (n - 1), b"" if n == 1 else b"%d" % (n - 1))
        for n in range(1, 30)
    )
    content = export(post(1, "&a29;")).replace(b"<rss", bomb + b"]><rss", 1)

    assert "declares entities" in refusal(content)


def test_control_characters_and_nul_are_taken_out_and_counted():
    reading = Export(io.BytesIO(export(post(1, "A\x00 ti\x0btle"))))

    assert [one.title for one in reading] == ["A title"]
    assert reading.channel.removed == 2


def test_undeclared_prefixes_are_read():
    content = export(post(1)).replace(b"<item>", b"<item><odd:thing>1</odd:thing>")

    assert [one.wp_id for one in records(content)] == ["1"]


def test_undeclared_prefixes_do_not_hide_a_broken_end():
    content = export(post(1), post(2)).replace(b"<item>", b"<item><odd:thing>1</odd:thing>")[:-30]

    assert "breaks off" in refusal(content)


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2", "9.9"])
def test_every_version_of_the_format_is_read(version):
    content = export(post(1)).replace(b"/export/1.2/", f"/export/{version}/".encode())

    assert [one.title for one in records(content)] == ["A title"]


def test_format_named_with_https_is_read():
    content = export(post(1, post_type="page")).replace(b"http://wordpress.org/export", b"https://wordpress.org/export")

    assert [one.post_type for one in records(content)] == ["page"]


def test_polylang_groups_come_from_serialised_arrays():
    term = (
        "<wp:term><wp:term_taxonomy>post_translations</wp:term_taxonomy><wp:term_slug>pll_1</wp:term_slug>"
        '<wp:term_description><![CDATA[a:2:{s:2:"en";i:4;s:2:"ar";i:2;}]]></wp:term_description></wp:term>'
    )
    reading = Export(io.BytesIO(export(post(4), head=term)))
    list(reading)

    assert reading.channel.groups == {"4": "pll_1", "2": "pll_1"}
