"""Items become pages once, live only where they were public, paired without a word lost, and never over an editor's work."""

import re

import pytest
from django.utils.text import slugify
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.models import Place, SiteImage, Topic
from importing.decisions import change_language, map_term
from importing.models import Item, Kind, Move, State
from importing.report import lines_of, sums_of
from news.models import StoryPage
from tests.importing.exports import ENGLISH_BODY, attachment, english_site, export, jpeg, post
from translations.models import Assignment

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
        "Photo: Ahmed",
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

    assert page_of(taken, 12).intro.startswith("Many people went")
    assert page_of(taken, 12).pk == page.pk
    assert sums_of(taken).states["changed"] == 1


def test_changed_twins_stay_paired(taken, run, read_exports):
    english, arabic = page_of(taken, 21), page_of(taken, 31)
    read_exports(english_site().replace(b"The marshes are drying.", b"The marshes are dry."), move=taken)
    run(taken, Move.Task.TAKE, is_live=True)

    english, again = page_of(taken, 21), page_of(taken, 31)
    assert "are dry." in english.intro
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
    page = page_of(taken, 21)
    text = re.sub(r"<[^>]*>", " ", " ".join([page.intro, *(str(block.value) for block in page.body)]))
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


def test_language_that_the_site_lacks_is_left_out_and_its_twin_is_taken(read_exports, run, lists):
    french = [("language", "fr", "Français"), ("post_translations", "pll_1", "pll_1")]
    english = [("language", "en", "English"), ("post_translations", "pll_1", "pll_1")]
    move = read_exports(export(post(1, terms=french), post(2, terms=english)))
    assert ["language_missing", "fr"] in move.items.get(wp_id=1).warnings
    run(move, Move.Task.TAKE)

    one, other = move.items.order_by("wp_id")
    assert (one.state, one.page, other.state) == (State.LEFT_OUT, None, State.TAKEN)
    assert "no language “fr”. Add it" in one.reason
    assert sums_of(move).are_even


def test_item_that_gets_a_language_of_the_site_is_taken(read_exports, run, lists):
    move = read_exports(export(post(1, terms=[("language", "fr", "Français")])))
    run(move, Move.Task.TAKE)
    change_language(move.items.all(), "ar")
    run(move, Move.Task.TAKE)

    assert move.items.get().page.locale.language_code == "ar"


def test_author_of_a_byline_is_set_once_mapped_and_the_line_goes(read_exports, run, lists):
    move = read_exports(
        export(post(1, body="* Yousif Karim\n\nThe river is low."), post(2, body="* Zayd\n\nIt is dry."))
    )
    mapping = move.mappings.get(taxonomy="author", slug="Yousif Karim")
    assert (mapping.target, mapping.count) == ("", 1)
    map_term(mapping, "Yousif K.", "")
    run(move, Move.Task.TAKE)

    mapped, other = (page_of(move, number) for number in (1, 2))
    assert [row.person.name for row in mapped.authors.all()] == ["Yousif K."]
    assert mapped.body[0].value.source == "<p>The river is low.</p>"
    assert not other.authors.exists()
    assert other.body[0].value.source == "<p>* Zayd</p><p>It is dry.</p>"
    assert [item.warnings for item in move.items.order_by("wp_id")] == [[], [["byline", "* Zayd"]]]


@pytest.mark.parametrize(("line", "is_said"), [("Istanbul – May 2016", True), ("Istanbul – February 2016", False)])
def test_place_and_month_of_a_byline_are_set_if_the_page_says_both(read_exports, run, lists, line, is_said):
    place = Place.objects.create(name="Istanbul", locale=lists[0].locale)
    move = read_exports(export(post(1, body=f"{line}\n\nThe river is low.")))
    run(move, Move.Task.TAKE)

    page = page_of(move, 1)
    assert page.dateline_place == (place if is_said else None)
    assert (line in page.body[0].value.source) is not is_said


def test_topic_of_another_language_is_one_with_it(read_exports, run, lists):
    topic = Topic.objects.create(name="Water", locale=lists[0].locale)
    move = read_exports(export(post(1, "عنوان", "<p>نص عربي طويل بما يكفي.</p>", terms=[("category", "maa", "الماء")])))
    map_term(move.mappings.get(slug="maa"), "Water", "")
    run(move, Move.Task.TAKE)

    (row,) = page_of(move, 1).topics.all()
    assert (row.topic.name, row.topic.translation_key, row.topic.key) == ("الماء", topic.translation_key, topic.key)


def test_readers_have_both_twins(taken):
    assignment = Assignment.objects.get(translation__source__object_id=page_of(taken, 21).translation_key)

    assert assignment.published_at is not None


def test_draft_keeps_the_address_it_had(both_sites, run):
    run(both_sites, Move.Task.TAKE)

    for item in both_sites.items.exclude(page=None).exclude(slug=""):
        assert item.page.slug.startswith(slugify(item.slug, allow_unicode=True))


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


@pytest.mark.parametrize("day", ["0002-01-01", "0201-05-17", "1899-12-31", "9998-12-31", "0000-00-00", ""])
def test_odd_dates_are_taken_over_without_a_fault(read_exports, run, lists, client, caplog, day):
    moment = f"{day} 00:00:00" if day else ""
    move = read_exports(export(post(1, "Odd", post_date=moment, post_date_gmt=moment), post(2)))
    run(move, Move.Task.TAKE, is_live=True)

    item = move.items.get(wp_id=1)
    assert (item.state, item.reason, caplog.records) == (State.TAKEN, "", [])
    if item.page.live:
        assert client.get(item.page.url).status_code == 200
    assert client.get(lists[0].url).status_code == 200
