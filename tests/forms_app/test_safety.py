"""Whoever hesitates before a form reads what happens to the answers, in their language."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Site

from core.models import SiteFacts
from tests.forms_app.building import SignupFormFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.mark.parametrize(("code", "words"), [("en", "Is it safe to fill this in?"), ("ar", "هل من الآمن")])
def test_page_is_in_the_language_of_the_reader(read, code, words):
    with translation.override(code):
        page = read(reverse("forms_app:safety"))
    assert words in page.h1.text
    assert page.html["lang"] == code
    assert len(page.select("main h2")) == 6


def test_every_open_form_leads_there(read):
    form = SignupFormFactory()
    page = read(f"/en/forms/{form.translation_key}/")
    assert page.find("a", href="/en/forms/safe/")


def test_it_sets_no_cookie_and_reads_none():
    answer = Client().get("/en/forms/safe/")
    assert not answer.cookies
    assert "public" in answer["Cache-Control"]
    assert Client().post("/en/forms/safe/").status_code == 405


def test_it_names_where_to_ask(read, home):
    assert "mailto:" not in str(read("/en/forms/safe/").main)
    facts = SiteFacts.for_site(Site.objects.get())
    facts.contact_email = "us@example.org"
    facts.save()
    assert read("/en/forms/safe/").main.find("a", href="mailto:us@example.org")


def test_language_that_is_not_open_has_none(read, arabic):
    arabic.opening.delete()
    read("/ar/forms/safe/", status=404)
