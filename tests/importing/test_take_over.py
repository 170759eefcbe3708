"""Items become pages once, live only where they were public, paired without a word lost, and never over an editor's work."""

import re

import pytest
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.models import SiteImage, Topic
from importing.models import Item, Kind, Move, State
from importing.report import lines_of, sums_of
from news.models import StoryPage
from tests.importing.exports import ENGLISH_BODY, attachment, english_site, export, jpeg, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken(both_sites, run):
    return run(both_sites, Move.Task.TAKE, is_live=True)


def page_of(move, number):
    return move.items.get(wp_id=number).page.specific


def kinds(page):
    return [block.block_type for block in page.body]


def test_every_item_is_accounted_for(taken):
    sums = sums_of(taken)

    assert sums.are_even
    assert sums.states == {"waiting": 0, "taken": 9, "changed": 0, "left_out": 3, "failed": 0}
    assert len(list(lines_of(taken))) == 1 + sums.read
    assert not taken.items.filter(state=State.LEFT_OUT, reason="").exists()


def test_body_becomes_blocks(taken):
    page = page_of(taken, 21)

    assert kinds(page) == ["paragraph", "picture", "paragraph", "embed"]
    assert "<ul><li>water for all</li>" in page.body[0].value.source
    assert "Arabic" not in page.body[0].value.source
    picture = page.body[1].value
    assert (picture["alt"], picture["caption"], picture["credit"]) == (
        "A boat on the marsh",
        "A boat on the marsh",
        "Ahmed",
    )


def test_page_is_live_with_its_old_date(taken):
    page = page_of(taken, 21)

    assert page.live
    assert (
        str(page.first_published_at)
        == str(page.put_up_at)
        == str(page.last_published_at)
        == "2016-05-17 07:00:00+00:00"
    )
    assert str(page.story_date) == "2016-05-17"


def test_links_between_old_posts_lead_to_pages(taken):
    page, target = page_of(taken, 21), page_of(taken, 12)

    assert f'<a linktype="page" id="{target.pk}">what happened before</a>' in page.body[2].value.source


def test_twins_are_original_and_translation(taken):
    english, arabic = page_of(taken, 21), page_of(taken, 31)

    assert arabic.translation_key == english.translation_key
    assert (english.locale.language_code, arabic.locale.language_code, arabic.live) == ("en", "ar", True)
    assert Translation.objects.filter(source__object_id=english.translation_key, enabled=True).count() == 1
    assert "الماء للجميع" in arabic.body[0].value.source
    assert page_of(taken, 14).translation_key != page_of(taken, 12).translation_key


def test_picture_is_stored_once_without_metadata(taken):
    image = SiteImage.objects.get()

    assert {item.image_id for item in taken.items.filter(wp_id__in=(55, 77))} == {image.pk}
    with image.file.open() as file:
        assert b"Sara" not in file.read()
    assert taken.items.get(wp_id=78).reason == "No text that was taken over shows or links it."


def test_what_was_not_public_is_never_live(taken):
    for number in (22, 23):
        assert not page_of(taken, number).live


def test_categories_become_topics(taken):
    assert [row.topic.name for row in page_of(taken, 12).topics.all()] == ["Water"]
    assert Topic.objects.count() == 1


def test_page_stands_below_the_front_page(taken, home):
    assert page_of(taken, 24).get_parent().pk == home.pk


def test_as_drafts_nothing_goes_live(both_sites, run):
    live = set(Page.objects.live().values_list("pk", flat=True))
    run(both_sites, Move.Task.TAKE)

    assert set(Page.objects.live().values_list("pk", flat=True)) == live
    assert StoryPage.objects.count() == 6


def test_taking_again_makes_nothing_new(taken, run):
    before = list(Item.objects.values("pk", "page", "revision_id", "state"))
    run(taken, Move.Task.TAKE, is_live=True)

    assert list(Item.objects.values("pk", "page", "revision_id", "state")) == before


