"""The screens that delete forms, pages and people name the answers concerned, before anything is deleted."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from forms_app.models import Submission
from tests.forms_app.building import SignupFormFactory, question
from tests.forms_app.organising import sent

pytestmark = pytest.mark.django_db

ASKED = [question("short_text", "name"), question("email", "email", required=False)]


def test_form(client, admin_client):
    form = SignupFormFactory(questions=ASKED, double_opt_in=True)
    sent(client, form, name="Amal", email="")
    sent(client, form, name="Basim", email="basim@example.org")
    address = reverse("wagtailsnippets_forms_app_signupform:delete", args=[form.pk])
    page = admin_client.get(address).content.decode()
    assert "1 answer was sent to this form. It stays under Answers" in page
    assert "1 answer that its sender has not confirmed is erased" in page


def test_page_and_those_below_it(client, admin_client, home):
    sent(client, SignupFormFactory(), name="Amal", page=home.pk)
    address = reverse("wagtailadmin_pages:delete", args=[home.pk])
    assert "1 answer to a form was sent from this page or one below it" in admin_client.get(address).content.decode()
    Submission.objects.update(source_page=None)
    assert "was sent from this page" not in admin_client.get(address).content.decode()


def test_person(client, admin_client):
    colleague = get_user_model().objects.create_user("colleague")
    sent(client, SignupFormFactory(), name="Amal")
    Submission.objects.update(owner=colleague)
    page = admin_client.get(reverse("wagtailusers_users:delete", args=[colleague.pk])).content.decode()
    assert "This person takes care of 1 answer." in page
