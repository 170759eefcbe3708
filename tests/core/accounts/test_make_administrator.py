import pytest
from django.core.management import CommandError, call_command

from core.models import OutboxLetter, User
from core.operations.outbox import deliver_waiting
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_first_administrator_sets_a_password_by_mail(mailoutbox):
    call_command("make_administrator", "amal@example.org")

    person = User.objects.get(email="amal@example.org")
    assert (person.is_superuser, person.username, person.has_usable_password()) == (True, "amal@example.org", True)
    deliver_waiting()
    assert mailoutbox[0].to == ["amal@example.org"]
    assert "/admin/password_reset/confirm/" in mailoutbox[0].body


def test_administrator_who_is_there_gets_no_second_mail_unless_asked(capsys):
    for words in ((), (), ("--again",)):
        call_command("make_administrator", "amal@example.org", *words)
    assert User.objects.filter(email="amal@example.org").count() == 1
    assert OutboxLetter.objects.count() == 2
    assert "is there already" in capsys.readouterr().out


def test_name_of_another_account_is_not_taken():
    UserFactory(username="amal@example.org", email="amal@example.org")
    with pytest.raises(CommandError, match="no administrator"):
        call_command("make_administrator", "amal@example.org")
    with pytest.raises(CommandError, match="no mail address"):
        call_command("make_administrator", "amal")
