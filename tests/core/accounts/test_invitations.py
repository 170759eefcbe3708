"""People are invited by mail, in their language, with a link that is used once and holds for a week."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.accounts import invitations
from core.accounts.sessions import end_all_access
from core.models import Navigation, OutboxLetter, User
from core.operations.outbox import deliver_waiting
from editors.roles import ADMINISTRATORS, WRITERS
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

NEW = "river-and-reed-42"


@pytest.fixture
def invited(sign_in, mailoutbox):
    """Somebody whom an administrator has just invited, in Arabic."""
    wish = {"username": "zahra", "email": "zahra@example.org", "first_name": "زهرة", "language": "ar"}
    wish |= {"groups": [Group.objects.get(name=WRITERS).pk]}
    assert sign_in(ADMINISTRATORS).post(reverse("wagtailusers_users:add"), wish).status_code == 302
    return User.objects.get(username="zahra")


def opened(link):
    """Return the client and the answer of somebody who opens a link and follows it."""
    browser = Client()
    return browser, browser.get(link, follow=True)


def test_mail_is_in_the_language_of_the_person_and_its_link_sets_a_password(invited, mailoutbox):
    deliver_waiting()
    (mail,) = [mail for mail in mailoutbox if mail.to == ["zahra@example.org"]]
    assert "دعوة" in mail.subject
    link = next(line for line in mail.body.splitlines() if "/admin/invitation/" in line)
    browser, answer = opened(link)
    form = answer.redirect_chain[-1][0]
    browser.post(form, {"new_password1": NEW, "new_password2": NEW})
    assert User.objects.get(pk=invited.pk).check_password(NEW)
    assert invited.language_code == "ar"
    _browser, again = opened(link)
    assert again.status_code == 410
    assert reverse("wagtailadmin_login") in again.content.decode()


def test_mail_bears_the_name_that_the_site_has_for_readers(invited, arabic, mailoutbox):
    Navigation.objects.create(locale=arabic, site_name="أصدقاء النهر")
    deliver_waiting()
    (mail,) = [mail for mail in mailoutbox if mail.to == ["zahra@example.org"]]
    assert "«أصدقاء النهر»" in mail.subject
    assert "«أصدقاء النهر»" in mail.body


def test_link_ends_after_a_week(invited):
    link = invitations.link_for(invited)
    with time_machine.travel(timezone.now() + timedelta(days=invitations.DAYS, minutes=1), tick=False):
        assert Client().get(link).status_code == 410
    assert Client().get(link).status_code == 302


def test_link_ends_with_all_access_and_with_the_account(invited):
    link = invitations.link_for(invited)
    end_all_access(User.objects.filter(pk=invited.pk))
    assert Client().get(link).status_code == 410
    person = User.objects.get(pk=invited.pk)
    link = invitations.link_for(person)
    person.is_active = False
    person.save()
    assert Client().get(link).status_code == 410


@pytest.mark.parametrize("token", ["x", "%00", "ar", "a:b:c", "١٢:٣"])
def test_damaged_link_says_what_to_do(token):
    answer = Client().get(f"/admin/invitation/{token}/")
    assert answer.status_code == 410
    assert "no-store" in answer["Cache-Control"] or "no-cache" in answer["Cache-Control"]


def test_another_invitation_is_sent_until_somebody_has_signed_in(sign_in, invited):
    OutboxLetter.objects.all().delete()
    administrator = sign_in(ADMINISTRATORS)
    address = reverse("editors:invite_again", args=[invited.pk])
    assert address in administrator.get(reverse("wagtailusers_users:edit", args=[invited.pk])).content.decode()
    administrator.post(address)
    assert OutboxLetter.objects.get().kind == invitations.KIND
    User.objects.filter(pk=invited.pk).update(last_login=timezone.now())
    assert administrator.get(address).status_code == 404
    assert invitations.words_of_an_invitation(OutboxLetter.objects.get()) is None


def test_list_of_people_says_what_each_may_do(sign_in):
    administrator = sign_in(ADMINISTRATORS)
    UserFactory(username="noor", group=WRITERS)
    shown = administrator.get(reverse("wagtailusers_users:index")).content.decode()
    assert WRITERS in shown[shown.index("noor") :].partition("</tr>")[0]
