"""What a person is told after sending, and who is shown the secret link."""

import pytest

from forms_app.models import Submission
from forms_app.secret_links import link_for, token_for
from tests.forms_app.building import SignupFormFactory, question
from tests.forms_app.visiting import address, post

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ASKS_ADDRESS = [question("short_text", "name"), question("email", "email", required=False)]


def with_link(submission, language="en"):
    return f"/{language}/forms/mine/{token_for(submission)}/thanks/"


def test_person_without_address_is_shown_the_secret_link(client):
    response = post(client, SignupFormFactory(questions=ASKS_ADDRESS, thanks="We meet on Friday."), name="Amal")
    assert response.url == with_link(Submission.objects.get())
    page = client.get(response.url).content.decode()
    assert link_for(Submission.objects.get()) in page
    assert "We meet on Friday." in page


def test_shown_link_leads_to_what_was_sent(client):
    post(client, SignupFormFactory(), name="Amal")
    path = link_for(Submission.objects.get()).removeprefix("http://localhost")
    assert "Amal" in client.get(path).content.decode()


def test_arabic_reader_is_told_in_arabic_to_keep_the_link(client, arabic):
    response = post(client, SignupFormFactory(), language="ar", name="أمل")
    assert response.url == with_link(Submission.objects.get(), "ar")
    assert "احفظ هذا الرابط السرّي" in client.get(response.url).content.decode()


def test_thanks_with_link_are_never_stored_and_set_no_cookie(client):
    redirect = post(client, SignupFormFactory(), name="Amal")
    page = client.get(redirect.url)
    for response in (redirect, page):
        assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))
        assert not response.cookies
    assert page["X-Robots-Tag"] == "noindex"


def test_thanks_with_link_repeat_no_answer(client):
    response = post(client, SignupFormFactory(), name="Amal Rashid")
    assert "Amal" not in client.get(response.url).content.decode()


def test_person_with_address_gets_the_link_by_mail_only(client):
    form = SignupFormFactory(questions=ASKS_ADDRESS)
    response = post(client, form, name="Amal", email="amal@example.org")
    assert response.url == address(form, "thanks")
    assert "mine" not in client.get(response.url).content.decode()


def test_person_whom_no_mail_reaches_is_shown_the_link(client):
    response = post(
        client,
        SignupFormFactory(questions=ASKS_ADDRESS, sends_confirmation=False),
        name="Amal",
        email="amal@example.org",
    )
    assert response.url == with_link(Submission.objects.get())


@pytest.mark.parametrize("token", ["x", "A" * 43])
def test_thanks_of_a_guessed_link_are_not_found(client, token):
    post(client, SignupFormFactory(), name="Amal")
    assert client.get(f"/en/forms/mine/{token}/thanks/").status_code == 404


def test_thanks_lead_back_to_the_page_the_form_stood_on(client, home):
    form = SignupFormFactory()
    response = post(client, form, name="Amal", page=home.pk)
    assert f'href="{home.url}"' in client.get(response.url).content.decode()


def test_shown_link_stands_in_no_log(client, caplog):
    caplog.set_level("DEBUG")
    client.get(post(client, SignupFormFactory(), name="Amal").url)
    assert token_for(Submission.objects.get()) not in caplog.text


def test_thanks_tell_of_the_mail_that_has_to_be_confirmed(client):
    form = SignupFormFactory(questions=ASKS_ADDRESS, double_opt_in=True)
    response = post(client, form, name="Amal", email="amal@example.org")
    assert "one step is missing" in client.get(response.url).content.decode()


def test_thanks_tell_of_the_mail_with_the_secret_link(client):
    form = SignupFormFactory(questions=ASKS_ADDRESS)
    response = post(client, form, name="Amal", email="amal@example.org")
    assert "a mail goes to it with a secret link" in client.get(response.url).content.decode()


def test_thanks_of_a_form_without_addresses_tell_of_no_mail(client):
    form = SignupFormFactory(double_opt_in=True)
    assert "mail" not in client.get(address(form, "thanks")).content.decode()
