"""Every address of the admin, for everybody who works here, reading and writing: who gets in, and that nobody rises.

`admin_matrix.txt` says it for each address; an address that does not stand there fails, as does a line without address.
After a change: look at what differs, and write the new line only if it is meant.
"""

import os
from functools import cache
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.template.response import SimpleTemplateResponse
from django.urls import reverse
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from core.models import User
from editors.roles import ADMINISTRATORS, EDITORS, ORGANISERS, WRITERS
from forms_app.models import FormAccess
from tests.editors.addresses import filled, patterns
from tests.editors.samples import make_samples, rising
from tests.factories import UserFactory
from tests.isolation import rows_for_a_while

pytestmark = [pytest.mark.django_db, pytest.mark.indexed, pytest.mark.one_database]
in_ci = pytest.mark.skipif(not os.environ.get("CI"), reason="minutes: run with CI=true, as .ci/run does")

LISTED = Path(__file__).with_name("admin_matrix.txt")
ROLES = {
    "W": WRITERS,
    "E": EDITORS,
    "O": ORGANISERS,
    "T": "Translators (ar)",
    "R": "Reviewers (ar)",
    "A": ADMINISTRATORS,
}
NOBODY_IS_LED_AWAY_FROM = (
    "admin/login/",
    "admin/invitation/",
    "admin/password_reset/",
    "admin/sprite/",
    "admin/jsi18n/",
)


def listed():
    """Return for each address who reads it and who writes there, as the file says."""
    lines = LISTED.read_text(encoding="utf-8").splitlines()
    return {address: (reading, writing) for address, reading, writing in (line.split("\t") for line in lines)}


def test_every_address_is_listed_and_nothing_else():
    assert set(patterns()) == set(listed())


@pytest.fixture(autouse=True)
def _nothing_is_drawn(monkeypatch):
    """Leave the templates out, which take nine tenths of the time: who gets in is decided before."""
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")


@pytest.fixture(scope="module")
def samples(django_db_setup, django_db_blocker):
    """What stands in the places of addresses, made once for all roles: whatever a request writes is taken back."""
    with rows_for_a_while(django_db_blocker):
        yield make_samples()


def rights():
    """Return the rows that say who may do what, with how each account is entered."""
    return {
        "accounts": User.objects.order_by("pk").values_list("pk", "username", "email", "password", "is_active"),
        "superusers": User.objects.filter(is_superuser=True).order_by("pk").values_list("pk", flat=True),
        "members": User.groups.through.objects.order_by("pk").values_list("user", "group"),
        "own": User.user_permissions.through.objects.order_by("pk").values_list("user", "permission"),
        "groups": Group.permissions.through.objects.order_by("pk").values_list("group", "permission"),
        "pages": GroupPagePermission.objects.order_by("pk").values_list("group", "page", "permission"),
        "collections": GroupCollectionPermission.objects.order_by("pk").values_list(
            "group", "collection", "permission"
        ),
        "factors": Authenticator.objects.order_by("pk").values_list("user", "type"),
        "answers": FormAccess.objects.order_by("pk").values_list("form_key", "group", "may_export"),
    }


@cache
def tables():
    """Return the names of the tables that hold rights."""
    return {rows.model._meta.db_table for rows in rights().values()}


def standing():
    """Return everything that `rights` holds now; the keys of rows may change, not what they say."""
    found = {name: list(rows) for name, rows in rights().items()}
    return {name: rows if name == "accounts" else set(rows) for name, rows in found.items()}


def got_in(response):
    """Tell whether the answer is more than a door: no, sign in, not here, not like this.

    What a view does with a post that no form of the admin sends is the matter of other tests.
    """
    doors = {reverse("wagtailadmin_home"), reverse("wagtailadmin_login")}
    return response.status_code not in {401, 403, 404, 405} and response.get("Location", "").split("?")[0] not in doors


def ask(browser, method, address, data=None):
    """Ask, and take back whatever was written. Returns the answer, and what the rights were after a post.

    They are None where nothing was written to their tables, and where the view itself undid what it had begun to write.
    """
    written = []

    def note(execute, sql, *args):
        if not sql.startswith("SELECT") and any(table in sql for table in tables()):
            written.append(sql)
        return execute(sql, *args)

    block = transaction.atomic()
    block._from_testcase = True  # what must be the outermost block takes this one for none
    with block, connection.execute_wrapper(note):
        response = getattr(browser, method)(address, data or {})
        response.is_undone = connection.needs_rollback  # then nothing that came after it in the request could be done
        after = standing() if method == "post" and written and not response.is_undone else None
        transaction.set_rollback(True)
    return response, after


@in_ci
@pytest.mark.parametrize("letter", ROLES)
def test_each_address_opens_for_those_whose_work_it_is_and_lets_nobody_rise(sign_in, samples, letter):
    browser = sign_in(ROLES[letter])
    UserFactory(group=ORGANISERS)  # somebody whose rights the others could want
    browser.raise_request_exception = False
    payload, before, wrong = rising(), standing(), {}
    for pattern, (reading, writing) in listed().items():
        if pattern == "admin/logout/":
            continue
        address = filled(pattern, samples)
        shown, _nothing = ask(browser, "get", address)
        sent, after = ask(browser, "post", address, payload)
        found = (
            got_in(shown),
            got_in(sent),
            all(one.status_code < 500 or one.is_undone for one in (shown, sent)),
            risen(before, after, letter),
        )
        if found != (letter in reading, letter in writing, True, set()):
            wrong[pattern] = (shown.status_code, sent.status_code, *found)
    assert wrong == {}


def risen(before, after, letter):
    """Return what changed of the rights that should not have, by name.

    An administrator makes accounts, and an organiser gives rights to answers; neither changes what others have.
    """
    changed = {name for name in before if after and before[name] != after[name]}
    if letter == "A" and changed == {"accounts"} and set(before["accounts"]) <= set(after["accounts"]):
        return set()
    return changed - {"answers"} if letter == "O" else changed


@in_ci
def test_without_signing_in_no_address_shows_anything(client, samples):
    client.raise_request_exception = False
    open_to_all = {}
    for pattern in patterns():
        if pattern.startswith(NOBODY_IS_LED_AWAY_FROM):
            continue
        for method in ("get", "post"):
            response = getattr(client, method)(filled(pattern, samples))
            if response.status_code not in {302, 404} or got_in(response):
                open_to_all[method, pattern] = response.status_code
    assert open_to_all == {}
