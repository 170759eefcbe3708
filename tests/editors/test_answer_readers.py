"""Those who read answers decide who else does; all of them are told, and it stands in the log."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import ModelLogEntry

from core.operations.outbox import deliver_waiting
from editors.answer_readers import ADMITTED, REMOVED
from editors.roles import ADMINISTRATORS, ORGANISERS, WRITERS
from forms_app.models import FormAccess
from tests.factories import UserFactory
from tests.forms_app.building import SignupFormFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def address():
    return reverse("editors:answer_readers")


def members():
    return set(Group.objects.get(name=ORGANISERS).user_set.values_list("username", flat=True))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_organiser_admits_somebody_and_everybody_who_reads_is_told(sign_in, address, mailoutbox, language):
    organiser, other, person = sign_in(ORGANISERS, language), UserFactory(group=ORGANISERS), UserFactory()
    group = Group.objects.get(name=ORGANISERS)
    assert person.username in organiser.get(address).content.decode()
    organiser.post(address, {"group": group.pk, "person": person.pk})
    assert person.username in members()
    deliver_waiting()
    assert {mail.to[0] for mail in mailoutbox} == {organiser.user.email, other.email, person.email}
    assert all(person.username in mail.body and organiser.user.username in mail.body for mail in mailoutbox)
    organiser.post(address, {"group": group.pk, "remove": person.pk})
    assert person.username not in members()
    entries = ModelLogEntry.objects.filter(action__in=[ADMITTED, REMOVED]).order_by("pk")
    assert [(entry.action, entry.user) for entry in entries] == [(ADMITTED, organiser.user), (REMOVED, organiser.user)]


@pytest.mark.parametrize("role", [ADMINISTRATORS, WRITERS])
def test_nobody_else_opens_the_screen(sign_in, address, role):
    browser, person = sign_in(role), UserFactory()
    assert browser.get(address).status_code == 302
    browser.post(address, {"group": Group.objects.get(name=ORGANISERS).pk, "person": person.pk})
    assert members() == set()


def test_taking_somebody_out_elsewhere_is_told_too(sign_in, mailoutbox):
    administrator, organiser = sign_in(ADMINISTRATORS), UserFactory(group=ORGANISERS)
    wish = {
        "username": organiser.username,
        "email": organiser.email,
        "first_name": "L",
        "last_name": "K",
        "is_active": "on",
    }
    administrator.post(reverse("wagtailusers_users:edit", args=[organiser.pk]), wish)
    assert members() == set()
    deliver_waiting()
    assert [mail.to for mail in mailoutbox] == [[organiser.email]]


@pytest.mark.parametrize(
    "values", [{}, {"group": "x", "person": "1"}, {"group": "9" * 30}, {"group": "0", "remove": "-1"}]
)
def test_what_is_not_there_changes_nothing(sign_in, address, values):
    assert sign_in(ORGANISERS).post(address, values).status_code == 404


def test_no_group_without_answers_is_filled_here(sign_in, address):
    organiser, person = sign_in(ORGANISERS), UserFactory()
    wish = {"group": Group.objects.get(name=ADMINISTRATORS).pk, "person": person.pk}
    assert organiser.post(address, wish).status_code == 404
    assert not person.groups.exists()


def test_organiser_fills_no_group_that_gives_more_than_answers(sign_in, address):
    organiser, person, group = sign_in(ORGANISERS), UserFactory(), Group.objects.get(name=ADMINISTRATORS)
    FormAccess.objects.create(form_key=SignupFormFactory().translation_key, group=group)
    shown = organiser.post(address, {"group": group.pk, "person": person.pk}, follow=True).content.decode()
    assert "You can put people only into groups that give no more" in shown
    assert not person.groups.exists()


def test_queries_of_the_screen_do_not_grow(sign_in, address, django_assert_max_num_queries):
    organiser = sign_in(ORGANISERS)
    organiser.get(address)
    for _number in range(30):
        UserFactory(group=ORGANISERS)
    with django_assert_max_num_queries(30):
        organiser.get(address)
