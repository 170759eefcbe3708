"""Mails about answers: none lost, none that repeats what somebody wrote."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from django.utils.html import escape

from core.models import OutboxLetter
from core.operations.outbox import deliver_waiting
from forms_app.models import Submission
from forms_app.moderation import erase
from forms_app.secret_links import token_for
from tests.forms_app.building import SignupFormFactory, question, translated
from tests.forms_app.visiting import address, post

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ASKS_ADDRESS = [question("short_text", "name"), question("email", "email")]


def signed_up(client, address="amal@example.org", **facts):
    form = SignupFormFactory(questions=ASKS_ADDRESS, **facts)
    post(client, form, name="Amal Rashid", email=address)
    return form


class Server:
    """A mail server that fails as it is told to."""

    def __init__(self, *failures):
        self.failures = list(failures)
        self.seen = []

    def open(self):
        pass

    def close(self):
        pass

    def send_messages(self, messages):
        self.seen += [message.extra_headers["Message-ID"] for message in messages]
        if self.failures and (failure := self.failures.pop(0)):
            raise failure
        return len(messages)


@pytest.fixture
def server(monkeypatch):
    def use(*failures):
        made = Server(*failures)
        monkeypatch.setattr("core.operations.outbox.get_connection", lambda: made)
        return made

    return use


def pass_time(**span):
    for letter in OutboxLetter.objects.all():
        letter._settle(next_try_at=letter.next_try_at - timedelta(**span))


def test_person_gets_a_confirmation_that_repeats_nothing(client):
    signed_up(client, mail_body="See you by the river.")
    deliver_waiting()
    assert mail.outbox[0].to == ["amal@example.org"]
    assert "See you by the river." in mail.outbox[0].body
    assert "Amal" not in mail.outbox[0].subject + mail.outbox[0].body


def test_confirmation_is_written_in_the_language_of_the_answers(client):
    form = SignupFormFactory(questions=[question("email", "email")], mail_subject="Thanks")
    arabic = translated(form, "ar", {"Count me in": "سجّلوني", "Email": "البريد", "Thanks": "شكراً"})
    post(client, arabic, language="ar", email="amal@example.org")
    deliver_waiting()
    assert mail.outbox[0].subject == "شكراً"
    assert "/ar/forms/mine/" in mail.outbox[0].body


def test_organisers_are_told_that_an_answer_waits_and_not_what_it_says(client):
    signed_up(client, sends_confirmation=False, notify="one@example.org\ntwo@example.org")
    deliver_waiting()
    assert [letter.to for letter in mail.outbox] == [["one@example.org"], ["two@example.org"]]
    assert "Amal" not in mail.outbox[0].subject + mail.outbox[0].body


def test_repeated_post_sends_no_second_mail(client):
    form = signed_up(client)
    post(client, form, name="Amal Rashid", email="amal@example.org")
    assert OutboxLetter.objects.count() == 1


def test_nobody_can_fill_a_strangers_mailbox(client):
    form = SignupFormFactory(questions=ASKS_ADDRESS)
    for number in range(8):
        post(client, form, name=f"Amal {number}", email="Stranger@example.org")
    assert OutboxLetter.objects.count() == 3
    assert Submission.objects.count() == 8


def test_who_is_over_the_limit_is_told_on_screen_and_gets_the_link_there(client):
    form = SignupFormFactory(questions=ASKS_ADDRESS)
    urls = [post(client, form, name=f"Amal {number}", email="a@example.org").url for number in range(4)]
    assert urls[:3] == [address(form, "thanks")] * 3
    page = client.get(urls[3]).content.decode()
    assert "Several mails went to this address today" in page
    assert token_for(Submission.objects.latest("pk")) in page


def test_who_is_over_the_limit_is_told_that_the_address_is_still_to_be_confirmed(client):
    form = SignupFormFactory(questions=ASKS_ADDRESS, double_opt_in=True)
    for number in range(4):
        response = post(client, form, name=f"Amal {number}", email="amal@example.org")
    assert "once your address is confirmed" in client.get(response.url).content.decode()


def test_filling_in_one_form_silences_no_other(client):
    noisy, other = SignupFormFactory(questions=ASKS_ADDRESS), SignupFormFactory(questions=ASKS_ADDRESS)
    for number in range(5):
        post(client, noisy, name=f"Stranger {number}", email="amal@example.org")
    post(client, other, name="Amal", email="amal@example.org")
    assert OutboxLetter.objects.filter(about=Submission.objects.latest("pk").uid).exists()


@pytest.mark.parametrize(
    ("language", "direction", "body"), [("en", "ltr", "Bring <water>."), ("ar", "rtl", "Bring water.")]
)
def test_mail_names_organisation_and_form_and_comes_as_html_too(client, arabic, language, direction, body):
    form = SignupFormFactory(questions=ASKS_ADDRESS, reply_to="desk@example.org", mail_body=body)
    words = {"Count me in": "سجّلوني", "Name": "الاسم", "Email": "البريد", "Bring water.": "أحضروا الماء."}
    shown = translated(form, "ar", words) if language == "ar" else form
    post(client, shown, language=language, name="Amal Rashid", email="amal@example.org")
    deliver_waiting()
    (letter,) = mail.outbox
    ((html, kind),) = letter.alternatives
    assert kind == "text/html"
    assert f'<html lang="{language}" dir="{direction}">' in html
    for text in (letter.body, html):
        assert shown.title in text
        assert "ICSSI" in text
        assert token_for(Submission.objects.get()) in text
        assert "Amal" not in text
    assert shown.mail_body in letter.body
    assert escape(shown.mail_body) in html
    assert letter.reply_to == ["desk@example.org"]
    assert "List-Unsubscribe" not in letter.extra_headers


def test_mail_of_a_list_says_how_to_leave_it(client):
    form = SignupFormFactory(questions=[question("email", "email"), question("newsletter", "news")])
    post(client, form, email="amal@example.org", news="on")
    deliver_waiting()
    assert token_for(Submission.objects.get()) in mail.outbox[0].extra_headers["List-Unsubscribe"]


def test_outbox_holds_no_address_of_a_person(client):
    signed_up(client)
    assert "amal@" not in repr(OutboxLetter.objects.values())


def test_refused_mail_is_tried_again_under_the_same_message_id(client, server):
    signed_up(client)
    mailbox = server(smtplib.SMTPDataError(451, b"later"))
    assert deliver_waiting() == 0
    pass_time(minutes=2)
    assert deliver_waiting() == 1
    assert len(set(mailbox.seen)) == 1


def test_each_wait_is_twice_as_long_up_to_six_hours(client):
    signed_up(client)
    letter = OutboxLetter.objects.get()
    waits = []
    for _attempt in range(11):
        letter.mark_failed("SMTPDataError")
        waits.append(round((letter.next_try_at - timezone.now()).total_seconds() / 60))
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]


def test_twelfth_failure_is_the_last(client):
    signed_up(client)
    letter = OutboxLetter.objects.get()
    for _attempt in range(12):
        letter.mark_failed("SMTPDataError")
    assert list(OutboxLetter.objects.dead()) == [letter]
    assert not OutboxLetter.objects.waiting().exists()


def test_unknown_recipient_is_given_up_at_once(client, server):
    signed_up(client)
    server(smtplib.SMTPRecipientsRefused({"amal@example.org": (550, b"no such user amal@example.org")}))
    deliver_waiting()
    letter = OutboxLetter.objects.dead().get()
    assert "amal" not in letter.last_error


def test_full_mailbox_is_tried_again(client, server):
    signed_up(client)
    server(smtplib.SMTPRecipientsRefused({"amal@example.org": (452, b"full")}))
    deliver_waiting()
    assert OutboxLetter.objects.waiting().exists()


def test_server_out_of_reach_costs_no_mail_a_try(client, server, monkeypatch):
    signed_up(client)

    def refuse():
        raise ConnectionRefusedError

    monkeypatch.setattr(server(), "open", refuse)
    deliver_waiting()
    assert OutboxLetter.objects.due().get().attempts == 0


def test_claim_of_a_killed_worker_runs_out(client, server):
    signed_up(client)
    letter = OutboxLetter.objects.get()
    letter.claim(timedelta(seconds=45))
    server()
    assert deliver_waiting() == 0
    pass_time(seconds=46)
    assert deliver_waiting() == 1


def test_two_workers_never_hold_the_same_letter(client):
    signed_up(client)
    one, other = OutboxLetter.objects.get(), OutboxLetter.objects.get()
    assert [one.claim(timedelta(minutes=1)), other.claim(timedelta(minutes=1))] == [True, False]


def test_letter_that_cannot_be_written_holds_up_no_other(client, server):
    OutboxLetter.objects.create(kind="of no known kind")
    signed_up(client)
    server()
    assert deliver_waiting() == 1


def test_newline_in_a_subject_becomes_a_space(client):
    signed_up(client, mail_subject="Thanks\nBcc: all@example.org")
    deliver_waiting()
    assert mail.outbox[0].subject == "Thanks Bcc: all@example.org"


def test_erased_answer_takes_its_mails_along(client):
    signed_up(client, notify="one@example.org")
    erase(Submission.objects.all(), user=None)
    assert {letter.kind for letter in OutboxLetter.objects.all()} == {"signup.notice"}


def test_failing_mail_server_does_not_touch_the_reader(client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    form = SignupFormFactory(questions=ASKS_ADDRESS)
    assert post(client, form, name="Amal", email="amal@example.org").status_code == 303
    assert deliver_waiting() == 0
    assert OutboxLetter.objects.due().exists()


def test_address_with_an_arabic_domain_can_be_written_to(client, settings):
    signed_up(client, address="amal@مثال.إختبار")
    deliver_waiting()
    assert mail.outbox[0].message()["To"]
