"""Bodies as WordPress stores them become the site's blocks; what cannot be shown is named, what is dangerous goes."""

import re

import pytest

from importing.conversion.markup import clean_html, tree_of
from importing.conversion.media_blocks import Picture
from importing.conversion.streams import StreamMaker

pytestmark = pytest.mark.one_database


class KnownLinks:
    """Answers as if page 7, document 8 and the pictures 9 and 10 had been taken over from old.example."""

    def is_own(self, address):
        return "old.example" in address

    def page(self, address):
        return 7 if address.endswith("?p=7") else None

    def document(self, address):
        return 8 if re.search(r"(?:law\.pdf|talk\.mp3|march\.(?:mp4|vtt))$", address) else None

    def picture(self, address, number):
        known = number if number in (9, 10) else 9 if "boat" in address else None
        return Picture(known) if known else None

    def attached(self):
        return [9, 10]


def converted(body, language="en", reusable=None):
    """Return blocks as pairs of kind and value, and the warnings."""
    warnings = []
    clean = clean_html(
        body, lambda *found: warnings.append(list(found)), lambda number: (reusable or {}).get(number, "")
    )
    maker = StreamMaker(KnownLinks(), language)
    blocks = maker.make(tree_of(clean))
    return [(block["type"], block["value"]) for block in blocks], warnings + maker.warnings


def html(body, language="en"):
    """Return the one paragraph block that a body becomes."""
    ((kind, value),) = converted(body, language)[0]
    assert kind == "paragraph"
    return value


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("One\nline", "<p>One<br/>line</p>"),
        ("<p>One.</p>\n<p>&nbsp;</p>\n<p>Two.</p>", "<p>One.</p><p>Two.</p>"),
        ('<p class="MsoNormal" style="x"><span lang="EN">One&nbsp;&nbsp; word</span></p>', "<p>One word</p>"),
        ('<p align="right" dir="rtl"><strong>Bold</strong> <em>slanted</em></p>', "<p><b>Bold</b> <i>slanted</i></p>"),
        ("Before<!--more-->\n\nafter", "<p>Before</p><p>after</p>"),
    ],
    ids=["blank lines", "line end", "empty", "Word", "align", "more"],
)
def test_classic_text_becomes_paragraphs(body, expected):
    assert html(body) == expected


@pytest.mark.parametrize("sign", ["–", "-", "•", "*", "·"])
def test_typed_lines_become_a_list(sign):
    assert (
        html(f"They ask for:\n\n{sign} water\n{sign} work")
        == "<p>They ask for:</p><ul><li>water</li><li>work</li></ul>"
    )


def test_one_line_with_a_dash_is_no_list():
    assert html("– said a woman from Basra.") == "<p>– said a woman from Basra.</p>"


def test_nested_lists_stay_nested():
    body = "<ul><li>water<ul><li>clean</li></ul></li><li>work</li></ul>"

    assert html(body) == "<ul><li>water<ul><li>clean</li></ul></li><li>work</li></ul>"


def test_headings_and_quotes_become_blocks():
    body = "<h1>Why</h1><p>Because.</p><blockquote><p>We stay.</p><cite>Um Ali</cite></blockquote>"

    assert converted(body)[0] == [
        ("heading", "Why"),
        ("paragraph", "<p>Because.</p>"),
        ("quote", {"words": "We stay.", "speaker": "Um Ali"}),
    ]


def test_caption_and_credit_go_with_the_picture():
    body = '[caption id="attachment_9" width="300"]<img class="wp-image-9" src="https://old.example/b.jpg" alt="A boat" /> On the marsh. Photo: Ahmed[/caption]'

    ((kind, value),), warnings = converted(body)
    assert (kind, warnings) == ("picture", [])
    assert value == {"image": 9, "alt": "A boat", "caption": "On the marsh", "credit": "Photo: Ahmed"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('Water<sup><a href="#n1">12</a></sup>, H<sub>2</sub>O', "<p>Water¹², H₂O</p>"),
        ("ماء<sup>١</sup>", "<p>ماء¹</p>"),
        ("The 1<sup>st</sup> day", "<p>The 1st day</p>"),
        ('<p>A report. <a href="#n1-link">↩\ufe0e</a></p>', "<p>A report.</p>"),
    ],
    ids=["digits", "Arabic digit", "letters", "way back"],
)
def test_raised_and_lowered_numbers_stay_so(body, expected):
    assert html(body) == expected


