"""What stands in exports is stored once, with its kind, language and twin, and nothing of people is."""

import pytest
from django.db import connection

from importing.models import Item, Kind, State
from importing.report import sums_of
from tests.importing.exports import attachment, english_site, export, post

pytestmark = pytest.mark.django_db


def items(move):
    return {item.wp_id: item for item in move.items.all()}


def test_every_item_of_the_files_is_stored(both_sites):
    sums = sums_of(both_sites)

    assert sums.read == sum(sums.states.values()) == 12
    assert [file.total for file in both_sites.files.all()] == [9, 3]


def test_kinds_are_proposed_with_reasons(both_sites):
    found = {item.title or item.wp_type: item for item in both_sites.items.filter(file__site="www.old.example")}

    assert found["The first protest"].kind == Kind.STORY
    assert found["Who we are"].kind == Kind.PAGE
    assert found["boat.jpg"].kind == Kind.MEDIA
    assert (found["nav_menu_item"].state, found["nav_menu_item"].reason) == (
        State.LEFT_OUT,
        "An entry of a menu: menus are made anew here.",
    )
    assert found["feedback"].state == State.LEFT_OUT


def test_nothing_of_people_is_in_any_table(both_sites):
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            if table.startswith("importing_"):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
                rows += cursor.fetchall()
    text = repr(rows)

    assert "marshes" in text
    for personal in ("sara@", "Zayd", "zayd@", "10.20.30.40", "0770", "secret-word", "form.example"):
        assert personal not in text
    assert both_sites.files.first().not_stored == {"comments": 1, "passwords": 1, "answers": 1, "authors_mail": 1}


def test_twins_linked_by_hand_are_found(both_sites):
    one, other = (both_sites.items.get(wp_id=number) for number in (21, 31))

    assert (one.twin, one.twin_reason, one.twin_score) == (other, "both", 100)
    assert (other.twin, other.language) == (one, "ar")


def test_pages_with_the_same_picture_are_offered_as_twins_before_those_of_the_same_day(read_exports):
    def story(number, picture, day):
        return post(number, meta={"_thumbnail_id": picture}, post_date_gmt=f"2016-05-{day} 07:00:00")

    english = export(attachment(7, "2016/05/boat.jpg"), story(1, 7, 17), story(2, 0, 18), story(3, 0, 20))
    arabic = export(
        attachment(9, "2016/06/boat-scaled.jpg", site="ar.old.example"),
        story(4, 9, 18),
        story(5, 0, 20),
        site="ar.old.example",
    )
    move = read_exports((english, "en"), (arabic, "ar"))
    twins = {item.wp_id: (item.twin.wp_id, item.twin_reason) for item in move.items.exclude(twin=None)}
    assert twins == {1: (4, "alike"), 4: (1, "alike"), 3: (5, "alike"), 5: (3, "alike")}


def test_twins_are_stored_in_batches(read_exports, monkeypatch):
    """`bulk_update` prepares all its batches before it writes the first: ten thousand twins took 60 MB."""
    sizes, write = [], Item.objects.bulk_update
    monkeypatch.setattr("importing.batches.SIZE", 2)
    monkeypatch.setattr(
        type(Item.objects),
        "bulk_update",
        lambda self, rows, *args, **more: sizes.append(len(rows)) or write(rows, *args, **more),
    )
    link = '<a href="https://{}/?p={}">{}</a>\n\nWords'
    read_exports(
        (export(*(post(n, body=link.format("ar.old.example", n, "عربي")) for n in (1, 2, 3))), "en"),
        (
            export(
                *(post(n, body=link.format("www.old.example", n, "English")) for n in (1, 2, 3)), site="ar.old.example"
            ),
            "ar",
        ),
    )

    assert Item.objects.filter(twin_reason="both").count() == 6
    assert [one for one in sizes if one][:3] == [2, 2, 2]


def test_reading_again_changes_nothing(both_sites, read_exports):
    before = list(Item.objects.order_by("pk").values("pk", "digest", "state", "kind", "twin"))
    read_exports(english_site() + b"<!-- exported again -->", move=both_sites)

    assert list(Item.objects.order_by("pk").values("pk", "digest", "state", "kind", "twin")) == before
    assert sums_of(both_sites).are_even


def test_same_file_twice_is_said_in_words(read_exports):
    move = read_exports(english_site())
    read_exports(english_site(), move=move)

    assert [bool(file.problem) for file in move.files.all()] == [False, True]
    assert "read before" in move.files.last().problem
    assert move.items.count() == 9


