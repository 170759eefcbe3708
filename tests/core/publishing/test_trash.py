"""Deleting can be undone for a month."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from core.models import DeletedPage, Deletion
from core.publishing.trash import InTheWay, empty_bin, is_binned, put_back, put_into_bin
from tests.factories import StandardPageFactory, StoryPageFactory, UserFactory
from translations.tree_checks import problems

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def user(db):
    return UserFactory()


@pytest.fixture
def family(home):
    parent = StandardPageFactory(parent=home, slug="about", title="About")
    child = StandardPageFactory(parent=parent, slug="people", title="People")
    draft = StandardPageFactory(parent=parent, slug="plans", title="Plans", live=False)
    return parent, child, draft


def test_readers_no_longer_find_it_nor_what_is_below(client, family, user):
    put_into_bin(family[0], user)
    assert client.get("/en/about/").status_code == client.get("/en/about/people/").status_code == 404


def test_its_address_is_free_at_once(home, family, user):
    put_into_bin(family[0], user)
    StandardPageFactory(parent=home, slug="about").full_clean()


def test_everything_comes_back_as_it_was(client, family, user):
    put_back(put_into_bin(family[0], user), user)
    assert client.get("/en/about/people/").status_code == 200
    assert not Page.objects.get(pk=family[2].pk).live
    assert not DeletedPage.objects.exists()


def test_page_comes_back_beside_one_that_took_its_address(client, home, family, user):
    deletion = put_into_bin(family[0], user)
    StandardPageFactory(parent=home, slug="about")
    page = put_back(deletion, user)
    assert page.slug != "about"
    assert client.get(page.url).status_code == 200


def test_draft_on_top_of_a_live_page_stays_a_draft(read, family, user):
    page = family[0].specific
    page.title = "Not yet"
    page.save_revision()
    put_back(put_into_bin(page, user), user)
    assert read("/en/about/").h1.text.strip() == "About"
    assert Page.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Not yet"


def test_translations_stay_and_find_each_other_again(client, family, user, in_arabic):
    twin = in_arabic(family[0])
    deletion = put_into_bin(family[0], user)
    assert client.get(twin.url).status_code == 200
    put_back(deletion, user)
    assert Page.objects.get(pk=family[0].pk).get_translation(twin.locale).pk == twin.pk


def test_child_deleted_before_its_parent_stays_in_the_bin(family, user):
    put_into_bin(family[1], user)
    put_back(put_into_bin(family[0], user), user)
    assert is_binned(family[1])
    assert not Page.objects.get(pk=family[1].pk).live


def test_child_cannot_come_back_below_a_parent_in_the_bin(family, user):
    deletion = put_into_bin(family[1], user)
    put_into_bin(family[0], user)
    with pytest.raises(InTheWay):
        put_back(deletion, user)


def test_nothing_in_the_bin_is_published_by_the_clock(family, user):
    draft = family[2]
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.save_revision(approved_go_live_at=draft.go_live_at)
    put_into_bin(draft, user)
    assert not draft.revisions.exclude(approved_go_live_at=None).exists()


def test_bin_is_emptied_after_a_month_and_not_before(family, stories, user):
    put_into_bin(family[0], user)
    young = put_into_bin(StoryPageFactory(parent=stories), user)
    Deletion.objects.exclude(pk=young.pk).update(deleted_at=timezone.now() - timedelta(days=31))
    assert empty_bin() == 3
    assert list(Deletion.objects.all()) == [young]
    assert not Page.objects.filter(pk=family[1].pk).exists()


def test_tree_is_sound_after_every_step(family, user):
    deletion = put_into_bin(family[0], user)
    assert problems() == []
    put_back(deletion, user)
    assert problems() == []


def test_what_somebody_else_has_put_back_meanwhile_is_there_no_more(family, user):
    deletion = put_into_bin(family[0], user)
    put_back(Deletion.objects.get(), user)
    with pytest.raises(Deletion.DoesNotExist):
        put_back(deletion, user)
    assert Page.objects.get(pk=family[0].pk).live


def test_what_went_in_two_languages_comes_back_in_two(client, family, user, in_arabic):
    twin = in_arabic(family[1])
    above = twin.get_parent()
    deletion = put_into_bin(family[0], user, above)
    assert client.get(twin.url).status_code == 404
    assert Deletion.objects.get() == deletion
    put_back(deletion, user)
    assert client.get(twin.url).status_code == client.get("/en/about/people/").status_code == 200
    assert problems() == []


def test_all_languages_of_a_deletion_go_for_good(family, user, in_arabic):
    above = in_arabic(family[1]).get_parent()
    put_into_bin(family[0], user, above)
    Deletion.objects.update(deleted_at=timezone.now() - timedelta(days=31))
    assert empty_bin() == 5
    assert not Page.objects.filter(pk=above.pk).exists()
