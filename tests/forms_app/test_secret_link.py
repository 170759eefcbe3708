"""What a person can do with the link in the confirmation."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from core.accounts import guess_limits
from core.models import OutboxLetter
from core.operations.outbox import deliver_waiting
from forms_app.confirmation_links import confirmation_link
from forms_app.models import Contact, SignupForm, Submission
from forms_app.secret_links import token_for
from tests.forms_app.building import SignupFormFactory, question
from tests.forms_app.visiting import post

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ASKS_ADDRESS = [question("short_text", "name"), question("email", "email"), question("date", "day", required=False)]


@pytest.fixture
def sent(client):
    def send(**facts):
        post(
            client,
            SignupFormFactory(questions=ASKS_ADDRESS, **facts),
            name="Amal",
            email="amal@example.org",
            day="27/3/2026",
        )
        return Submission.objects.get()

    return send


def mine(submission, what=""):
    return f"/en/forms/mine/{token_for(submission)}/{what}"


def by_mail(submission):
    return confirmation_link(submission).removeprefix("http://localhost")


def test_link_shows_what_was_sent_and_is_never_stored(client, sent):
    response = client.get(mine(sent()))
    assert "Amal" in response.content.decode()
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("token", ["x", "A" * 43, "ي", "..", "A" * 5000])
def test_guessed_link_is_not_found(client, sent, token):
    sent()
    assert client.get(f"/en/forms/mine/{token}/").status_code == 404


def test_changed_link_is_not_found(client, sent):
    token = token_for(sent())
    changed = ("B" if token[0] != "B" else "C") + token[1:]
    assert client.get(f"/en/forms/mine/{changed}/").status_code == 404


def test_network_that_guesses_links_waits_and_every_link_works_again_afterwards(client, sent):
    own = mine(sent())
    for number in range(guess_limits.NETWORK.free):
        client.get(f"/en/forms/mine/{number:043}/")
    told = client.get(own).content.decode()
    assert "Wait one minute, then try again." in told
    assert "Amal" not in told
    assert "Amal" in client.get(own, REMOTE_ADDR="203.0.113.9").content.decode()
    with time_machine.travel(timezone.now() + timedelta(seconds=61), tick=True):
        assert "Amal" in client.get(own).content.decode()


def test_form_to_correct_is_filled_with_what_was_sent(client, sent):
    page = client.get(mine(sent(), "correct/")).content.decode()
    assert 'value="Amal"' in page
    assert 'value="2026-03-27"' in page


def test_corrected_answers_take_the_place_of_the_old(client, sent):
    submission = sent()
    client.post(mine(submission, "correct/"), {"name": "Amal R.", "email": "new@example.org"})
    submission.refresh_from_db()
    assert submission.answers == {"name": "Amal R.", "email": "new@example.org"}
    assert Contact.objects.count() == 1


def test_correction_that_equals_what_another_sent_is_kept(client, sent):
    submission = sent()
    form = SignupForm.objects.get()
    post(client, form, name="Basim", email="basim@example.org")
    client.post(mine(submission, "correct/"), {"name": "Basim", "email": "basim@example.org"})
    assert [one.answers["name"] for one in Submission.objects.all()] == ["Basim", "Basim"]


def test_wrong_correction_shows_the_form_again(client, sent):
    submission = sent()
    assert 'id="problem"' in client.post(mine(submission, "correct/"), {"name": ""}).content.decode()
    assert submission.answers == Submission.objects.get().answers


def test_secret_link_stands_in_no_log(client, sent, caplog):
    client.post(mine(sent(), "correct/"), {"name": ""})
    assert "mine" not in caplog.text


@pytest.mark.parametrize("what", ["", "correct/", "withdraw/", "confirm/"])
def test_opening_a_link_changes_nothing(client, sent, what):
    submission = sent(double_opt_in=True)
    before = Submission.objects.values().get()
    client.get(mine(submission, what))
    assert Submission.objects.values().get() == before


def test_withdrawn_answers_are_gone(client, sent):
    response = client.post(mine(sent(), "withdraw/"))
    assert response.status_code == 200
    assert not Submission.objects.exists()
    assert not OutboxLetter.objects.exists()


def test_link_that_confirmed_an_address_leads_to_the_answer_as_long_as_it_is_kept(client, sent):
    submission = sent(double_opt_in=True)
    link = by_mail(submission)
    client.post(link)
    with time_machine.travel(timezone.now() + timedelta(days=60), tick=True):
        page = client.get(link).content.decode()
        assert mine(submission) in page
    client.post(mine(submission, "withdraw/"))
    assert client.get(link).status_code == 404


def test_link_of_withdrawn_answers_is_not_found(client, sent):
    submission = sent()
    address = mine(submission)
    client.post(mine(submission, "withdraw/"))
    assert client.get(address).status_code == 404


def test_unconfirmed_answer_waits_a_week_and_tells_nobody(client, sent):
    submission = sent(double_opt_in=True, notify="one@example.org")
    assert submission.pending
    assert submission.delete_after == timezone.localdate() + timezone.timedelta(days=7)
    assert [letter.kind for letter in OutboxLetter.objects.all()] == ["signup.opt_in"]


def test_confirmed_answer_counts_and_organisers_are_told(client, sent, mailoutbox):
    submission = sent(double_opt_in=True, notify="one@example.org", retention_days=40)
    for _time in range(2):
        assert client.post(by_mail(submission)).status_code == 200
    submission.refresh_from_db()
    assert not submission.pending
    assert submission.delete_after == timezone.localdate() + timezone.timedelta(days=40)
    deliver_waiting()
    assert [letter.to for letter in mailoutbox] == [["one@example.org"]]


def test_link_in_the_mail_shows_a_button_and_changes_nothing(client, sent):
    submission = sent(double_opt_in=True)
    page = client.get(by_mail(submission)).content.decode()
    assert "Yes, it was me" in page
    assert "amal@example.org" not in page
    assert Submission.objects.get().pending


def test_confirming_says_so_on_the_screen(client, sent):
    page = client.post(by_mail(sent(double_opt_in=True))).content.decode()
    assert "Your address is confirmed" in page
    assert "your answers count now" in page


@pytest.mark.parametrize("is_double", [True, False])
def test_nothing_inside_the_box_touches_its_border(client, sent, is_double):
    """A form or a notice has room around its words."""
    submission = sent(double_opt_in=is_double)
    pages = [client.get(mine(submission))]
    if is_double:
        pages += [client.get(by_mail(submission)), client.post(by_mail(submission)), client.get(mine(submission))]
    for page in pages:
        box = BeautifulSoup(page.content, "html.parser").select_one("section.form")
        assert box
        assert not box.select(":scope > :not(header, form, .notice)")


def test_secret_link_alone_confirms_nothing(client, sent):
    """It may stand on the screen of somebody who gave a stranger's address."""
    submission = sent(double_opt_in=True)
    client.post(mine(submission, "confirm/"))
    assert Submission.objects.get().pending


