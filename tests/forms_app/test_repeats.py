"""Two people who answer the same are two people, and one who sends twice is one."""

from datetime import timedelta

import pytest

from core.operations.outbox import deliver_waiting
from forms_app.lifecycle import Change, Kind, apply
from forms_app.models import SignupForm, Submission
from forms_app.moderation import change_status
from forms_app.secret_links import token_for
from tests.forms_app.building import SignupFormFactory, question
from tests.forms_app.test_suspicion import sealed_in
from tests.forms_app.visiting import address, post

pytestmark = pytest.mark.django_db

ONE, OTHER = "0" * 31 + "1", "0" * 31 + "2"
ASKS_CONTACT = [
    question("short_text", "name"),
    question("email", "email", required=False),
    question("phone", "phone", required=False),
]
CONTACT = {"email": "amal@example.org"}


@pytest.fixture
def form():
    return SignupFormFactory()


def grow_older(**span):
    for one in Submission.objects.all():
        Submission.objects.filter(pk=one.pk).update(created_at=one.created_at - timedelta(**span))


def test_equal_answers_of_two_browsers_are_two_answers(client, form):
    for token in (ONE, OTHER):
        assert post(client, form, name="Ali Hussein", token=token).status_code == 303
    assert Submission.objects.count() == 2


def test_second_person_is_never_given_the_first_ones_link(client, form):
    first = post(client, form, name="Ali Hussein", token=ONE).url
    second = post(client, form, name="Ali Hussein", token=OTHER).url
    assert first != second
    client.post(f"/en/forms/mine/{second.split('/')[-3]}/withdraw/")
    assert client.get(first).status_code == 200


def test_the_same_post_again_is_a_retry_and_gets_its_link_back(client, form):
    urls = {post(client, form, name="Amal", token=ONE).url for _try in range(3)}
    assert len(urls) == 1
    assert Submission.objects.count() == 1


def test_other_answers_under_the_same_token_are_not_lost(client, form):
    for name in ("Amal", "Amal Rashid"):
        post(client, form, name=name, token=ONE)
    assert Submission.objects.count() == 2


@pytest.mark.parametrize("token", ["", "x", "0" * 500, "\x00", "ي" * 32])
def test_token_that_no_browser_made_is_none(client, form, token):
    for _time in range(2):
        assert post(client, form, name="Amal", token=token).status_code == 303
    assert Submission.objects.count() == 1


def test_without_script_equal_answers_within_two_minutes_get_thanks_without_a_link(client, form):
    post(client, form, name="Ali Hussein")
    assert post(client, form, name="Ali Hussein").url == address(form, "thanks")
    assert Submission.objects.count() == 1


@pytest.fixture
def asked(client, form):
    """What somebody without script is asked who sends what somebody sent an hour ago."""
    post(client, form, name="Ali Hussein")
    grow_older(hours=1)
    return post(client, form, name="Ali Hussein")


def test_later_equal_answers_are_asked_about(asked):
    page = asked.content.decode()
    assert asked.status_code == 200
    assert "We have such an answer already" in page
    assert "Ali Hussein" in page
    assert "mine" not in page
    assert "no-store" in asked["Cache-Control"]
    assert Submission.objects.count() == 1


def answer(client, form, asked, who, seconds=3):
    import time
    from unittest import mock

    later = time.time() + seconds
    with mock.patch("forms_app.held_post.time.time", return_value=later):
        return client.post(address(form, "check"), {"sealed": sealed_in(asked), "who": who})


def test_somebody_else_is_counted_and_gets_a_link_of_their_own(client, form, asked):
    urls = {answer(client, form, asked, "other").url for _click in range(2)}
    assert urls == {f"/en/forms/mine/{token_for(Submission.objects.latest('pk'))}/thanks/"}
    assert Submission.objects.count() == 2


def test_who_sent_it_before_gets_thanks_and_no_link(client, form, asked):
    assert answer(client, form, asked, "same").url == address(form, "thanks")
    assert Submission.objects.count() == 1


def test_five_equal_votes_without_script_can_all_be_counted(client):
    form = SignupFormFactory(questions=[question("yes_no", "vote", follow_up=[])])
    post(client, form, vote="yes")
    for _person in range(4):
        grow_older(minutes=3)
        answer(client, form, post(client, form, vote="yes"), "other")
    assert Submission.objects.count() == 5


def test_token_survives_the_page_to_check(client, form):
    from tests.forms_app.test_suspicion import HONEYPOT

    asked = post(client, form, name="Amal", token=ONE, **{HONEYPOT: "x"})
    url = answer(client, form, asked, "").url
    assert post(client, form, name="Amal", token=ONE).url == url
    assert Submission.objects.count() == 1


