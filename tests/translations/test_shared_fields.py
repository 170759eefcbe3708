"""What of a page is not words follows the original or is each language's own, and every field is known to be one of these."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from translations.publication import publish
from translations.shared_fields import FOLLOWING, OWN, SHARED, TRANSLATED
from translations.target_builder import target_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sent_once")]


def test_every_field_of_a_page_is_words_or_shared_or_its_own():
    fields = {field.name for field in Page._meta.get_fields() if field.concrete or field.name == "view_restrictions"}
    assert fields == TRANSLATED | SHARED | FOLLOWING | OWN


def test_menu_flag_and_expiry_follow_the_original(whole, edit_source):
    publish(whole)
    at = timezone.now() + timedelta(days=30)
    edit_source(show_in_menus=True, expire_at=at)
    page = target_of(whole)
    assert (page.show_in_menus, page.expire_at) == (True, at)


def privacy(client, page, **data):
    return client.post(reverse("wagtailadmin_pages:set_privacy", args=[page.pk]), data)


def test_privacy_set_later_closes_the_translation_too(admin_client, story, whole):
    publish(whole)
    assert (
        "other_languages" in admin_client.get(reverse("wagtailadmin_pages:set_privacy", args=[story.pk])).json()["html"]
    )
    privacy(admin_client, story, restriction_type="login", asked_languages="1", other_languages="on")
    assert target_of(whole).get_view_restrictions().get().restriction_type == "login"
    privacy(admin_client, story, restriction_type="none", asked_languages="1", other_languages="on")
    assert not target_of(whole).get_view_restrictions().exists()


def test_privacy_of_one_language_alone_is_a_choice(admin_client, story, whole):
    privacy(admin_client, story, restriction_type="login", asked_languages="1")
    assert PageViewRestriction.objects.get().page_id == story.pk


def test_groups_of_a_restriction_follow(admin_client, story, whole, roles):
    group = Group.objects.first()
    privacy(admin_client, story, restriction_type="groups", groups=[group.pk], asked_languages="1", other_languages="1")
    assert list(target_of(whole).get_view_restrictions().get().groups.all()) == [group]
