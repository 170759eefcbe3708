"""What a copied call still says of the season before is shown, changed with one click, and keeps the call from readers."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Page

from campaigns.models import CallPage, FormerSeason, SignupSlot
from core.checks.registry import advice_about, newest_draft
from editors.former_words import FormerWords
from tests.factories import CallPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def call(calls):
    """A call of 21 to 29 November 2027, the sixth season, with words of the fifth, which began on 22 November 2026."""
    page = CallPageFactory(
        parent=calls,
        title="Forum 2027",
        intro="The fifth season, from 22 to 30 November 2027.",
        season_number=6,
        starts_on=date(2027, 11, 21),
        ends_on=date(2027, 11, 29),
        body=[
            ("heading", "Fifth time in Baghdad"),
            ("paragraph", "<p>On 23 November, at 5.30, <b>5</b> buses leave gate 15. Five come back.</p>"),
            ("paragraph", "<p>Since 4 October 2013 we meet each year.</p>"),
            ("call_to_action", {"note": "", "page": None, "url": "https://example.org/5", "label": "Season 5"}),
        ],
        live=False,
    )
    page.slots = [SignupSlot(label="Join the 5th season", locale=page.locale)]
    page.save_revision(clean=False)
    page.save()
    FormerSeason.keep(page, 5, date(2026, 11, 22), date(2026, 11, 30))
    return CallPage.objects.get(pk=page.pk)


def places(call):
    return [(found.old, found.new) for found in FormerWords(newest_draft(call), call.former_season).passages()]


def test_number_ordinals_and_days_are_found_with_the_new_ones(call):
    assert places(call) == [
        ("fifth", "sixth"),
        ("22 to 30 November", "21 to 29 November"),
        ("5th", "6th"),
        ("Fifth", "Sixth"),
        ("23 November", "22 November"),
        ("5", "6"),
        ("5", "6"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الموسم الخامس", [("الخامس", "السادس")]),
        ("الدورة الخامسة", [("الخامسة", "السادسة")]),
        ("الموسم ٥", [("٥", "٦")]),
        ("من ٢٢ إلى ٣٠ تشرين الثاني", [("٢٢ إلى ٣٠ تشرين الثاني", "٢١ إلى ٢٩ تشرين الثاني")]),
        ("يوم 23 نوفمبر", [("23 نوفمبر", "22 تشرين الثاني")]),
        ("خمسة أيام و15 باصاً في 5:30", []),
    ],
)
def test_arabic_is_read_too(call, arabic, text, expected):
    call.locale, call.intro, call.title = arabic, text, "منتدى"
    call.body, call.slots = [], []
    found = FormerWords(call, call.former_season).passages()
    assert [(passage.old, passage.new) for passage in found] == expected


def blocking(call):
    call = newest_draft(CallPage.objects.get(pk=call.pk))
    screen = reverse("editors:former_words", args=[call.pk])
    return [advice for advice in advice_about(call) if advice.url == screen]


def test_call_cannot_be_published_until_they_were_looked_at(call, desk):
    assert [advice.is_blocking for advice in blocking(call)] == [True]


def test_translation_waits_until_the_original_was_looked_through(call, arabic, calls, editor):
    there = calls.copy_for_translation(arabic)
    twin = CallPageFactory(parent=there, locale=arabic, translation_key=call.translation_key, live=False)
    screen = reverse("editors:former_words", args=[call.pk])
    waiting = [advice for advice in advice_about(twin) if advice.url == screen]
    assert [advice.is_blocking for advice in waiting] == [True]
    editor.post(screen, {"seen": str(call.latest_revision_id)})
    assert [advice for advice in advice_about(twin) if advice.url == screen] == []


def test_ticked_places_change_and_the_rest_stays(call, editor):
    screen = reverse("editors:former_words", args=[call.pk])
    shown = BeautifulSoup(editor.get(screen).content, "html.parser")
    boxes = [box["value"] for box in shown.select("[name=place][checked]")]
    assert len(boxes) == 7
    seen = shown.select_one("[name=seen]")["value"]
    assert editor.post(screen, {"seen": seen, "place": [box for box in boxes if box != "5"]}).status_code == 302
    draft = newest_draft(CallPage.objects.get(pk=call.pk))
    assert draft.intro == "The sixth season, from 21 to 29 November 2027."
    assert draft.body[1].value.source == "<p>On 22 November, at 5.30, <b>5</b> buses leave gate 15. Five come back.</p>"
    assert (draft.body[3].value["label"], draft.body[3].value["url"]) == ("Season 6", "https://example.org/5")
    assert draft.slots.get().label == "Join the 6th season"
    assert blocking(call) == []


def test_places_of_an_older_draft_are_not_changed(call, editor):
    screen = reverse("editors:former_words", args=[call.pk])
    editor.post(screen, {"seen": "0", "place": ["0", "x", "-1", "99999"]})
    assert newest_draft(CallPage.objects.get(pk=call.pk)).intro.startswith("The fifth")
    assert FormerSeason.objects.exists()


def test_screen_is_for_those_who_may_change_the_call(call, translator):
    assert translator.get(reverse("editors:former_words", args=[call.pk])).status_code == 302


def test_call_that_is_no_copy_has_no_such_screen(calls, editor):
    assert editor.get(reverse("editors:former_words", args=[CallPageFactory(parent=calls).pk])).status_code == 404


def test_nothing_is_offered_to_change_where_nothing_is_left(editor, call):
    screen = reverse("editors:former_words", args=[call.pk])
    assert "former-words" in editor.get(screen).content.decode()
    call.former_season.delete()
    FormerSeason.objects.create(call=call, number=77, starts_on=date(1999, 1, 2), ends_on=date(1999, 1, 3))
    page = BeautifulSoup(editor.get(screen).content, "html.parser")
    assert not page.select("main form button[type=submit]")


def copies_of(call):
    """A copy as the screen makes it, one as the admin API makes it, and a copy of a copy."""
    first = CopyPageAction(CallPage.objects.get(pk=call.pk), update_attrs={"slug": "one"}).execute()
    second = CopyPageAction(Page.objects.get(pk=call.pk), update_attrs={"slug": "two"}, copy_revisions=False).execute()
    third = CopyPageAction(CallPage.objects.get(pk=first.pk), update_attrs={"slug": "three"}).execute()
    return [CallPage.objects.get(pk=page.pk) for page in (first, second, third)]


def test_copies_of_a_call_are_looked_through_too(call, desk):
    for copy in copies_of(call):
        assert [advice.is_blocking for advice in blocking(copy)] == [True]


def test_looking_through_a_call_leaves_its_copies_to_be_looked_through(call, editor):
    first = copies_of(call)[0]
    editor.post(reverse("editors:former_words", args=[call.pk]), {"seen": str(call.latest_revision_id)})
    assert blocking(call) == []
    assert len(blocking(first)) == 1


def test_copy_of_a_call_that_was_looked_through_needs_no_look(call, editor):
    editor.post(reverse("editors:former_words", args=[call.pk]), {"seen": str(call.latest_revision_id)})
    assert [blocking(copy) for copy in copies_of(call)] == [[], [], []]


def test_translation_has_no_season_of_its_own(call, calls, arabic):
    there = calls.copy_for_translation(arabic)
    twin = CallPageFactory(
        parent=there, locale=arabic, translation_key=call.translation_key, former_season_of=call.pk, live=False
    )
    assert not FormerSeason.objects.filter(call=twin.pk).exists()
