"""Administrators move in by screens: reading, looking over, deciding, taking over; nobody else does."""

import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.users.models import UserProfile

from editors.roles import ADMINISTRATORS, EDITORS
from importing.models import Item, Kind, Move, State
from importing.source_files import exports
from importing.tasks import work_on_moves
from tests.importing.exports import english_site, export, post

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def administrator(sign_in):
    return sign_in(ADMINISTRATORS)


def address(name, *args):
    return reverse(f"importing:{name}", args=args)


def upload(browser, content, name="site.xml", **more):
    values = {"step": "read", "upload": SimpleUploadedFile(name, content), "language": "", "file": "", "uploads": ""}
    return browser.post(address("moves"), values | more)


def test_upload_is_read_by_the_worker_and_deleted(administrator, import_folder, lists):
    answer = upload(administrator, english_site())
    move = Move.objects.get()
    assert answer["Location"] == address("move", move.pk)
    assert move.task == Move.Task.READ
    work_on_moves(threading.Event())

    move.refresh_from_db()
    assert (move.task, move.items.count(), exports()) == ("", 9, [])
    page = administrator.get(address("move", move.pk)).content.decode()
    assert "Read: 9" in page


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"upload": SimpleUploadedFile("site.exe", b"x")}, "ends in .xml"),
        ({"upload": ""}, "one of the two"),
        ({"upload": SimpleUploadedFile("site.zip", b"PK\x03\x04broken")}, "damaged"),
        ({"file": "../settings.xml", "upload": ""}, "Select a valid choice"),
    ],
    ids=["kind", "nothing", "zip", "outside"],
)
def test_what_cannot_be_read_is_said_in_words(administrator, import_folder, values, words):
    answer = administrator.post(address("moves"), {"step": "read", "language": "", "file": "", "uploads": ""} | values)

    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not Item.objects.exists()


def test_broken_export_is_told_on_the_screen(administrator, import_folder):
    upload(administrator, english_site()[:-50])
    work_on_moves(threading.Event())

    page = administrator.get(address("move", Move.objects.get().pk)).content.decode()
    assert "the file breaks off there" in page
    assert exports() == []


@pytest.mark.indexed  # what nothing refers to is deleted
def test_taking_over_and_back_by_buttons(administrator, both_sites):
    for step, state, count in (("drafts", State.TAKEN, 9), ("undo", State.WAITING, 10)):
        administrator.post(address("move", both_sites.pk), {"step": step})
        assert b"<progress" in administrator.get(address("move", both_sites.pk)).content
        work_on_moves(threading.Event())
        assert both_sites.items.filter(state=state).count() == count


def test_cancelled_move_stops_and_nothing_is_half_done(administrator, both_sites):
    administrator.post(address("move", both_sites.pk), {"step": "drafts"})
    administrator.post(address("move", both_sites.pk), {"step": "cancel"})
    work_on_moves(threading.Event())

    assert not both_sites.items.filter(state=State.TAKEN).exists()


def test_list_of_items_costs_few_queries(administrator, both_sites):
    Item.objects.bulk_create(
        Item(
            move=both_sites,
            file=both_sites.files.first(),
            key=f"x#{n}",
            wp_type="post",
            kind=Kind.STORY,
            title=f"Post {n}",
        )
        for n in range(100)
    )
    with CaptureQueriesContext(connection) as queries:
        answer = administrator.get(address("items", both_sites.pk))

    assert answer.status_code == 200
    assert len(queries) <= 30


def test_filters_show_what_they_say(administrator, both_sites):
    page = administrator.get(address("items", both_sites.pk), {"twin": "yes"}).content.decode()
    assert "Water for the marshes" in page
    assert "linked by hand from both" in page
    assert "Who we are" not in page
    page = administrator.get(
        address("items", both_sites.pk), {"warning": "not_live", "state": "waiting"}
    ).content.decode()
    assert "For members" in page
    assert "Water for the marshes" not in page


def test_kind_is_changed_for_all_that_the_filters_leave(administrator, both_sites):
    administrator.post(address("items", both_sites.pk) + "?kind=page", {"scope": "all", "to_kind": "leave_out"})

    assert both_sites.items.get(wp_id=24).state == State.LEFT_OUT
    assert both_sites.items.get(wp_id=21).kind == Kind.STORY


def test_two_ticked_items_are_paired(administrator, both_sites):
    one, other = (both_sites.items.get(wp_id=number) for number in (12, 14))
    administrator.post(address("items", both_sites.pk), {"scope": "ticked", "item": [one.pk, other.pk], "deed": "pair"})

    one.refresh_from_db()
    assert (one.twin, one.twin_reason) == (other, "chosen")


def test_category_is_mapped_once_for_all_its_items(administrator, both_sites):
    mapping = both_sites.mappings.get(slug="water")
    values = {f"target-{mapping.pk}": "Rivers", f"kind-{mapping.pk}": "appeal"}
    administrator.post(address("mappings", both_sites.pk), values)

    mapping.refresh_from_db()
    assert mapping.target == "Rivers"
    assert set(both_sites.items.filter(kind=Kind.APPEAL).values_list("wp_id", flat=True)) == {12, 21}


