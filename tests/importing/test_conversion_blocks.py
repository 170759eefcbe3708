"""Tables, questions, sounds and films of old bodies become the site's own blocks; what cannot is named with its place."""

import pytest

from news.models import StoryPage
from tests.importing.test_conversion import converted

pytestmark = pytest.mark.one_database

OLD = "https://old.example/wp-content/uploads/"


def row(*cells, tag="td"):
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def table(body):
    """Return the headings, rows and caption of the one table that a body becomes, as the site reads it."""
    ((kind, value),) = converted(body)[0]
    assert kind == "table"
    read = StoryPage.body.field.stream_block.to_python([{"type": kind, "value": value}])[0].value
    read_rows = [list(one["values"]) for one in read.row_data]
    return [column["heading"] for column in read.columns], read_rows, read.caption


def keys(body):
    return {key for key, _about in converted(body)[1]}


@pytest.mark.parametrize(
    "head",
    [
        row("Day", "Place", tag="th"),
        row("<strong>Day</strong>", "<p><b>Place</b></p>"),
        f"<thead>{row('Day', 'Place')}</thead>",
    ],
    ids=["th", "bold", "thead"],
)
def test_table_with_a_row_of_headings_becomes_a_table(head):
    body = f"<table>{head}{row('Friday', 'Basra')}{row('Saturday', '<i>Mosul</i>')}</table>"

    assert table(body) == (["Day", "Place"], [["Friday", "Basra"], ["Saturday", "Mosul"]], "")
    assert keys(body) == set()


def test_caption_of_a_table_goes_with_it():
    cells = row("Day", "Place", tag="th") + row("Friday", "Basra")
    gutenberg = (
        '<!-- wp:table --><figure class="wp-block-table"><table><thead>'
        f"{row('Day', 'Place', tag='th')}</thead><tbody>{row('Friday', 'Basra')}</tbody></table>"
        "<figcaption>Where we meet</figcaption></figure><!-- /wp:table -->"
    )

    assert table(f"<table><caption>Where we meet</caption>{cells}</table>") == table(gutenberg)
    assert table(gutenberg)[2] == "Where we meet"


def test_first_row_of_a_wide_table_is_its_headings_and_is_named():
    body = f"<table>{row('Day', 'Hour', 'Place')}{row('Friday', '10', 'Basra')}</table>"

    assert table(body)[0] == ["Day", "Hour", "Place"]
    assert ["table_headings", "Day · Hour · Place"] in converted(body)[1]


def test_empty_rows_columns_and_corners_are_no_obstacle():
    body = (
        f"<table>{row('', '', 'Men', 'Women', tag='th')}{row('Basra', '', '12', '14')}"
        f"{row('', '&nbsp;', '', '')}{row('Mosul', '', '8')}</table>"
    )

    assert table(body)[:2] == (["–", "Men", "Women"], [["Basra", "12", "14"], ["Mosul", "8", ""]])


def test_long_table_is_divided_and_no_row_is_lost():
    rows = "".join(row(str(number), "Basra") for number in range(230))
    blocks, _warnings = converted(f"<table>{row('Number', 'Town', tag='th')}{rows}</table>")

    assert [len(value["rows"]) for _kind, value in blocks] == [100, 100, 30]


@pytest.mark.parametrize(
    "cells",
    [
        row("Name", "Sara") + row("Town", "Basra"),
        row("Day", "Place", tag="th") + row("Friday", '<a href="https://example.org/">Basra</a>'),
        row("Day", "Place", tag="th") + '<tr><td colspan="2">Friday, Basra</td></tr>',
        row("Day", "Place", tag="th") + row("Friday", "word " * 80),
        row(*map(str, range(20)), tag="th") + row(*map(str, range(20))),
    ],
    ids=["name and value", "link", "joined cells", "long text", "wide"],
)
def test_other_tables_are_lines_and_are_named(cells):
    ((kind, value),) = converted(f"<table>{cells}</table>")[0]

    assert (kind, value.count("<p>")) == ("paragraph", cells.count("<tr>"))
    assert "table" in keys(f"<table>{cells}</table>")


def test_table_that_frames_pictures_gives_them_back_in_order():
    picture = f'<img src="{OLD}boat.jpg" alt="A boat" />'
    body = f"<table>{row(picture, '<ul><li>water</li><li>work</li></ul>')}{row('Words below', '')}</table>"

    assert [kind for kind, _value in converted(body)[0]] == ["picture", "paragraph"]
    assert converted(body)[0][1][1] == "<ul><li>water</li><li>work</li></ul><p>Words below</p>"


def test_what_opens_on_a_click_becomes_questions_and_answers():
    one = '<details class="wp-block-details"><summary>Who are you?</summary><p>A network.</p></details>'
    other = "<details><summary>Where?</summary><ul><li>Basra</li><li>Mosul</li></ul></details>"
    ((kind, value),), warnings = converted(f"<!-- wp:details -->{one}<!-- /wp:details -->{other}")

    assert (kind, warnings) == ("questions", [])
    assert [entry["value"] for entry in value] == [
        {"question": "Who are you?", "answer": "<p>A network.</p>"},
        {"question": "Where?", "answer": "<ul><li>Basra</li><li>Mosul</li></ul>"},
    ]