def test_mail_to_confirm_can_be_sent_again_a_few_times(client, sent):
    submission = sent(double_opt_in=True)
    said = [client.post(mine(submission, "confirm/")).content.decode() for _time in range(3)]
    assert ["We have sent the mail again" in page for page in said] == [True, True, False]
    assert "try again tomorrow" in said[2]
    assert OutboxLetter.objects.count() == 3


@pytest.mark.parametrize("token", ["x", "a:b:c", "ي", "A" * 5000])
def test_guessed_confirmation_is_not_found(client, sent, token):
    sent(double_opt_in=True)
    assert client.post(f"/en/forms/confirm/{token}/").status_code == 404


def test_corrected_address_is_confirmed_anew(client, sent, mailoutbox):
    submission = sent(double_opt_in=True)
    first = by_mail(submission)
    client.post(first)
    OutboxLetter.objects.all().delete()
    client.post(mine(submission, "correct/"), {"name": "Amal", "email": "new@example.org"})
    submission.refresh_from_db()
    assert (submission.pending, submission.confirmed_at) == (True, None)
    assert client.post(first).status_code == 404
    deliver_waiting()
    assert [letter.to for letter in mailoutbox] == [["new@example.org"]]
    client.post(by_mail(submission))
    assert not Submission.objects.get().pending


def test_correcting_something_else_leaves_the_address_confirmed(client, sent):
    submission = sent(double_opt_in=True)
    client.post(by_mail(submission))
    client.post(mine(submission, "correct/"), {"name": "Amal R.", "email": "amal@example.org"})
    assert not Submission.objects.get().pending


def test_confirming_a_corrected_address_does_not_lengthen_the_life_of_an_answer(client, sent):
    submission = sent(double_opt_in=True)
    client.post(by_mail(submission))
    promised = Submission.objects.get().delete_after
    client.post(mine(submission, "correct/"), {"name": "Amal", "email": "new@example.org"})
    SignupForm.objects.update(retention_days=9000)
    submission.refresh_from_db()
    client.post(by_mail(submission))
    assert Submission.objects.get().delete_after == promised