def test_struck_words_stay_and_are_named():
    blocks, warnings = converted("We ask for <del>three</del> <s>four</s> five wells.")

    assert blocks == [("paragraph", "<p>We ask for three four five wells.</p>")]
    assert warnings == [["struck", "three"], ["struck", "four"]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<ol start="3"><li>water</li><li>work</li></ol>', "<p>3. water<br/>4. work</p>"),
        ('<ol><li>water</li><li value="5">work</li></ol>', "<p>1. water<br/>5. work</p>"),
        ('<ol start="1"><li>water</li><li>work</li></ol>', "<ol><li>water</li><li>work</li></ol>"),
    ],
)
def test_lists_keep_their_numbers(body, expected):
    assert html(body) == expected


def test_what_a_list_defines_is_bold():
    assert html("<dl><dt>Marsh</dt><dd>Land under water.</dd></dl>") == "<p><b>Marsh</b></p><p>Land under water.</p>"


@pytest.mark.parametrize("name", ["10154_77312_1234_n", "DSC_0042", "IMG_2011.jpg"])
def test_file_names_are_no_captions(name):
    body = f'[caption id="attachment_9"]<img class="wp-image-9" src="https://old.example/b.jpg" alt="{name}" /> {name}[/caption]'

    ((_kind, value),), warnings = converted(body)
    assert (value["caption"], value["alt"]) == ("", "")
    assert "alt_missing" in {key for key, _about in warnings}


@pytest.mark.parametrize("code", ['[gallery ids="9,10"]', "[gallery]"])
def test_gallery_holds_its_pictures(code):
    ((kind, value),), _warnings = converted(code)

    assert kind == "gallery"
    assert [entry["value"]["image"] for entry in value["pictures"]] == [9, 10]


def test_missing_picture_is_named():
    blocks, warnings = converted('<p>Words.</p><img src="https://old.example/wp-content/uploads/gone.jpg" alt="x" />')

    assert blocks == [("paragraph", "<p>Words.</p>")]
    assert ["picture_missing", "gone.jpg"] in warnings


@pytest.mark.parametrize(
    "body",
    [
        "https://www.youtube.com/watch?v=abcdefghijk",
        "[embed]https://www.youtube.com/watch?v=abcdefghijk[/embed]",
        '<iframe width="1" src="https://www.youtube.com/embed/abcdefghijk?rel=0"></iframe>',
        '<!-- wp:embed --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://www.youtube.com/watch?v=abcdefghijk\n</div></figure><!-- /wp:embed -->',
    ],
    ids=["bare", "shortcode", "frame", "block"],
)
def test_films_become_covers_of_the_site(body):
    ((kind, value),), _warnings = converted(body)

    assert (kind, value["url"]) == ("embed", "https://www.youtube.com/watch?v=abcdefghijk")
    assert "YouTube" in value["title"]


def test_footnotes_keep_their_sign_and_words():
    body = '<p>Water is scarce.<a href="#_ftn1">[1]</a></p><p><a href="#_ftnref1">[1]</a> Ministry, 2015.</p>'

    assert html(body) == "<p>Water is scarce.[1]</p><p>[1] Ministry, 2015.</p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Update: they are free.\n\nMore.", [("paragraph", "<p><b>Update:</b> they are free.</p><p>More.</p>")]),
        (
            "<p><b>Update (3 May 2016):</b> they are <i>free</i>.</p>",
            [("paragraph", "<p><b>Update (3 May 2016):</b> they are free.</p>")],
        ),
        ("<p>Update 3 May 2016:</p><p>Free.</p>", [("heading", "Update 3 May 2016"), ("paragraph", "<p>Free.</p>")]),
    ],
    ids=["typed", "bold", "alone"],
)
def test_update_lines_stand_out(body, expected):
    blocks, warnings = converted(body)

    assert blocks == expected
    assert "update_line" in {key for key, _about in warnings}


