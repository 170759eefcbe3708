"""The screens that delete forms, pages and people name the answers concerned, before anything is deleted."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from forms_app.models import Submission
from tests.forms_app.building import SignupFormFactory, question, translated
from tests.forms_app.organising import sent

pytestmark = pytest.mark.django_db

ASKED = [question("short_text", "name"), question("email", "email", required=False)]


def test_form(client, admin_client):
    form = SignupFormFactory(questions=ASKED, double_opt_in=True)
    sent(client, form, name="Amal", email="")
    sent(client, form, name="Basim", email="basim@example.org")
    address = reverse("wagtailsnippets_forms_app_signupform:delete", args=[form.pk])
    page = admin_client.get(address).content.decode()
    assert "“Count me in”: 1 answer was sent. It stays under Answers" in page
    assert "1 answer that its sender has not confirmed is erased" in page


def test_one_language_of_a_form(client, admin_client, arabic):
    form = SignupFormFactory(questions=ASKED)
    translated(form, "ar", {"Count me in": "سجّلوني"})
    sent(client, form, name="Amal")
    address = reverse("wagtailsnippets_forms_app_signupform:delete", args=[form.pk])
    assert "Nothing happens to it: the form stays in العربية." in admin_client.get(address).content.decode()


def test_forms_ticked_in_the_list(client, admin_client):
    forms = [SignupFormFactory(questions=ASKED, title=title) for title in ("Tents", "Boats 100 %")]
    for form in forms:
        sent(client, form, name="Amal")
    address = reverse("wagtail_bulk_action", args=["forms_app", "signupform", "delete"])
    page = admin_client.get(address, {"id": [form.pk for form in forms]}).content.decode()
    assert "“Tents”: 1 answer was sent." in page
    assert "“Boats 100 %”: 1 answer was sent." in page


def test_pages_ticked_in_the_list(client, admin_client, home, stories):
    sent(client, SignupFormFactory(), name="Amal", page=home.pk)
    sent(client, SignupFormFactory(), name="Basim", page=stories.pk)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    page = admin_client.get(address, {"id": [stories.pk]}).content.decode()
    assert "1 answer to a form was sent from what is deleted here" in page
    page = admin_client.get(address, {"id": [home.pk, stories.pk]}).content.decode()
    assert "2 answers to forms were sent from what is deleted here" in page


def test_page_and_those_below_it(client, admin_client, home):
    sent(client, SignupFormFactory(), name="Amal", page=home.pk)
    address = reverse("wagtailadmin_pages:delete", args=[home.pk])
    assert "1 answer to a form was sent from what is deleted here" in admin_client.get(address).content.decode()
    Submission.objects.update(source_page=None)
    assert "was sent from what" not in admin_client.get(address).content.decode()


def test_person(client, admin_client):
    colleague = get_user_model().objects.create_user("colleague")
    sent(client, SignupFormFactory(), name="Amal")
    Submission.objects.update(owner=colleague)
    page = admin_client.get(reverse("wagtailusers_users:delete", args=[colleague.pk])).content.decode()
    assert "This person takes care of 1 answer." in page
