"""Posts that look odd get a second look, never a locked door."""

import re

import pytest
from django.utils import timezone

from forms_app import held_post, rate_limiter
from forms_app.models import SignupForm, Submission
from forms_app.public_form import HONEYPOT
from tests.forms_app.building import SignupFormFactory, question
from tests.forms_app.visiting import address, post

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def sealed_in(response):
    return re.search(r'name="sealed" value="([^"]+)"', response.content.decode())[1]


def confirm(client, form, response, monkeypatch, seconds=5, **extra):
    made = held_post.time.time()
    monkeypatch.setattr(held_post.time, "time", lambda: made + seconds)
    return client.post(address(form, "check"), {"sealed": sealed_in(response)} | extra)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://testserver"},
        {"Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_ordinary_posts_pass(client, headers):
    form = SignupFormFactory()
    response = client.post(address(form), {"name": "Amal"}, headers=headers)
    assert response.status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://[broken"},
    ],
)
def test_posts_from_elsewhere_get_the_check_page(client, headers):
    form = SignupFormFactory()
    response = client.post(address(form), {"name": "Amal"}, headers=headers)
    assert response.status_code == 200
    assert "Check your answers" in response.content.decode()
    assert not Submission.objects.exists()


def test_filled_honeypot_leads_to_the_check_page(client):
    response = post(client, SignupFormFactory(), name="Amal", **{HONEYPOT: "https://spam.example"})
    assert "Check your answers" in response.content.decode()


def test_second_look_sends_the_answers(client, monkeypatch):
    form = SignupFormFactory()
    response = post(client, form, name="Amal", **{HONEYPOT: "x"})
    assert confirm(client, form, response, monkeypatch).status_code == 303
    assert Submission.objects.get().answers == {"name": "Amal"}


@pytest.mark.parametrize("seconds", [0, 60 * 60 * 25])
def test_second_look_too_soon_or_too_late_is_asked_for_again(client, monkeypatch, seconds):
    form = SignupFormFactory()
    response = post(client, form, name="Amal", **{HONEYPOT: "x"})
    assert "sealed" in confirm(client, form, response, monkeypatch, seconds).content.decode()
    assert not Submission.objects.exists()


def test_honeypot_on_the_check_page_is_asked_for_again(client, monkeypatch):
    form = SignupFormFactory()
    response = post(client, form, name="Amal", **{HONEYPOT: "x"})
    confirm(client, form, response, monkeypatch, **{HONEYPOT: "y"})
    assert not Submission.objects.exists()


@pytest.mark.parametrize("token", ["", "rubbish", "gAAAAAB", "\x00", "ي"])
def test_made_up_token_leads_back_to_the_form(client, token):
    form = SignupFormFactory()
    response = client.post(address(form, "check"), {"sealed": token})
    assert (response.status_code, response.url) == (302, address(form))


def test_token_of_another_form_leads_back_to_the_form(client, monkeypatch):
    response = post(client, SignupFormFactory(), name="Amal", **{HONEYPOT: "x"})
    other = SignupFormFactory()
    assert confirm(client, other, response, monkeypatch).url == address(other)


def test_changed_token_leads_back_to_the_form(client, monkeypatch):
    form = SignupFormFactory()
    token = sealed_in(post(client, form, name="Amal", **{HONEYPOT: "x"}))
    response = client.post(address(form, "check"), {"sealed": token.replace(token[3], "A" if token[3] != "A" else "B")})
    assert (response.status_code, response.url) == (302, address(form))
    assert not Submission.objects.exists()


def test_too_many_fields_are_answered_with_words(client):
    form = SignupFormFactory()
    response = client.post(address(form), {f"f{number}": "x" for number in range(10_001)})
    assert response.status_code == 413
    assert "Nothing was stored" in response.content.decode()