def test_correction_that_equals_what_another_sent_stays_apart(client, form):
    first, second = (post(client, form, name=name, token=token) for name, token in (("Amal", ONE), ("Basim", OTHER)))
    last = Submission.objects.latest("pk")
    apply(Change(Kind.CORRECT, answers={"name": "Amal"}), [last.pk])
    assert client.get(first.url).status_code == client.get(second.url).status_code == 200
    assert [one.answers for one in Submission.objects.all()] == [{"name": "Amal"}] * 2


def people(form, client, *names, **contact):
    for name in names:
        post(client, form, name=name, token=f"{len(name):032x}", **contact)


def test_several_answers_of_one_address_are_kept_where_nothing_else_was_chosen(client):
    people(SignupFormFactory(questions=ASKS_CONTACT), client, "Amal", "Amal R.", **CONTACT)
    assert Submission.objects.count() == 2


@pytest.mark.parametrize("contact", [CONTACT, {"phone": "0770 123 4567"}], ids=["email", "phone"])
def test_first_answer_of_a_person_stands(client, contact):
    form = SignupFormFactory(questions=ASKS_CONTACT, repeats="first")
    people(form, client, "Amal", **contact)
    second = post(client, form, name="Stranger", token=OTHER, **contact)
    assert second.url == address(form, "thanks")
    assert [one.answers["name"] for one in Submission.objects.all()] == ["Amal"]


def test_owner_of_the_address_is_told_of_the_repeat_and_gets_the_link(client, mailoutbox):
    people(SignupFormFactory(questions=ASKS_CONTACT, repeats="first"), client, "Amal", "Stranger", **CONTACT)
    deliver_waiting()
    assert [letter.to for letter in mailoutbox] == [["amal@example.org"]] * 2
    assert token_for(Submission.objects.get()) in mailoutbox[1].body
    assert "Stranger" not in mailoutbox[1].body


def test_who_was_declined_may_answer_again(client):
    form = SignupFormFactory(questions=ASKS_CONTACT, repeats="first")
    people(form, client, "Amal", **CONTACT)
    change_status(form.translation_key, [Submission.objects.get().pk], "declined", None)
    people(form, client, "Amal R.", **CONTACT)
    assert Submission.objects.count() == 2


def test_screen_does_not_tell_whether_an_address_has_answered(client):
    form = SignupFormFactory(questions=ASKS_CONTACT, repeats="first", sends_confirmation=False)
    urls = [post(client, form, name=name, token=token, **CONTACT).url for name, token in (("A", ONE), ("B", OTHER))]
    assert urls == [address(form, "thanks")] * 2


def test_newest_answer_takes_the_place_once_it_was_confirmed(client, changes):
    form = SignupFormFactory(questions=ASKS_CONTACT, repeats="newest")
    people(form, client, "Amal", "Amal R.", **CONTACT)
    first, second = Submission.objects.order_by("pk")
    assert (first.pending, second.pending) == (False, True)
    apply(Change(Kind.CONFIRM), [second.pk])
    assert list(Submission.objects.all()) == [second]
    assert [(kind, ended) for kind, _status, ended in changes] == [("replace", True), ("confirm", False)]


def test_address_of_a_stranger_cannot_replace_by_the_phone_number(client):
    form = SignupFormFactory(questions=ASKS_CONTACT, repeats="newest")
    phone = {"phone": "0770 123 4567"}
    post(client, form, name="Amal", token=ONE, **CONTACT, **phone)
    post(client, form, name="Stranger", token=OTHER, email="stranger@example.org", **phone)
    apply(Change(Kind.CONFIRM), list(Submission.objects.values_list("pk", flat=True)))
    assert Submission.objects.count() == 2


@pytest.mark.parametrize(
    ("repeats", "asks", "is_possible"),
    [
        ("newest", "email", True),
        ("newest", "phone", False),
        ("first", "phone", True),
        ("first", "short_text", False),
        ("several", "short_text", True),
    ],
)
def test_builder_is_told_what_the_choice_needs(repeats, asks, is_possible):
    from django.core.exceptions import ValidationError

    form = SignupFormFactory(questions=[question(asks, "q")])
    form.repeats = repeats
    if is_possible:
        form.clean()
    else:
        with pytest.raises(ValidationError) as refused:
            form.clean()
        assert list(refused.value.message_dict) == ["repeats"]


def test_choice_is_the_same_in_every_language():
    assert "repeats" in SignupForm.facts
