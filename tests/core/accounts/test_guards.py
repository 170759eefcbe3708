"""Nobody gives what they do not have, and only a superuser makes or changes a superuser: at every address, and below them."""

import time
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.test import RequestFactory
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Task

from core.accounts import password_check
from core.accounts.guards import GUARDS
from core.models import User
from core.permissions import acting_user as acting
from core.permissions.acting_user import NotAllowed
from editors.roles import ADMINISTRATORS, EDITORS, ORGANISERS, WRITERS
from forms_app.models import FormAccess
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PERSON = {"username": "layla", "email": "layla@example.org", "first_name": "Layla", "last_name": "Karim"}
NEW = PERSON | {"language": "en", "password1": "only-for-this-test-0", "password2": "only-for-this-test-0"}
ADDRESS = "wagtailusers_users:edit"


@pytest.fixture
def administrator(sign_in):
    return sign_in(ADMINISTRATORS)


@pytest.fixture
def acting_as():
    """Return a function that has the rest of the test run as part of a request of a person."""
    tokens = []

    def acting_as(user):
        request = RequestFactory().post("/")
        request.user, request.session = user, {password_check._GIVEN_AT: time.time()}
        tokens.append(acting._request.set(request))

    yield acting_as
    for token in reversed(tokens):
        acting._request.reset(token)


def names_of(group):
    return set(Group.objects.get(name=group).user_set.values_list("username", flat=True))


def test_administrator_changes_people(administrator):
    person = UserFactory()
    administrator.post(reverse(ADDRESS, args=[person.pk]), PERSON | {"is_active": "on"})
    assert User.objects.get(pk=person.pk).username == "layla"


def test_administrator_makes_people(administrator):
    administrator.post(reverse("wagtailusers_users:add"), NEW)
    assert not User.objects.get(username="layla").is_superuser


@pytest.mark.parametrize("group", [WRITERS, EDITORS, ADMINISTRATORS, "Translators (ar)", "Reviewers (ar)"])
def test_administrator_puts_people_into_every_group_that_gives_no_more_than_theirs(administrator, group):
    chosen = Group.objects.get(name=group).pk
    administrator.post(reverse("wagtailusers_users:add"), NEW | {"groups": [chosen]})
    assert names_of(group) >= {"layla"}


@pytest.mark.parametrize("value", ["on", "1", ""])
def test_administrator_makes_nobody_a_superuser(administrator, value):
    person = UserFactory()
    above = UserFactory(is_superuser=True)
    wish = {"is_active": "on", "is_superuser": value}
    administrator.post(reverse(ADDRESS, args=[person.pk]), PERSON | wish)
    administrator.post(reverse(ADDRESS, args=[administrator.user.pk]), PERSON | wish)
    administrator.post(reverse("wagtailusers_users:add"), NEW | wish)
    for copied in (person, administrator.user, above):
        administrator.post(f"/admin/users/copy/{copied.pk}/", NEW | wish)
    assert list(User.objects.filter(is_superuser=True)) == [above]
    assert not User.objects.get(pk=above.pk).check_password(NEW["password1"])


def test_administrator_does_not_set_the_password_of_a_superuser(administrator):
    above = UserFactory(is_superuser=True)
    administrator.post(reverse(ADDRESS, args=[above.pk]), NEW | {"is_active": "on"})
    assert not User.objects.get(pk=above.pk).check_password(NEW["password1"])


@pytest.mark.parametrize("field", ["password1", "email", "username"])
def test_administrator_takes_over_no_account_that_may_do_more(administrator, field):
    """With the password, or the address that reset links go to, the administrator could sign in as the organiser."""
    organiser = UserFactory(group=ORGANISERS)
    own = {name: getattr(organiser, name) for name in ("username", "email")}
    wish = {"first_name": "Layla", "last_name": "Karim", "is_active": "on", "groups": organiser.groups.get().pk} | own
    wish |= {field: NEW[field], "password2": NEW["password2"] if field == "password1" else ""}
    administrator.post(reverse(ADDRESS, args=[organiser.pk]), wish)
    stored = User.objects.get(pk=organiser.pk)
    assert (stored.username, stored.email, stored.password) == (own["username"], own["email"], organiser.password)


def test_administrator_shuts_an_account_that_may_do_more(administrator):
    organiser = UserFactory(group=ORGANISERS)
    address = reverse("wagtail_bulk_action", args=["core", "user", "set_active_state"])
    administrator.post(f"{address}?id={organiser.pk}&next=/admin/users/", {"mark_as_active": "False"})
    assert not User.objects.get(pk=organiser.pk).is_active


def test_administrator_does_not_shut_a_superuser_out(administrator):
    above = UserFactory(is_superuser=True)
    address = reverse("wagtail_bulk_action", args=["core", "user", "set_active_state"])
    administrator.post(f"{address}?id={above.pk}&next=/admin/users/", {"mark_as_active": "False"})
    assert User.objects.get(pk=above.pk).is_active


def test_administrator_deletes_no_superuser(administrator, acting_as):
    above = UserFactory(is_superuser=True)
    administrator.post(reverse("wagtailusers_users:delete", args=[above.pk]))
    address = reverse("wagtail_bulk_action", args=["core", "user", "delete"])
    administrator.post(f"{address}?id={above.pk}&next=/admin/users/")
    acting_as(administrator.user)
    with pytest.raises(NotAllowed), transaction.atomic():
        User.objects.filter(pk=above.pk).delete()
    assert User.objects.filter(pk=above.pk).exists()


def test_refused_write_leads_back_with_the_reason(administrator):
    above = UserFactory(is_superuser=True)
    address = reverse("wagtail_bulk_action", args=["core", "user", "set_active_state"])
    shown = administrator.post(
        f"{address}?id={above.pk}&next=/admin/users/", {"mark_as_active": "False"}, follow=True
    ).content.decode()
    assert "Only a superuser changes the account of a superuser." in shown