def test_answer_with_a_picture_stays_whole_below_its_heading():
    body = f'<details><summary>Where?</summary><p>Here:</p><img src="{OLD}boat.jpg" alt="A boat" /></details>'

    assert [kind for kind, _value in converted(body)[0]] == ["heading", "paragraph", "picture"]


@pytest.mark.parametrize(
    "body",
    [
        f'[audio mp3="{OLD}talk.mp3"][/audio]',
        f'[audio ogg="{OLD}talk.ogg" mp3="{OLD}talk.mp3"]',
        f"[audio {OLD}talk.mp3|titles=Talk]",
        f'<audio controls><source src="{OLD}talk.ogg"><source src="{OLD}talk.mp3">Download it.</audio>',
        f'<!-- wp:audio --><figure class="wp-block-audio"><audio controls src="{OLD}talk.mp3"></audio></figure><!-- /wp:audio -->',
        f"{OLD}talk.mp3",
    ],
    ids=["shortcode", "two files", "old shortcode", "element", "block", "bare"],
)
def test_sounds_are_played_here(body):
    blocks, warnings = converted(body)

    assert (blocks, warnings) == ([("sound", {"title": "Sound", "file": 8, "transcript": ""})], [])


def test_films_are_played_here_with_captions_and_picture():
    body = (
        f'<figure class="wp-block-video"><video poster="{OLD}boat.jpg" src="{OLD}march.mp4">'
        f'<track src="{OLD}march.vtt" kind="captions"></video><figcaption>The march</figcaption></figure>'
    )

    assert converted(body)[0] == [("film", {"title": "The march", "file": 8, "captions": 8, "picture": 9})]
    assert converted(f'[video mp4="{OLD}march.mp4"]')[0] == [
        ("film", {"title": "Film", "file": 8, "captions": None, "picture": None})
    ]


def test_unclosed_players_and_frames_swallow_nothing():
    body = f'Before.\n\n<video src="{OLD}march.mp4">\n\nBetween.\n\n<iframe src="https://vimeo.com/1">\n\nAfter.'

    assert [kind for kind, _value in converted(body)[0]] == ["paragraph", "film", "paragraph", "embed", "paragraph"]


def test_sound_of_another_site_is_a_cover():
    ((kind, value),) = converted('[audio mp3="https://radio.example/talk.mp3"]')[0]

    assert (kind, value["url"]) == ("embed", "https://radio.example/talk.mp3")


@pytest.mark.parametrize(
    "film",
    [
        '<object width="1"><param name="movie" value="http://www.youtube.com/v/abcdefghijk&amp;hl=en"></param></object>',
        '<object><embed src="https://www.youtube.com/v/abcdefghijk?fs=1"></embed></object>',
        '<embed src="//www.youtube.com/v/abcdefghijk" />',
        '[video src="https://www.youtube.com/watch?v=abcdefghijk"]',
    ],
    ids=["parameter", "embedded", "alone", "shortcode"],
)
def test_films_of_the_flash_age_become_covers(film):
    ((kind, value),) = converted(film)[0]

    assert (kind, value["url"]) == ("embed", "https://www.youtube.com/watch?v=abcdefghijk")


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (f'They spoke. Listen:\n\n[audio mp3="{OLD}gone.mp3"]', "gone.mp3"),
        ('They spoke. Listen:\n\n<form action="x"><input name="mail">Your mail</form>', "<form>"),
        ("They spoke. Listen:\n\n<object><p>No player</p></object>", "<object>"),
        ('They spoke. Listen:\n\n[slider id="3"]', "[slider]"),
        ('They spoke. Listen:\n\n<!-- wp:block {"ref":99} /-->', "wp:block"),
    ],
    ids=["sound", "form", "object", "shortcode", "reusable"],
)
def test_what_cannot_be_shown_is_named_with_the_sentence_before_it(body, name):
    assert ["not_shown", f"{name} “Listen:”"] in converted(body)[1]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<pre>One\nTwo</pre>", "<p>One<br/>Two</p>"),
        ("<dl><dt>Water</dt><dd>Life</dd></dl>", "<p><b>Water</b></p><p>Life</p>"),
        ("<div><li>One</li><li>Two</li></div>", "<p>One</p><p>Two</p>"),
    ],
    ids=["verse", "definitions", "stray entries"],
)
def test_lines_are_not_glued_together(body, expected):
    assert converted(body)[0] == [("paragraph", expected)]


def test_captions_of_missing_pictures_of_a_gallery_stay():
    one = '<figure><img src="/gone.jpg" class="wp-image-77" alt="x" /><figcaption>At the river</figcaption></figure>'
    other = f'<figure><img src="{OLD}boat.jpg" alt="A boat" /><figcaption>A boat</figcaption></figure>'
    blocks, warnings = converted(f'<figure class="wp-block-gallery">{one}{other}</figure>')

    assert [kind for kind, _value in blocks] == ["paragraph", "picture"]
    assert blocks[0][1] == "<p>At the river</p>"
    assert ["picture_missing", "gone.jpg"] in warnings
