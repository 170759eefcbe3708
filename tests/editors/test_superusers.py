"""An administrator puts people into groups; only a superuser makes or changes a superuser."""

import pytest
from django.urls import reverse

from core.models import User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

PERSON = {"username": "layla", "email": "layla@example.org", "first_name": "Layla", "last_name": "Karim"}
NEW = PERSON | {"password1": "only-for-this-test-0", "password2": "only-for-this-test-0"}
ADDRESS = "wagtailusers_users:edit"


def test_administrator_changes_people(administrator):
    person = UserFactory()
    administrator.post(reverse(ADDRESS, args=[person.pk]), PERSON | {"is_active": "on"})
    assert User.objects.get(pk=person.pk).username == "layla"


def test_administrator_makes_people(administrator):
    administrator.post(reverse("wagtailusers_users:add"), NEW)
    assert not User.objects.get(username="layla").is_superuser


@pytest.mark.parametrize("value", ["on", "1", ""])
def test_administrator_makes_nobody_a_superuser(administrator, value):
    person = UserFactory()
    wish = {"is_active": "on", "is_superuser": value}
    administrator.post(reverse(ADDRESS, args=[person.pk]), PERSON | wish)
    administrator.post(reverse(ADDRESS, args=[administrator.user.pk]), PERSON | wish)
    administrator.post(reverse("wagtailusers_users:add"), NEW | wish)
    assert not User.objects.filter(is_superuser=True).exists()


def test_administrator_does_not_set_the_password_of_a_superuser(administrator):
    above = UserFactory(is_superuser=True)
    administrator.post(reverse(ADDRESS, args=[above.pk]), NEW | {"is_active": "on"})
    assert not User.objects.get(pk=above.pk).check_password(NEW["password1"])


def test_administrator_does_not_shut_a_superuser_out(administrator):
    above = UserFactory(is_superuser=True)
    address = reverse("wagtail_bulk_action", args=["core", "user", "set_active_state"])
    administrator.post(f"{address}?id={above.pk}&next=/admin/users/", {"mark_as_active": ""})
    assert User.objects.get(pk=above.pk).is_active


def test_superuser_makes_a_superuser(client):
    client.force_login(UserFactory(is_superuser=True))
    person = UserFactory()
    client.post(reverse(ADDRESS, args=[person.pk]), PERSON | {"is_active": "on", "is_superuser": "on"})
    assert User.objects.get(pk=person.pk).is_superuser