def test_administrator_puts_nobody_where_answers_are_read(administrator):
    """The people who read answers decide who else does."""
    person, organisers = UserFactory(), Group.objects.get(name=ORGANISERS)
    wish = PERSON | {"is_active": "on", "groups": [organisers.pk]}
    administrator.post(reverse(ADDRESS, args=[person.pk]), wish)
    administrator.post(reverse(ADDRESS, args=[administrator.user.pk]), wish)
    administrator.post(reverse("wagtailusers_users:add"), NEW | wish)
    address = reverse("wagtail_bulk_action", args=["core", "user", "assign_role"])
    for one in (person, administrator.user):
        administrator.post(f"{address}?id={one.pk}&next=/admin/users/", {"role": organisers.pk})
    assert names_of(ORGANISERS) == set()


def test_superuser_makes_a_superuser(client):
    client.force_login(UserFactory(is_superuser=True))
    person = UserFactory()
    client.post(reverse(ADDRESS, args=[person.pk]), PERSON | {"is_active": "on", "is_superuser": "on"})
    assert User.objects.get(pk=person.pk).is_superuser


def test_a_command_acts_without_a_person_and_may_do_everything(roles):
    person = User.objects.create_superuser("root", password=NEW["password1"])
    person.groups.add(Group.objects.get(name=ORGANISERS))
    assert person.is_superuser


def _permission(name):
    return Permission.objects.get(codename=name)


DOORS = {
    "save": lambda person, actor: User(username="new", is_superuser=True).save(),
    "create": lambda person, actor: User.objects.create_superuser("new"),
    "bulk create": lambda person, actor: User.objects.bulk_create([User(username="new", is_superuser=True)]),
    "update": lambda person, actor: User.objects.filter(pk=actor.pk).update(is_superuser=True),
    "bulk update": lambda person, actor: User.objects.bulk_update([_raised(person)], ["is_superuser"]),
    "groups": lambda person, actor: person.groups.add(Group.objects.get(name=ORGANISERS)),
    "groups set": lambda person, actor: actor.groups.set(Group.objects.all()),
    "members": lambda person, actor: Group.objects.get(name=ORGANISERS).user_set.add(actor),
    "own permissions": lambda person, actor: actor.user_permissions.add(_permission("view_submission")),
    "permission's people": lambda person, actor: _permission("view_submission").user_set.add(actor),
    "permission's groups": lambda person, actor: _permission("view_submission").group_set.add(actor.groups.get()),
    "a group's permissions": lambda person, actor: actor.groups.get().permissions.add(_permission("view_submission")),
    "a group's pages": lambda person, actor: GroupPagePermission.objects.create(
        group=actor.groups.get(), page=Page.get_first_root_node(), permission=_permission("change_page")
    ),
    "a group's collections": lambda person, actor: GroupCollectionPermission.objects.create(
        group=actor.groups.get(), collection=Collection.get_first_root_node(), permission=_permission("add_collection")
    ),
    "a form's answers": lambda person, actor: FormAccess.objects.create(form_key=uuid4(), group=actor.groups.get()),
    "many forms' answers": lambda person, actor: FormAccess.objects.bulk_create(
        [FormAccess(form_key=uuid4(), group=actor.groups.get())]
    ),
    "a superuser's groups": lambda person, actor: User.objects.get(username="root").groups.clear(),
}


def _raised(person):
    person.is_superuser = True
    return person


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("role", [ADMINISTRATORS, WRITERS])
def test_whoever_acts_is_asked_where_the_row_is_written(roles, acting_as, role, door):
    person, actor = UserFactory(), UserFactory(group=role)
    if role == ADMINISTRATORS:
        Group.objects.get(name=role).page_permissions.filter(permission__codename="change_page").delete()
    UserFactory(username="root", is_superuser=True)
    acting_as(actor)
    with pytest.raises(NotAllowed):
        DOORS[door](person, actor)


def test_writer_changes_no_account_but_their_own(roles, acting_as):
    person, writer = UserFactory(), UserFactory(group=WRITERS)
    acting_as(writer)
    writer.first_name = "Amal"
    writer.save()
    person.first_name = "Amal"
    for write in (person.save, person.delete, UserFactory.build().save, person.groups.clear):
        with pytest.raises(NotAllowed), transaction.atomic():
            write()
    assert list(User.objects.filter(first_name="Amal")) == [writer]


def test_raising_the_person_of_the_request_raises_no_right(roles, acting_as):
    """A view may change the very object that the request holds before it saves it."""
    writer = UserFactory(group=WRITERS)
    acting_as(writer)
    writer.is_superuser = True
    with pytest.raises(NotAllowed):
        writer.save()


def test_nobody_but_an_administrator_makes_a_task_of_a_workflow(sign_in):
    """Wagtail's chooser of tasks asks for no permission."""
    address = reverse("wagtailadmin_workflows:task_chooser_create") + "?create_model=wagtailcore.groupapprovaltask"
    wish = {"create-task-name": "Wave through", "create-task-groups": [Group.objects.get(name=WRITERS).pk]}
    for role in (WRITERS, ORGANISERS, EDITORS):
        sign_in(role).post(address, wish)
        assert not Task.objects.filter(name="Wave through").exists()
    sign_in(ADMINISTRATORS).post(address, wish)
    assert Task.objects.filter(name="Wave through").exists()


def test_every_guard_is_connected():
    assert len(GUARDS) == 10
    for signal, guard, sender in GUARDS:
        assert guard in signal._live_receivers(sender)[0]