def test_too_long_a_body_is_answered_with_words(client):
    form = SignupFormFactory()
    body = "name=" + "x" * 3_000_000
    response = client.post(address(form), body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 413


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"name=%ED%A0%80%00%0B", "application/x-www-form-urlencoded"),
        (b"name=Amal", "application/x-www-form-urlencoded; charset=utf-16"),
        (b"name=Amal", "application/x-www-form-urlencoded; charset=nonsense"),
        (b"rubbish", "multipart/form-data"),
        (b"rubbish", "multipart/form-data; boundary=x"),
        (b'{"name": "Amal"}', "application/json"),
        (b"\xff\xfe", "text/plain"),
    ],
)
def test_broken_bodies_never_break_the_site(client, body, kind):
    form = SignupFormFactory()
    assert client.generic("POST", address(form), body, kind).status_code < 500


def test_megabyte_of_text_is_refused_with_the_field_named(client):
    response = post(client, SignupFormFactory(), name="x" * 1_000_000)
    assert response.status_code == 200
    assert "at most 200" in response.content.decode()


@pytest.fixture
def low_limit(monkeypatch):
    monkeypatch.setattr("forms_app.rate_limiter.MOST_POSTS", 2)
    monkeypatch.setattr("forms_app.rate_limiter.limiter", type(rate_limiter.limiter)())


def test_hasty_address_gets_the_check_page_and_can_still_send(client, monkeypatch, low_limit):
    form = SignupFormFactory()
    responses = [post(client, form, name=f"Amal {number}") for number in range(3)]
    assert [response.status_code for response in responses] == [303, 303, 200]
    assert confirm(client, form, responses[2], monkeypatch).status_code == 303


def test_second_look_that_came_too_often_waits_and_loses_nothing(client, monkeypatch):
    monkeypatch.setattr("forms_app.rate_limiter.MOST_CHECKS", rate_limiter.ODD)
    form = SignupFormFactory()
    responses = [post(client, form, name=f"Amal {number}", **{HONEYPOT: "x"}) for number in range(3)]
    assert [confirm(client, form, one, monkeypatch).status_code for one in responses[:2]] == [303, 303]
    waiting = confirm(client, form, responses[2], monkeypatch, seconds=0)
    assert (waiting.status_code, waiting["Retry-After"]) == (429, "1")
    assert "Amal 2" in waiting.content.decode()
    assert "Please wait 1 second" in waiting.content.decode()
    assert confirm(client, form, waiting, monkeypatch, seconds=10).status_code == 303


def test_crowd_behind_one_address_can_sign_up_to_the_last(client, monkeypatch):
    monkeypatch.setattr("forms_app.rate_limiter.limiter", type(rate_limiter.limiter)())
    monkeypatch.setattr(held_post, "SOONEST", 0)
    form = SignupFormFactory()
    for number in range(rate_limiter.MOST_POSTS + 10):
        response = post(client, form, name=f"Person {number}")
        if response.status_code == 200:
            assert client.post(address(form, "check"), {"sealed": sealed_in(response)}).status_code == 303
    assert Submission.objects.count() == rate_limiter.MOST_POSTS + 10


def test_brake_keeps_no_address(low_limit):
    rate_limiter.limiter.counts("192.0.2.7")
    assert "192.0.2.7" not in repr(vars(rate_limiter.limiter))


def test_hasty_second_look_is_told_why_it_is_asked_again(client, monkeypatch):
    form = SignupFormFactory()
    response = post(client, form, name="Amal", **{HONEYPOT: "x"})
    assert "very quick" not in response.content.decode()
    assert "very quick" in confirm(client, form, response, monkeypatch, seconds=0).content.decode()


def test_held_answers_can_be_changed_before_they_are_sent(client, monkeypatch, home):
    form = SignupFormFactory(questions=[question("date", "day")])
    response = post(client, form, day="27/3/85", page=home.pk)
    page = confirm(client, form, response, monkeypatch, seconds=0, who="change").content.decode()
    assert 'value="27/3/85"' in page
    assert f'name="page" value="{home.pk}"' in page
    assert not Submission.objects.exists()


def test_held_answers_come_back_when_the_form_closed_meanwhile(client, monkeypatch):
    form = SignupFormFactory(questions=[question("date", "day")])
    response = post(client, form, day="27/3/85")
    SignupForm.objects.update(closes_at=timezone.now())
    page = confirm(client, form, response, monkeypatch, who="change").content.decode()
    assert "27 March 1985" in page
    assert 'name="day"' not in page
