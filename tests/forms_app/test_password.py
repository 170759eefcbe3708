"""Before answers leave the site or are erased, the password is asked again: somebody may sit at an open desk."""

import pytest
from django.test import Client
from django.urls import reverse

from core.accounts import password_check
from forms_app.models import Submission
from tests.forms_app.building import SignupFormFactory, question
from tests.forms_app.visiting import post

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PASSWORD = "correct horse"


@pytest.fixture
def form(client):
    form = SignupFormFactory(questions=[question("email", "email")])
    post(client, form, email="amal@example.org")
    return form


@pytest.fixture
def desk(client, form, django_user_model):
    """A browser in which an organiser signed in an hour ago."""
    django_user_model.objects.create_superuser("organiser", password=PASSWORD)
    client.login(username="organiser", password=PASSWORD)
    grow_old(client)
    return client


def grow_old(client, minutes=60):
    session = client.session
    session[password_check._GIVEN_AT] -= minutes * 60
    session.save()


def export_of(form):
    return reverse("signups:export", args=[form.translation_key, "csv"])


def answer_of(form):
    return reverse("signups:answer", args=[form.translation_key, Submission.objects.get().pk])


def is_asked(response):
    return b'type="password"' in response.content


def test_export_asks_and_then_goes_out(desk, form):
    assert is_asked(desk.get(export_of(form)))
    response = desk.post(export_of(form) + "?status=new", {"password": PASSWORD})
    assert response.url == export_of(form) + "?status=new"
    assert b"amal@example.org" in b"".join(desk.get(response.url).streaming_content)


def test_wrong_password_lets_nothing_out(desk, form):
    response = desk.post(export_of(form), {"password": "wrong"})
    assert is_asked(response)
    assert "not your password" in response.content.decode()
    assert is_asked(desk.get(export_of(form)))


def test_password_of_somebody_else_is_no_password(desk, form, django_user_model):
    django_user_model.objects.create_superuser("other", password="battery staple")
    assert is_asked(desk.post(export_of(form), {"password": "battery staple", "username": "other"}))


@pytest.mark.parametrize(("minutes", "asked"), [(14, False), (16, True)])
def test_signing_in_counts_for_a_quarter_of_an_hour(client, form, django_user_model, minutes, asked):
    django_user_model.objects.create_superuser("organiser", password=PASSWORD)
    client.login(username="organiser", password=PASSWORD)
    grow_old(client, minutes)
    response = client.get(export_of(form))
    assert response.streaming is not asked


def test_erasing_an_answer_asks(desk, form):
    address = answer_of(form)
    assert is_asked(desk.post(address, {"erase": "1"}))
    assert Submission.objects.exists()
    desk.post(address, {"erase": "1", "password": PASSWORD})
    assert not Submission.objects.exists()


@pytest.mark.parametrize("what", ["erase", "export"])
def test_erasing_and_handing_over_a_person_ask_and_the_address_stands_in_no_address(desk, form, what):
    person = reverse("signups:person")
    asked = desk.post(person, {"contact": "amal@example.org", what: "1"})
    page = asked.content.decode()
    assert is_asked(asked)
    assert "no-store" in asked["Cache-Control"]
    assert '<input type="hidden" name="contact" value="amal@example.org">' in page
    assert f'<input type="hidden" name="{what}" value="1">' in page
    done = desk.post(person, {"contact": "amal@example.org", what: "1", "password": PASSWORD})
    assert Submission.objects.exists() is (what == "export")
    assert "amal" not in done.get("Location", "")


def test_password_is_not_handed_back(desk, form):
    asked = desk.post(reverse("signups:person"), {"contact": "a@b.example", "erase": "1", "password": "a mistype"})
    assert "a mistype" not in asked.content.decode()


def test_reading_and_finding_ask_for_nothing(desk, form):
    assert not is_asked(desk.get(answer_of(form)))
    assert not is_asked(desk.post(reverse("signups:person"), {"contact": "amal@example.org"}))


def test_after_five_wrong_passwords_one_waits_and_is_told(desk, form):
    for _ in range(5):
        assert desk.post(export_of(form), {"password": "wrong"}).status_code == 200
    refused = desk.post(export_of(form), {"password": PASSWORD})
    assert refused.status_code == 429
    assert is_asked(refused)
    assert "Wait one minute, then try again." in refused.content.decode()


def test_guesses_of_strangers_do_not_keep_anybody_from_giving_their_password_again(desk, form):
    for _ in range(6):
        Client().post("/admin/login/", {"username": "organiser", "password": "wrong"})
    assert desk.post(export_of(form), {"password": PASSWORD}).status_code == 302