def test_arabic_update_line_stands_out():
    assert html("تحديث: أطلق سراحهم.", "ar") == "<p><b>تحديث:</b> أطلق سراحهم.</p>"


def test_sentence_about_updates_is_none():
    assert html("Updates will be sent by mail.") == "<p>Updates will be sent by mail.</p>"


@pytest.mark.parametrize(
    ("body", "language", "expected"),
    [
        ("\ufee3\ufea4\ufee4\ufeaa ذهب", "ar", "محمد ذهب"),
        ("في 12 شباط شباط 2014", "ar", "في 12 شباط 2014"),
        ("in February February 2014", "en", "in February 2014"),
        ("عام 20١٤", "ar", "عام 2014"),
        ("نص\u200f \u200eهنا", "ar", "نص هنا"),
    ],
    ids=["presentation forms", "doubled month", "doubled English month", "mixed digits", "marks"],
)
def test_text_becomes_ordinary(body, language, expected):
    assert html(body, language) == f"<p>{expected}</p>"


def test_what_cannot_be_shown_is_named_with_the_sentence_before_it():
    blocks, warnings = converted("First. The form stands below.\n\n[contact-form-7 id=3]\n\nAfter.")

    assert blocks == [("paragraph", "<p>First. The form stands below.</p><p>After.</p>")]
    assert warnings == [["not_shown", "[contact-form-7] “The form stands below.”"]]


def test_word_in_brackets_is_no_shortcode():
    assert html("He said [laughing] no.") == "<p>He said [laughing] no.</p>"


@pytest.mark.parametrize(
    "body",
    [
        '<p onclick="steal()">Words.</p><script>steal()</script>',
        '<p>Words.<img src="https://old.example/pixel.gif" width="1" height="1" /></p>',
        '<p>Words.</p><iframe src="javascript:steal()"></iframe><style>p{}</style>',
        '<p>Words.</p><form action="https://evil.example"><input name="x" /></form><object data="x"></object>',
        '<p><a href="javascript:steal()">Words.</a></p>',
        '<p>Words.</p><svg onload="steal()"></svg>',
    ],
    ids=["script", "pixel", "frame", "form", "address", "svg"],
)
def test_scripts_frames_handlers_and_tracking_are_gone(body):
    assert re.sub(r"</?a[^>]*>", "", html(body)) == "<p>Words.</p>"
    assert "javascript" not in html(body)


def test_links_lead_to_what_was_taken_and_others_are_named():
    body = '<p><a href="https://old.example/?p=7">page</a>, <a href="https://old.example/?p=6">gone</a>, <a href="https://else.example/">other</a></p>'

    blocks, warnings = converted(body)
    value = blocks[0][1]
    assert '<a linktype="page" id="7">page</a>' in value
    assert '<a href="https://else.example/">other</a>' in value
    assert warnings == [["link_open", "https://old.example/?p=6"]]


def test_link_to_a_document_that_stands_alone_is_a_block():
    body = '<p><a href="https://old.example/wp-content/uploads/law.pdf">The law</a></p>'

    assert converted(body)[0] == [("document", {"document": 8, "title": "The law"})]


def test_gutenberg_containers_are_opened_and_reusable_blocks_shown():
    body = (
        '<!-- wp:columns --><div class="wp-block-columns"><!-- wp:column --><div class="wp-block-column">'
        "<!-- wp:paragraph --><p>Left.</p><!-- /wp:paragraph --></div><!-- /wp:column --></div><!-- /wp:columns -->\n"
        '<!-- wp:spacer --><div style="height:9px" class="wp-block-spacer"></div><!-- /wp:spacer -->\n'
        '<!-- wp:block {"ref":5} /-->'
    )

    blocks, warnings = converted(body, reusable={5: "<!-- wp:paragraph --><p>Shared.</p><!-- /wp:paragraph -->"})
    assert blocks == [("paragraph", "<p>Left.</p><p>Shared.</p>")]
    assert warnings == []
