"""What the checks find is told while typing and before a step, and stays only with a reason, which the reviewer sees."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from tests.factories import StoryPageFactory
from translations.models import CheckWaiver, Review
from translations.publication import publish
from translations.reviews import send
from translations.segment_store import write as write_one
from translations.submission import submit
from translations.target_builder import target_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

KEY = "repeated:نركض"
TWICE = "لماذا نركض نركض"


def bench(translation):
    return reverse("translations:workbench", args=[translation.pk])


@pytest.fixture
def text(sent, text_of):
    return text_of(sent, "Why we run")


@pytest.fixture
def check(client, sent, text):
    """Return a function that asks what the checks find in words, and may send a decision along."""
    address = reverse("translations:check_text", args=[sent.pk, text.pk])

    def check(words, **decision):
        answer = client.post(address, {"text": words, **decision})
        assert answer.status_code == 200
        return answer.json()["findings"]

    return check


def test_what_is_being_typed_is_checked_and_not_saved(translator, check, sent, text_of):
    assert "twice" in check(TWICE)
    assert check("لماذا نركض").strip() == ""
    assert not text_of(sent, "Why we run").words


def test_a_finding_is_left_with_a_reason_and_told_again_when_that_is_taken_back(translator, check):
    assert "For emphasis" in check(TWICE, finding=KEY, reason="For emphasis")
    assert "Haidar" in check(TWICE)
    assert "data-open" not in check(TWICE)
    assert "data-open" in check(TWICE, again=KEY)


def test_no_finding_is_left_without_a_reason(translator, check):
    assert "data-open" in check(TWICE, finding=KEY, reason="  ")


def test_another_mistake_of_the_same_kind_is_told(translator, check):
    check(TWICE, finding=KEY, reason="For emphasis")
    assert "data-open" in check("لماذا لماذا نركض")


def test_only_what_was_found_is_left_as_it_is(translator, check):
    check(TWICE, finding="numbers:-1 +2", reason="Nonsense")
    assert not CheckWaiver.objects.exists()


@pytest.mark.parametrize(
    "decision", [{"again": "\0"}, {"finding": "\0", "reason": "\0"}, {"finding": KEY, "reason": "x" * 5000}]
)
def test_nonsense_breaks_nothing(translator, check, decision):
    assert "twice" in check(TWICE, **decision)


def test_without_a_script_findings_stand_beside_the_text_and_take_a_reason(client, translator, sent, text):
    write_one(sent, text, TWICE, translator)
    assert "stands there twice" in client.get(bench(sent)).text
    client.post(bench(sent), {f"reason-{text.pk}-{KEY}": "For emphasis"})
    assert "For emphasis" in client.get(bench(sent)).text
    client.post(bench(sent), {f"again-{text.pk}": KEY})
    assert not CheckWaiver.objects.exists()


def test_before_sending_what_is_without_a_reason_is_asked_about(client, translator, sent, write):
    write(sent, {"Why we run": TWICE})
    answer = client.post(bench(sent), {"action": "review", "review_note": "Please look"})
    assert answer.status_code == 409
    assert "stands there twice" in answer.text
    assert 'name="review_note" value="Please look"' in answer.text
    assert not Review.objects.exists()


def test_one_reason_for_all_that_was_named_sends_it(client, translator, sent, write, text):
    write(sent, {"Why we run": TWICE})
    accepted = {"accepted": [f"{text.pk}-{KEY}"], "reason": "For emphasis"}
    client.post(bench(sent), {"action": "review", **accepted})
    assert Review.objects.count() == 1


def test_publishing_asks_too(client, as_person, sent, write):
    as_person("Reviewers (ar)")
    write(sent, {"Why we run": TWICE})
    assert client.post(bench(sent), {"action": "publish"}).status_code == 409
    assert target_of(sent).live is False


def test_the_reviewer_sees_the_reason(client, translator, reviewer, sent, write, check):
    write(sent, {"Why we run": TWICE})
    check(TWICE, finding=KEY, reason="For emphasis")
    send(sent, translator)
    client.force_login(reviewer)
    page = client.get(reverse("translations:review", args=[sent.pk])).text
    assert "Left so:" in page
    assert "For emphasis" in page


def test_a_link_to_a_page_that_is_not_there_in_the_language_is_told(
    client, translator, stories, arabic, text_of, write
):
    there = StoryPageFactory(parent=stories, title="Elsewhere")
    there.save_revision().publish()
    story = StoryPageFactory(parent=stories, title="Here")
    story.body = [{"type": "paragraph", "value": f'<p>Read <a linktype="page" id="{there.pk}">more</a></p>'}]
    story.save_revision().publish()
    sent = submit(story, arabic)
    address = reverse("translations:check_text", args=[sent.pk, text_of(sent, "Read").pk])
    words = {"text": "اقرأ ⟦1⟧المزيد⟦/1⟧"}
    assert "that there is not in this language" in client.post(address, words).json()["findings"]
    there_in_arabic = submit(there, arabic)
    assert "not published in this language" in client.post(address, words).json()["findings"]
    write(there_in_arabic)
    publish(there_in_arabic)
    assert client.post(address, words).json()["findings"].strip() == ""


def test_waivers_go_with_their_language(sent, text):
    kurdish = Locale.objects.create(language_code="ckb")
    CheckWaiver.objects.create(
        locale=kurdish, string_id=text.key[0], context_id=text.key[1], finding=KEY, reason="For emphasis"
    )
    kurdish.delete()
    assert not CheckWaiver.objects.exists()


def test_checking_what_is_typed_costs_few_queries(client, translator, sent, text, django_assert_max_num_queries):
    address = reverse("translations:check_text", args=[sent.pk, text.pk])
    client.post(address, {"text": TWICE})
    with django_assert_max_num_queries(12):
        client.post(address, {"text": TWICE})
