"""What translators send is looked at before readers see it, and approved exactly as it was sent."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringTranslation, Translation

from core.publishing.blocking import in_the_way
from tests.factories import OrganisationFactory
from translations import reviews, version_history
from translations.models import Assignment, Review, State, Version
from translations.publication import MissingTranslations, publish
from translations.submission import submit
from translations.target_builder import build_target, target_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def state_of(sent):
    return Assignment.objects.get(translation=sent).state


def review_url(sent):
    return reverse("translations:review", args=[sent.pk])


def test_sending_for_review_changes_nothing_for_readers(client, translator, sent, write):
    write(sent)
    client.post(reverse("translations:workbench", args=[sent.pk]), {"action": "review", "review_note": "Please look."})
    assert (target_of(sent).live, state_of(sent)) == (False, State.IN_REVIEW)


def test_sending_with_missing_texts_needs_them_named(sent, write, translator):
    write(sent, {"Why": "لماذا"}, rest=None)
    with pytest.raises(MissingTranslations):
        reviews.send(sent, translator)


def test_approval_publishes_what_was_sent_and_not_what_was_typed_since(sent, write, translator, reviewer):
    write(sent, {"A short": "موجز"})
    review = reviews.send(sent, translator)
    write(sent, {"A short": "موجز آخر"}, rest=None)
    reviews.approve(review, reviewer)
    assert (target_of(sent).live, target_of(sent).intro) == (True, "موجز")
    assert state_of(sent) == State.READY


def test_approval_of_everything_makes_it_up_to_date(sent, write, translator, reviewer):
    write(sent)
    reviews.approve(reviews.send(sent, translator), reviewer)
    assert state_of(sent) == State.CURRENT


def test_a_reviewer_approves_in_the_admin(client, sent, write, translator, reviewer):
    write(sent, {"Running": "نركض"})
    reviews.send(sent, translator)
    client.force_login(reviewer)
    assert "نركض" in client.get(review_url(sent)).text
    client.post(review_url(sent), {"decision": "approve"})
    assert target_of(sent).live is True


def test_a_translator_cannot_approve(client, translator, sent, write):
    write(sent)
    reviews.send(sent, translator)
    client.post(review_url(sent), {"decision": "approve"})
    assert target_of(sent).live is False


def test_returning_needs_a_note(client, sent, write, translator, reviewer):
    write(sent)
    reviews.send(sent, translator)
    client.force_login(reviewer)
    client.post(review_url(sent), {"decision": "return", "answer": " "})
    assert state_of(sent) == State.IN_REVIEW


def test_a_returned_translation_shows_the_note_in_the_workbench(client, sent, write, translator, reviewer):
    write(sent)
    reviews.send_back(reviews.send(sent, translator), reviewer, "The title is too long.")
    page = client.get(reverse("translations:workbench", args=[sent.pk]))
    assert "The title is too long." in page.text
    assert state_of(sent) == State.RETURNED


def test_approval_is_refused_if_the_original_changed_since(client, sent, write, translator, reviewer, edit_source):
    write(sent)
    reviews.send(sent, translator)
    edit_source(intro="Quite another summary.")
    client.force_login(reviewer)
    client.post(review_url(sent), {"decision": "approve"})
    assert (target_of(sent).live, Review.objects.get().state) == (False, Review.State.WAITING)


def test_a_review_shows_only_what_changed(sent, write, translator):
    write(sent)
    publish(sent)
    write(sent, {"A short": "موجز آخر"}, rest=None)
    changed = reviews.changed_segments(reviews.send(sent, translator))
    assert [text.path for text, _before, _sent in changed] == ["intro"]


def test_sending_again_takes_the_first_back(sent, write, translator):
    write(sent)
    reviews.send(sent, translator)
    reviews.send(sent, translator)
    assert list(Review.objects.order_by("pk").values_list("state", flat=True)) == ["withdrawn", "waiting"]


def test_an_earlier_version_is_put_back_and_that_is_undone(sent, write, translator, text_of):
    write(sent, {"A short": "موجز"})
    publish(sent)
    write(sent, {"A short": "موجز آخر"}, rest=None)
    version_history.restore(Version.objects.published().get(), translator)
    assert text_of(sent, "A short").words == "موجز"
    version_history.restore(Version.objects.get(kind=Version.Kind.RESTORED), translator)
    assert text_of(sent, "A short").words == "موجز آخر"


def test_the_history_lists_versions(client, translator, sent, write):
    write(sent)
    publish(sent)
    assert "Published" in client.get(reverse("translations:history", args=[sent.pk])).text


@pytest.mark.parametrize("admin_language", ["en", "ar"])
def test_approval_of_what_must_be_mended_is_refused_in_words(client, sent, write, translator, reviewer, admin_language):
    write(sent, {"Running": "[اكتب العنوان هنا]"})
    reviews.send(sent, translator)
    UserProfile.objects.create(user=reviewer, preferred_language=admin_language)
    client.force_login(reviewer)
    page = client.post(review_url(sent), {"decision": "approve"}, follow=True)
    told = BeautifulSoup(page.content, "html.parser").select_one(".messages .error").text
    with translation.override(admin_language):
        [wanted] = in_the_way(build_target(sent))
    assert wanted in told
    assert (target_of(sent).live, state_of(sent)) == (False, State.IN_REVIEW)


@pytest.fixture
def along(story, arabic, write):
    """The story, sent with an organisation that it names; both have their words."""
    story.dateline_organisation = OrganisationFactory(locale=story.locale, name="Forum")
    story.save_revision().publish()
    whole = submit(type(story).objects.get(pk=story.pk), arabic)
    forum = Translation.objects.get(source__object_repr="Forum")
    write(whole)
    write(forum, rest="منتدى")
    return whole, forum


def test_what_belongs_to_a_page_is_sent_and_approved_along_with_it(client, along, translator, reviewer):
    whole, forum = along
    bench = reverse("translations:workbench", args=[whole.pk])
    client.post(bench, {"action": "review", "review_note": "Both.", "along": [forum.pk]})
    review = Review.objects.get(translation=forum)
    assert review.note == "Both."
    client.force_login(reviewer)
    client.post(review_url(whole), {"decision": "approve", "along": [review.pk]})
    assert (target_of(whole).live, target_of(whole).dateline_organisation.name) == (True, "منتدى")


def test_what_is_not_ticked_stays_behind(client, along, translator):
    whole, forum = along
    client.post(reverse("translations:workbench", args=[whole.pk]), {"action": "review"})
    assert not Review.objects.filter(translation=forum).exists()


def test_nothing_is_published_if_one_of_several_is_refused(client, along, translator, reviewer, write):
    whole, forum = along
    write(whole, {"Running": "[اكتب العنوان هنا]"})
    waiting = [reviews.send(forum, translator), reviews.send(whole, translator)]
    client.force_login(reviewer)
    client.post(review_url(whole), {"decision": "approve", "along": [waiting[0].pk]})
    assert (target_of(whole).live, target_of(forum)) == (False, None)


def test_a_reviewer_publishes_what_belongs_to_a_page_with_it(client, along, reviewer):
    whole, forum = along
    client.force_login(reviewer)
    client.post(reverse("translations:workbench", args=[whole.pk]), {"action": "publish", "along": [forum.pk]})
    assert (target_of(whole).live, target_of(forum).name) == (True, "منتدى")


@pytest.mark.parametrize("action", ["publish", "review"])
def test_what_cannot_go_along_is_named_and_nothing_happens(client, along, reviewer, write, action):
    whole, forum = along
    write(forum, {"Forum": "م" * 1000})
    client.force_login(reviewer)
    bench = reverse("translations:workbench", args=[whole.pk])
    page = client.post(bench, {"action": action, "along": [forum.pk]}, follow=True)
    told = BeautifulSoup(page.content, "html.parser").select_one(".messages .error").text
    assert "“Forum” cannot be published like this." in told
    assert (target_of(whole).live, target_of(forum), Review.objects.count()) == (False, None, 0)


def test_what_lost_words_since_the_workbench_was_opened_does_not_go_along(client, along, reviewer):
    whole, forum = along
    StringTranslation.objects.filter(context__object_id=forum.source.object_id).delete()
    client.force_login(reviewer)
    bench = reverse("translations:workbench", args=[whole.pk])
    page = client.post(bench, {"action": "publish", "along": [forum.pk]}, follow=True)
    assert "“Forum” has texts that are not translated." in page.text
    assert target_of(whole).live is False
