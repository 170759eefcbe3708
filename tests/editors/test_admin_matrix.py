"""Every address of the admin, for everybody who works here, reading and writing: who gets in, and that nobody rises.

`admin_matrix.txt` says it for each address; an address that does not stand there fails, as does a line without address.
After a change: look at what differs, and write the new line only if it is meant.
"""

import os
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.db import connection, transaction
from django.template.response import SimpleTemplateResponse
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Task,
    Workflow,
)

from campaigns.models import ProgrammeEntry
from core.models import Bundle, Navigation, Notice, User
from editors.roles import ADMINISTRATORS, EDITORS, ORGANISERS, WRITERS
from forms_app.models import FormAccess
from tests.editors.addresses import filled, patterns
from tests.factories import (
    CallPageFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    PlaceFactory,
    SeriesFactory,
    StoryIndexPageFactory,
    StoryPageFactory,
    TopicFactory,
    UserFactory,
)
from tests.forms_app.building import SignupFormFactory
from translations.models import GlossaryTerm
from translations.submission import submit

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

LISTED = Path(__file__).with_name("admin_matrix.txt")
ROLES = {
    "W": WRITERS,
    "E": EDITORS,
    "O": ORGANISERS,
    "T": "Translators (ar)",
    "R": "Reviewers (ar)",
    "A": ADMINISTRATORS,
}
NOBODY_IS_LED_AWAY_FROM = ("admin/login/", "admin/password_reset/", "admin/sprite/", "admin/jsi18n/")


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


@pytest.fixture(autouse=True)
def _on_one_database():
    """Try it on SQLite alone: it takes a minute a role, and who may do what does not depend on the database."""
    if connection.vendor != "sqlite":
        pytest.skip("the run on SQLite tries every address of the admin")


@pytest.fixture
def _in_ci():
    """Leave the minutes this takes to CI; `CI=true make test ARGS=tests/editors/test_admin_matrix.py` runs it too."""
    if not os.environ.get("CI"):
        pytest.skip("six minutes: run with CI=true, as .ci/run does")


@pytest.fixture
def samples(roles, stories, calls, english, arabic):
    """What stands in the places of addresses: a little of everything, with a superuser and an organiser as victims."""
    image, form = ImageFactory(), SignupFormFactory()
    story = StoryPageFactory(parent=stories, slug="moved", lead_image=image, lead_image_alt="A hall")
    elsewhere = StoryIndexPageFactory(parent=stories.get_parent(), slug="old-news")
    revision = story.save_revision()
    revision.publish()
    call, document = CallPageFactory(parent=calls), Document.objects.create(title="Plan", file="plan.pdf")
    sent = submit(Page.objects.get(pk=story.pk).specific, arabic)
    above = UserFactory(username="root", is_superuser=True)
    Authenticator.objects.create(user=above, type=Authenticator.Type.TOTP, data={})
    term = GlossaryTerm.objects.create(term="Forum", wording="منتدى", source_locale=english, target_locale=arabic)
    entry = ProgrammeEntry.objects.create(title="Opening", call=call, locale=english)
    rows = {
        "core/place": PlaceFactory(),
        "core/topic": TopicFactory(),
        "core/organisation": OrganisationFactory(),
        "core/person": PersonFactory(),
        "core/notice": Notice.objects.create(words="The hall has changed", locale=english),
        "core/navigation": Navigation.objects.create(site_name="ICSSI", locale=english),
        "campaigns/programmeentry": entry,
        "campaigns/series": SeriesFactory(),
        "forms_app/signupform": form,
        "translations/glossaryterm": term,
    }
    whole = {
        "page_id": story.pk,
        "parent_page_id": stories.pk,
        "page_to_move_id": story.pk,
        "destination_id": elsewhere.pk,
        "content_type_app_name": "news",
        "content_type_model_name": "storypage",
        "app_label": "core",
        "model_name": "topic",
        "app_name": "core",
        "revision_id": revision.pk,
        "revision_id_a": "live",
        "revision_id_b": "latest",
        "groups": (story.pk, "live", "latest"),
        "image_id": image.pk,
        "document_id": document.pk,
        "doc_id": document.pk,
        "uploaded_file_id": 1,
        "filter_spec": "width-100",
        "redirect_id": Redirect.objects.create(old_path="/old", redirect_link="/new").pk,
        "collection_id": Collection.get_first_root_node().pk,
        "translation_source_id": sent.source_id,
        "translation_id": sent.pk,
        "string_segment_id": 1,
        "overridable_segment_id": 1,
        "session_id": 1,
        "object_id": story.pk,
        "action_name": "approve",
        "task_state_id": 1,
        "workflow_state_id": 1,
        "task_id": Task.objects.first().pk,
        "page_pk": story.pk,
        "workflow_pk": Workflow.objects.first().pk,
        "mode": "x",
        "rest": "new/",
        "action": "delete",
    }
    found = {
        "admin/": whole,
        "admin/api/": {"pk": story.pk, "action_name": "copy"},
        "admin/api/main/images": {"pk": image.pk},
        "admin/api/main/documents": {"pk": document.pk},
        "admin/answers/": {"key": form.translation_key, "kind": "csv", "pk": 1},
        "admin/bundles/": {"pk": Bundle.objects.create(title="Launch").pk},
        "admin/collections/": {"pk": Collection.get_first_root_node().add_child(name="Posters").pk},
        "admin/desk/": {"pk": call.pk, "name": "where", "code": "en"},
        "admin/desk/bundle/": {"pk": Bundle.objects.get().pk},
        "admin/desk/second-factor/": {"pk": above.pk},
        "admin/documents/": {"pk": document.pk},
        "admin/groups/": {"pk": Group.objects.get(name=WRITERS).pk},
        "admin/images/": {"pk": image.pk},
        "admin/locales/": {"pk": Locale.objects.get(language_code="ar").pk},
        "admin/localize/": {"pk": sent.pk},
        "admin/password_reset/": {"uidb64": "x", "token": "y"},
        "admin/settings/": {"pk": Site.objects.get().pk, "model_name": "sitefacts"},
        "admin/sites/": {"pk": Site.objects.get().pk},
        "admin/translations/": {
            "pk": sent.pk,
            "text": 1,
            "remark": 1,
            "deed": "unpublish",
            "old": story.pk,
            "new": story.pk,
            "code": "ar",
            "suffix": "po",
        },
        "admin/users/": {"pk": above.pk},
        "admin/workflows/": {"pk": Workflow.objects.first().pk},
        "admin/workflows/tasks/": {
            "pk": Task.objects.first().pk,
            "app_label": "wagtailcore",
            "model_name": "groupapprovaltask",
        },
    }
    for kind, row in rows.items():
        found[f"admin/snippets/{kind}/"] = found[f"admin/snippets/choose/{kind}/"] = {"pk": row.pk}
    revised = form.save_revision()
    found["admin/snippets/forms_app/signupform/"] |= {"revision_id": revised.pk}
    found["admin/snippets/campaigns/programmeentry/"] |= {"revision_id": entry.save_revision().pk}
    return found


