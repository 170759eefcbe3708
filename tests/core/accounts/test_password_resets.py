"""A reset tells nobody which addresses have an account: the mail leaves later, from the outbox."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.accounts import password_resets
from core.models import OutboxLetter, User
from core.operations.outbox import deliver_waiting
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

NEW = "only-for-this-test-1"
LINK = re.compile(r"http://localhost(/admin/password_reset/confirm/\S+)")


@pytest.fixture
def person(roles):
    person = UserFactory(username="layla", group="Editors", email="layla@example.org")
    person.set_password("only-for-this-test-0")
    person.save()
    OutboxLetter.objects.all().delete()
    return person


def ask(address, language="en", network="203.0.113.7"):
    form, headers = {"email": address}, {"accept-language": language}
    return Client().post("/admin/password_reset/", form, headers=headers, REMOTE_ADDR=network)


def statements(address, network):
    with CaptureQueriesContext(connection) as queries:
        answer = ask(address, network=network)
    assert answer.status_code == 302
    return [" ".join(query["sql"].split()[:3]).partition(' "s')[0] for query in queries]


def test_known_and_unknown_addresses_cost_the_same_queries_and_writes(person, mailoutbox):
    known, unknown = statements("layla@example.org", "203.0.113.1"), statements("nobody@example.org", "203.0.113.2")
    assert known == unknown
    assert 'INSERT INTO "core_outboxletter"' in known
    assert not mailoutbox, "Nothing is sent while somebody waits for the answer."


def test_link_in_the_mail_sets_a_password_once(person, mailoutbox):
    ask("Layla@Example.org")
    ask("nobody@example.org")
    deliver_waiting()
    assert [mail.to for mail in mailoutbox] == [["layla@example.org"]]
    link = LINK.search(mailoutbox[0].body)[1]
    browser = Client()
    form = browser.get(link, follow=True).redirect_chain[-1][0]
    browser.post(form, {"new_password1": NEW, "new_password2": NEW})
    assert User.objects.get(pk=person.pk).check_password(NEW)
    assert "new_password1" not in Client().get(link, follow=True).content.decode(), "A second time it opens nothing."


@pytest.mark.parametrize(
    ("language", "words"), [("en", "possibly because it has already been used"), ("ar", "ربما لأنه تم استخدامه بالفعل")]
)
def test_link_that_was_used_says_so_and_leads_to_a_new_one(person, language, words):
    link = password_resets.link_for(person).removeprefix("http://localhost")
    person.set_password(NEW)
    person.save()
    page = Client().get(link, follow=True, headers={"accept-language": language}).content.decode()
    assert words in page
    assert "/admin/password_reset/" in page


def test_mail_is_in_the_language_in_which_it_was_asked_for(person, mailoutbox):
    ask("layla@example.org", "ar")
    deliver_waiting()
    assert mailoutbox[0].subject == "تعيين كلمة مرور جديدة"


def test_two_accounts_with_one_address_get_one_mail_with_two_links(person, mailoutbox):
    other = UserFactory(username="layla-2", email="layla@example.org")
    other.set_password(NEW)
    other.save()
    OutboxLetter.objects.all().delete()
    ask("layla@example.org")
    deliver_waiting()
    assert len(mailoutbox) == 1
    assert len(LINK.findall(mailoutbox[0].body)) == 2
    assert "“layla”" in mailoutbox[0].body
    assert "“layla-2”" in mailoutbox[0].body


def test_account_that_was_closed_meanwhile_gets_no_mail(person, mailoutbox):
    ask("layla@example.org")
    User.objects.filter(pk=person.pk).update(is_active=False)
    deliver_waiting()
    assert not mailoutbox
    assert not OutboxLetter.objects.waiting().exists()


def test_outbox_does_not_hold_what_was_typed(person):
    ask("nobody@example.org")
    assert "nobody" not in repr(list(OutboxLetter.objects.values()))