def test_broken_file_stores_nothing(read_exports):
    move = read_exports(english_site()[:-40])

    assert move.items.count() == 0
    assert "Line" in move.files.get().problem


def test_file_given_as_another_language_is_refused(read_exports):
    posts = [post(number, "Title", f"<p>{'Some words of English. ' * 5}</p>") for number in range(1, 7)]
    move = read_exports((export(*posts), "ar"))

    assert "given as" in move.files.get().problem
    assert move.items.count() == 0


@pytest.mark.parametrize(
    ("more", "field", "value"),
    [
        ({"title": "x" * 300}, "title", "x" * 300),
        ({"post_date": "0000-00-00 00:00:00", "post_date_gmt": "0000-00-00 00:00:00"}, "published_at", None),
        ({"post_date": "", "post_date_gmt": ""}, "published_at", None),
        ({"post_name": "%d8%b9%d8%b1%d8%a8%d9%8a"}, "slug", "عربي"),
        ({"post_type": "product"}, "state", State.LEFT_OUT),
        ({"status": "trash"}, "state", State.LEFT_OUT),
    ],
    ids=["long title", "zeros", "no date", "slug", "unknown kind", "bin"],
)
def test_odd_values_are_stored_as_they_are(read_exports, more, field, value):
    title = more.pop("title", "A title")
    move = read_exports(export(post(1, title, **more)))

    assert getattr(move.items.get(), field) == value


def test_numbers_beyond_what_a_database_holds_fail_in_words(read_exports):
    move = read_exports(export(post(2**33), post(2**70), post("x")))

    assert sorted(move.items.values_list("wp_id", "state"), key=str) == [
        (2**33, State.WAITING),
        (None, State.FAILED),
        (None, State.FAILED),
    ]


def test_second_item_with_one_number_is_left_out(read_exports):
    move = read_exports(export(post(1, "One"), post(1, "Another"), post(1, "A third")))

    assert list(move.items.values_list("title", "state")) == [
        ("One", State.WAITING),
        ("Another", State.LEFT_OUT),
        ("A third", State.LEFT_OUT),
    ]


def test_numbers_of_two_sites_may_be_the_same(read_exports):
    move = read_exports(export(post(1, "One")), export(post(1, "Other"), site="ar.old.example"))

    assert list(move.items.values_list("title", flat=True)) == ["One", "Other"]


def test_picture_that_is_missing_is_told(read_exports):
    move = read_exports(export(attachment(1, "2016/05/gone.jpg")))

    assert move.items.get().warnings == [["picture_missing", "2016/05/gone.jpg"]]


def test_names_of_people_in_danger_are_flagged(read_exports):
    move = read_exports(export(post(1, "Freedom for our friend", "<p>He was arrested on his way home.</p>")))

    item = move.items.get()
    assert (item.kind, item.warnings) == (Kind.APPEAL, [["names", "arrested"]])


def test_texts_that_stand_twice_name_each_other(read_exports):
    body = f"<p>{'The same words again. ' * 20}</p>"
    move = read_exports(export(post(1, "One", body), post(2, "Other", body)))

    one, other = move.items.all()
    assert one.warnings == [["same_text", f"Other ({other.pk})"]]


def test_letters_that_are_neither_arabic_nor_latin_are_named(read_exports):
    move = read_exports(export(post(1, "Επίπεδο", "<p>Πρόκειται για ένα κείμενο στα ελληνικά.</p>"), post(2)))

    assert [["language_doubtful", ""] in item.warnings for item in move.items.order_by("wp_id")] == [True, False]


@pytest.mark.parametrize(
    "more", [{"post_date_gmt": "9999-12-31 23:59:59"}, {"post_date_gmt": "", "post_date": "9999-12-31 23:59:59"}]
)
def test_last_day_of_all_years_is_no_date(read_exports, more):
    """In Baghdad it is in the year 10000."""
    item = read_exports(export(post(1, **more), post(2))).items.get(wp_id=1)

    assert item.is_examined
    assert (item.published_at is None or item.published_at.year < 9999, item.state) == (True, State.WAITING)


def test_wrong_language_is_named_in_the_readers_language(read_exports):
    texts = (post(n, f"English title {n}", f"Many English words stand in this text {n}.") for n in range(9))
    move = read_exports((export(*texts), "ar"))

    assert "given as Arabic" in move.files.get().problem