def test_changed_item_is_brought_up_to_date(taken, run, read_exports):
    page = page_of(taken, 12)
    read_exports(english_site().replace(b"People went to", b"Many people went to"), move=taken)
    run(taken, Move.Task.TAKE, is_live=True)

    assert "Many people went" in page_of(taken, 12).body[0].value.source
    assert page_of(taken, 12).pk == page.pk
    assert sums_of(taken).states["changed"] == 1


def test_changed_twins_stay_paired(taken, run, read_exports):
    english, arabic = page_of(taken, 21), page_of(taken, 31)
    read_exports(english_site().replace(b"The marshes are drying.", b"The marshes are dry."), move=taken)
    run(taken, Move.Task.TAKE, is_live=True)

    english, again = page_of(taken, 21), page_of(taken, 31)
    assert "are dry." in english.body[0].value.source
    assert again.pk == arabic.pk
    assert again.translation_key == english.translation_key
    assert "الماء للجميع" in again.body[0].value.source


def test_page_that_an_editor_changed_is_left_alone(taken, run, read_exports):
    page = page_of(taken, 12)
    page.title = "Written here"
    page.save_revision().publish()
    read_exports(english_site().replace(b"People went to", b"Many people went to"), move=taken)
    run(taken, Move.Task.TAKE, is_live=True)

    assert page_of(taken, 12).title == "Written here"
    assert ["edited", ""] in taken.items.get(wp_id=12).warnings


def test_no_word_of_twins_is_lost(taken):
    text = re.sub(r"<[^>]*>", " ", "".join(str(block.value) for block in page_of(taken, 21).body))
    words = set(re.findall(r"[A-Za-z]{4,}", re.sub(r"<[^>]*>|\[[^]]*\]|https?\S+", " ", ENGLISH_BODY)))

    assert words - {"Arabic", "Photo"} <= set(re.findall(r"[A-Za-z]{4,}", text))
    assert not [one for item in taken.items.all() for one in item.warnings if one[0] == "words_lost"]


def test_what_the_checks_refuse_stays_a_draft_with_the_reason(read_exports, run, lists, import_folder):
    (import_folder / "up").mkdir()
    (import_folder / "up" / "a.jpg").write_bytes(jpeg())
    body = '<p>Words.</p><img src="https://www.old.example/wp-content/uploads/a.jpg" />'
    move = read_exports(export(post(1, body=body), attachment(2, "a.jpg")), uploads="up")
    run(move, Move.Task.TAKE, is_live=True)

    item = move.items.get(wp_id=1)
    assert (item.state, item.page.live) == (State.TAKEN, False)
    assert {"alt_missing", "app_refused"} <= {key for key, _about in item.warnings}


def test_language_that_the_site_lacks_fails_in_words(read_exports, run, lists):
    move = read_exports(export(post(1, terms=[("language", "fr", "Français")])))
    run(move, Move.Task.TAKE)

    item = move.items.get()
    assert (item.state, item.page) == (State.FAILED, None)
    assert "fr" in item.reason


def test_kind_without_a_list_fails_in_words(read_exports, run, lists):
    move = read_exports(export(post(1)))
    move.items.update(kind=Kind.CALL)
    run(move, Move.Task.TAKE)

    assert "no list of calls" in move.items.get().reason


def test_clashing_slugs_get_numbers(read_exports, run, lists):
    move = read_exports(export(post(1, post_name="same"), post(2, post_name="same")))
    run(move, Move.Task.TAKE)

    assert sorted(item.page.slug for item in move.items.all()) == ["same", "same-1"]


def test_long_title_is_cut_and_stands_whole_in_the_text(read_exports, run, lists):
    move = read_exports(export(post(1, "word " * 60)))
    run(move, Move.Task.TAKE)

    page = move.items.get().page.specific
    assert len(page.title) <= 255
    assert ("word " * 60).strip() in page.body[0].value.source
