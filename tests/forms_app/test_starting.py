"""Ready-made forms in two languages."""

import pytest
from django.urls import reverse

from forms_app.models import SignupForm
from forms_app.starter_forms.builder import start_from
from forms_app.starter_forms.catalogue import STARTERS
from tests.forms_app.visiting import address

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_chosen_form_becomes_a_draft_to_be_changed(admin_client):
    response = admin_client.post(reverse("signups:start"), {"starter": "volunteer"})
    form = SignupForm.objects.get(locale__language_code="en")
    assert response.url == reverse("wagtailsnippets_forms_app_signupform:edit", args=[form.pk])
    assert not form.live


def test_screen_shows_all_of_them(admin_client):
    assert len(admin_client.get(reverse("signups:start")).context["starters"]) == len(STARTERS) == 5


@pytest.mark.parametrize("key", STARTERS)
def test_form_started_from_is_whole_in_arabic_once_published(client, key, arabic):
    form = start_from(STARTERS[key])
    for row in SignupForm.objects.family(form.translation_key):
        row.get_latest_revision().publish()
    page = client.get(address(form, language="ar")).content.decode()
    assert STARTERS[key].title["ar"] in page
    assert STARTERS[key].title["en"] not in page


@pytest.mark.parametrize("key", STARTERS)
def test_two_forms_from_one_start_share_no_key(key):
    keys = [{block.id for block in start_from(STARTERS[key]).questions} for _twice in range(2)]
    assert not keys[0] & keys[1]


def test_unknown_start_is_not_found(admin_client):
    assert admin_client.post(reverse("signups:start"), {"starter": "x"}, follow=True).status_code == 404