def test_report_holds_every_item_and_no_formula(administrator, read_exports):
    move = read_exports(export(post(1, "=cmd()"), post(2)))
    text = b"".join(administrator.get(address("report", move.pk)).streaming_content).decode()

    assert text.count("\r\n") >= 3
    assert "'=cmd()" in text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_screens_open_in_both_languages(sign_in, both_sites, language):
    browser = sign_in(ADMINISTRATORS, language)
    for name, args in (
        ("moves", ()),
        ("move", (both_sites.pk,)),
        ("items", (both_sites.pk,)),
        ("mappings", (both_sites.pk,)),
    ):
        answer = browser.get(address(name, *args))
        assert answer.status_code == 200
        assert f'lang="{language}"' in answer.content.decode()


def test_editors_do_not_move_in(sign_in, both_sites):
    browser = sign_in(EDITORS)

    assert browser.get(address("moves")).status_code in {302, 403}
    browser.post(address("move", both_sites.pk), {"step": "drafts"})
    both_sites.refresh_from_db()
    assert both_sites.task == ""


@pytest.mark.parametrize("value", ["\0", "x" * 5000, "-1", "99999999999999999999", "%", "'"])
def test_odd_values_are_answered(administrator, both_sites, value):
    for name in ("p", "title", "kind", "warning", "twin"):
        assert administrator.get(address("items", both_sites.pk), {name: value}).status_code == 200
    answer = administrator.post(
        address("items", both_sites.pk), {"item": value, "to_kind": value, "deed": value, "scope": value}
    )
    assert answer.status_code == 302


def test_every_form_of_the_screens_can_be_sent(administrator, import_folder, both_sites):
    """Browsers send the token against forged requests, which the client of the tests does without."""
    for name, *numbers in (("moves",), ("move", both_sites.pk), ("items", both_sites.pk), ("mappings", both_sites.pk)):
        html = administrator.get(address(name, *numbers)).content.decode().partition("<main")[2]
        forms = [part for part in html.split("<form")[1:] if 'method="post"' in part.partition(">")[0]]
        assert forms, name
        assert all("csrfmiddlewaretoken" in part.partition("</form>")[0] for part in forms), name


def test_what_is_wrong_with_a_file_is_said_in_the_language_of_whoever_sent_it(administrator, import_folder, lists):
    upload(administrator, english_site()[:3000])
    move = Move.objects.get()
    UserProfile.objects.update_or_create(user=move.made_by, defaults={"preferred_language": "ar"})
    work_on_moves(threading.Event())

    assert "السطر" in move.files.get().problem


def test_pages_that_go_with_their_twins_are_counted(administrator, both_sites, run):
    run(both_sites, Move.Task.TAKE)
    pair = both_sites.items.get(wp_id=21)
    answer = administrator.post(
        address("items", both_sites.pk), {"item": [pair.pk], "deed": "undo", "scope": "ticked"}, follow=True
    )

    assert "2 items were changed" in answer.content.decode()


def test_progress_says_nothing_while_nothing_is_known(administrator, both_sites):
    Move.objects.filter(pk=both_sites.pk).update(task=Move.Task.READ)
    both_sites.files.update(done=0)
    both_sites.items.all().delete()
    page = administrator.get(address("move", both_sites.pk)).content.decode()

    assert "<progress" in page
    assert 'max="0"' not in page


def test_status_of_the_old_site_is_said_in_the_readers_language(sign_in, both_sites):
    browser = sign_in(ADMINISTRATORS, language="ar")

    page = browser.get(address("items", both_sites.pk)).content.decode()
    assert "draft" not in page.partition("<tbody")[2].partition("</tbody")[0]


def test_moves_are_told_apart_by_their_sites_and_uploads_keep_their_names(administrator, import_folder, lists):
    upload(administrator, english_site(), "our site.xml")
    work_on_moves(threading.Event())
    move = Move.objects.get()

    assert "www.old.example" in administrator.get(address("moves")).content.decode()
    screen = administrator.get(address("move", move.pk)).content.decode()
    assert "upload-" not in screen.partition("</li>")[0].rpartition("<bdi")[2]
    assert str(move.files.get()).startswith("our")
    assert "If your other language had a site of its own" in screen


def test_a_site_that_another_move_took_over_is_not_taken_over_twice(administrator, import_folder, lists):
    upload(administrator, english_site())
    upload(administrator, english_site())
    work_on_moves(threading.Event())
    second, first = Move.objects.all()
    administrator.post(address("move", first.pk), {"step": "drafts"})
    work_on_moves(threading.Event())

    screen = administrator.get(address("move", second.pk)).content.decode()
    assert f"Move {first.pk} has pages of the same old site." in screen
    administrator.post(address("move", second.pk), {"step": "drafts"})
    work_on_moves(threading.Event())
    assert not second.items.exclude(page=None).exists()
    administrator.post(address("move", first.pk), {"step": "undo"})
    work_on_moves(threading.Event())
    administrator.post(address("move", second.pk), {"step": "drafts"})
    work_on_moves(threading.Event())
    assert second.items.exclude(page=None).exists()