def rising():
    """Return what somebody posts who wants to rise, under every name a form of the admin knows."""
    organisers = Group.objects.get(name=ORGANISERS)
    answers = Permission.objects.filter(content_type__app_label="forms_app")
    everybody = [group.pk for group in Group.objects.all()]
    return {
        "username": "risen",
        "email": "risen@example.org",
        "first_name": "R",
        "last_name": "R",
        "name": "Writers",
        "title": "T",
        "password1": "only-for-this-test-0",
        "password2": "only-for-this-test-0",
        "is_superuser": "on",
        "is_active": "on",
        "is_staff": "on",
        "groups": everybody,
        "group": organisers.pk,
        "role": organisers.pk,
        "person": User.objects.get(username="root").pk,
        "permissions": [one.pk for one in answers],
        "user_permissions": [one.pk for one in answers],
        "read": everybody,
        "export": everybody,
        "mark_as_active": "False",
        "may_publish": "on",
        "page_permissions-TOTAL_FORMS": "1",
        "page_permissions-INITIAL_FORMS": "0",
        "page_permissions-MIN_NUM_FORMS": "0",
        "page_permissions-MAX_NUM_FORMS": "9",
        "page_permissions-0-page": Page.get_first_root_node().pk,
        "page_permissions-0-permissions": ["publish_page", "change_page"],
        "name_email-first_name": "R",
        "name_email-last_name": "R",
        "name_email-email": "risen@example.org",
        "access-email": "risen@example.org",
        "access-new_password1": "only-for-this-test-0",
        "access-new_password2": "only-for-this-test-0",
    }


def standing():
    """Return everything that says who may do what, with how each account is entered."""
    return {
        "accounts": list(User.objects.order_by("pk").values_list("pk", "username", "email", "password", "is_active")),
        "superusers": list(User.objects.filter(is_superuser=True).order_by("pk").values_list("pk", flat=True)),
        "members": set(User.groups.through.objects.values_list("user", "group")),
        "own": set(User.user_permissions.through.objects.values_list("user", "permission")),
        "groups": set(Group.permissions.through.objects.values_list("group", "permission")),
        "pages": set(GroupPagePermission.objects.values_list("group", "page", "permission")),
        "collections": set(GroupCollectionPermission.objects.values_list("group", "collection", "permission")),
        "factors": set(Authenticator.objects.values_list("user", "type")),
        "answers": set(FormAccess.objects.values_list("form_key", "group", "may_export")),
    }


def got_in(response):
    """Tell whether the answer is more than a door: no, sign in, not here, not like this.

    What a view does with a post that no form of the admin sends is the matter of other tests.
    """
    doors = {reverse("wagtailadmin_home"), reverse("wagtailadmin_login")}
    return response.status_code not in {401, 403, 404, 405} and response.get("Location", "").split("?")[0] not in doors


def ask(browser, method, address, data=None):
    """Ask, and take back whatever was written. Returns the answer, and what the rights were after a post.

    They are None where the view itself undid what it had begun to write.
    """
    block = transaction.atomic()
    block._from_testcase = True  # what must be the outermost block takes this one for none
    with block:
        response = getattr(browser, method)(address, data or {})
        after = standing() if method == "post" and not connection.needs_rollback else None
        transaction.set_rollback(True)
    return response, after


@pytest.mark.usefixtures("_in_ci")
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
            max(shown.status_code, sent.status_code) < 500,
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


@pytest.mark.usefixtures("_in_ci")
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
