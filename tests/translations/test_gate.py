"""English never goes live as Arabic, whoever publishes and however: one test for each way of Wagtail and of ours."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from core.models import Bundle, BundleItem, DeletedPage, HeldBack
from core.publishing.blocking import publish_approved
from core.publishing.bundles import publish_bundle
from core.publishing.gate import NotPublishable
from core.publishing.trash import put_back, put_into_bin
from news.models import StoryPage
from tests.editing import complaints, filled_in
from tests.factories import StoryPageFactory
from tests.translations.conftest import TITLE
from translations.draft_rows import segments_changed, update_old_drafts
from translations.foreign_texts import foreign_texts
from translations.models import Assignment, GlossaryTerm, State, Version
from translations.publication import publish
from translations.target_builder import target_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sent_once"), pytest.mark.one_database]


def api(client, page, action, **data):
    url = f"/admin/api/main/pages/{page.pk}/action/{action}/"
    return client.post(url, json.dumps(data), content_type="application/json", HTTP_ACCEPT="application/json")


def bulk(client, page, **data):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return client.post(f"{url}?id={page.pk}&next=/admin/pages/", data)


def through_the_clock(client, page):
    past = timezone.now() - timedelta(hours=1)
    page.save_revision(approved_go_live_at=past)
    call_command("publish_scheduled")


def through_a_bundle(client, page):
    Page.objects.filter(path=page.path[: -Page.steplen]).update(live=True)
    bundle = Bundle.objects.create(title="Launch", goes_at=timezone.now())
    BundleItem.objects.create(bundle=bundle, page=page)
    publish_bundle(bundle)


def through_the_bin(client, page):
    put_back(put_into_bin(page, None), None)


def through_a_revision(client, page):
    revision = page.save_revision()
    client.post(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, revision.pk]))
    bulk(client, page)


def through_reverting_by_api(client, page):
    api(client, page, "revert_to_page_revision", revision_id=page.save_revision().pk)
    api(client, page, "publish")


def through_an_approval(client, page):
    page.save_revision()
    publish_approved(SimpleNamespace(content_object=page, requested_by=None))


def through_a_row(client, page):
    page.live = True
    page.save()


def through_the_package(client, page):
    from wagtail_localize.models import Translation

    Translation.objects.get(source__object_id=page.translation_key).save_target(publish=True)


EDIT = "wagtailadmin_pages:edit"
DOORS = {
    "edit form": lambda client, page: client.post(reverse(EDIT, args=[page.pk]), {"action-publish": "1", "title": "X"}),
    "workbench": lambda client, page: client.post(reverse(EDIT, args=[page.pk]), {"action": "publish"}),
    "bulk": lambda client, page: bulk(client, page),
    "bulk with all below": lambda client, page: bulk(client, page.get_parent(), include_descendants="on"),
    "api": lambda client, page: api(client, page, "publish"),
    "api: revert": through_reverting_by_api,
    "api: convert alias": lambda client, page: api(client, page, "convert_alias"),
    "bundle": through_a_bundle,
    "clock": through_the_clock,
    "workflow": through_an_approval,
    "revision": through_a_revision,
    "bin": through_the_bin,
    "code": lambda client, page: page.save_revision().publish(),
    "row": through_a_row,
    "package": through_the_package,
}
# These publish what is whole. The others publish nothing, whole or not.
PUBLISHING = ["workbench", "bulk", "api", "api: revert", "bundle", "clock", "workflow", "revision", "code"]


def knock(door, client, page):
    try:
        return DOORS[door](client, page.specific)
    except NotPublishable as refusal:
        return refusal


@pytest.mark.parametrize("door", DOORS)
def test_no_door_lets_an_unfinished_translation_out(door, admin_client, part):
    knock(door, admin_client, target_of(part))
    assert not Page.objects.get(pk=target_of(part).pk).live


@pytest.mark.parametrize("door", DOORS)
def test_no_door_puts_english_in_the_place_of_live_arabic(door, admin_client, whole, edit_source):
    publish(whole)
    edit_source(title="Another title", intro="Another summary.")
    knock(door, admin_client, target_of(whole))
    page = target_of(whole).specific
    assert (page.title, page.intro) == (TITLE, "كلمات.")


@pytest.mark.parametrize("door", PUBLISHING)
def test_every_door_makes_a_whole_translation_from_its_segments(door, admin_client, whole):
    page = target_of(whole)
    english = page.specific
    english.title = "English"
    english.save_revision()  # what an older draft may still hold
    knock(door, admin_client, english)
    page = target_of(whole).specific
    assert (page.live, page.title, page.intro) == (True, TITLE, "كلمات.")
    assignment = Assignment.objects.get(translation=whole)
    assert (assignment.state, bool(assignment.published_at)) == (State.CURRENT, True)


def test_a_refusal_names_what_is_missing(admin_client, part):
    page = bulk(admin_client, target_of(part))
    told = admin_client.get(page.url).content.decode()
    assert "texts are not translated into" in told
    assert "Water is life." in told


@pytest.mark.parametrize("accepted", ["*/*", "application/json, */*"])
def test_a_program_that_takes_any_answer_is_told_409(admin_client, part, accepted):
    url = f"/admin/api/main/pages/{target_of(part).pk}/action/publish/"
    assert admin_client.post(url, headers={"accept": accepted}).status_code == 409


def test_a_refusal_by_the_api_is_409_with_the_same_words(admin_client, part):
    answer = api(admin_client, target_of(part), "publish")
    assert answer.status_code == 409
    assert "Water is life." in answer.json()["detail"]


def test_who_published_is_noted_whatever_the_door(admin_client, admin_user, whole):
    bulk(admin_client, target_of(whole))
    assert Assignment.objects.get(translation=whole).published_by == admin_user
    assert Version.objects.published().get().made_by == admin_user


def test_the_clock_tells_what_it_held_back(part):
    page = target_of(part)
    page.save_revision(approved_go_live_at=timezone.now() - timedelta(hours=1))
    call_command("publish_scheduled")
    assert HeldBack.objects.filter(page_id=page.pk).exists()


def test_the_draft_shows_what_is_written_so_far(part):
    page = target_of(part)
    assert page.get_latest_revision_as_object().title == TITLE
    assert page.title == TITLE


def test_a_draft_beside_a_live_page_shows_what_is_written(whole, write):
    publish(whole)
    write(whole, {"Running": "عنوان جديد"}, rest=None)
    segments_changed(whole)
    page = target_of(whole)
    assert (page.title, page.get_latest_revision_as_object().title) == (TITLE, "عنوان جديد")


def test_the_worker_makes_the_draft_again_after_a_text_was_saved(client, as_person, sent, text_of):
    as_person("Translators (ar)")
    text = text_of(sent, "Running")
    client.post(reverse("translations:save_text", args=[sent.pk, text.pk]), {"text": TITLE, "base": ""})
    assert update_old_drafts() == 1
    assert target_of(sent).get_latest_revision_as_object().title == TITLE
    assert update_old_drafts() == 0


def test_an_alias_in_another_language_is_refused(admin_client, stories, arabic):
    story = StoryPageFactory(parent=stories)
    answer = api(admin_client, story, "copy_for_translation", locale="ar", alias=True, copy_parents=True)
    assert answer.status_code == 409
    assert not Page.objects.filter(locale=arabic, live=True, alias_of__isnull=False).exists()


def test_a_page_is_not_moved_into_another_languages_tree(admin_client, story, sent):
    above = target_of(sent).get_parent()
    assert api(admin_client, story, "move", destination_page_id=above.pk).status_code == 403  # by Wagtail itself
    with pytest.raises(NotPublishable):
        story.move(above, pos="last-child")
    assert not Page.objects.child_of(above).filter(pk=story.pk).exists()


def test_a_copy_below_another_language_is_not_live(admin_client, story, sent):
    above = target_of(sent).get_parent()
    answer = api(admin_client, story, "copy", destination_page_id=above.pk, slug="copied", keep_live=True)
    assert answer.status_code == 409
    assert not Page.objects.child_of(above).filter(live=True, slug="copied").exists()


def test_a_program_that_deletes_is_asked_about_other_languages_and_fills_the_bin(admin_client, story, sent):
    asked = api(admin_client, story, "delete")
    assert (asked.status_code, [page["locale"] for page in asked.json()["translations"]]) == (409, ["ar"])
    assert not DeletedPage.objects.exists()
    assert api(admin_client, story, "delete", translations="delete").status_code == 204
    assert set(DeletedPage.objects.values_list("page", flat=True)) == {story.pk, target_of(sent).pk}


# Pages that are no translations any more


def stopped(client, translation):
    client.post(reverse("translations:stop", args=[Assignment.objects.get(translation=translation).pk]))
    return target_of(translation)


def copied(client, translation):
    page = target_of(translation)
    answer = api(client, page, "copy", destination_page_id=page.get_parent().pk, slug="copied", keep_live=True)
    return Page.objects.get(pk=answer.json()["id"])


def without_original(client, translation):
    page = target_of(translation)
    translation.source.get_source_instance().delete()
    return page


@pytest.mark.parametrize("leave", [stopped, copied, without_original])
@pytest.mark.parametrize("door", ["code", "row"])
def test_no_door_lets_out_the_original_s_words_on_a_page_that_is_no_translation_any_more(
    leave, door, admin_client, part
):
    page = leave(admin_client, part)
    knock(door, admin_client, page)
    assert not Page.objects.get(pk=page.pk).live


def test_a_page_that_was_written_by_hand_after_its_translation_was_stopped_goes_live(admin_client, part):
    page = stopped(admin_client, part).specific
    page.intro, page.body = "ملخص جديد كله", [{"type": "heading", "value": "عنوان"}]
    page.save_revision()
    assert api(admin_client, page, "publish").status_code == 200


def test_what_the_edit_form_refuses_to_publish_is_kept_as_a_draft(admin_client, part):
    page = stopped(admin_client, part).specific
    typed = filled_in(StoryPage, title="Running for the river", slug=page.slug, intro="ملخص جديد")
    answer = admin_client.post(reverse(EDIT, args=[page.pk]), typed | {"action-publish": "1"}, follow=True)
    assert "still in another language" in answer.content.decode(), complaints(answer)
    page.refresh_from_db()
    assert (page.live, page.get_latest_revision_as_object().intro) == (False, "ملخص جديد")


def test_a_text_that_is_a_name_in_both_languages_may_stand_on_any_page(admin_client, part, english, arabic):
    GlossaryTerm.objects.create(source_locale=english, target_locale=arabic, term="Why we run", wording="Why we run")
    page = StoryPageFactory(parent=target_of(part).get_parent(), live=False, title="عنوان", intro="Why we run")
    assert foreign_texts(page) == []


def test_a_page_beside_it_is_published_as_ever(stories):
    page = StoryPageFactory(parent=stories, live=False)
    page.save_revision().publish()
    assert Page.objects.get(pk=page.pk).live
