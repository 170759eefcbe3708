"""What becomes of an answer to the form of an appeal: a signature that is counted."""

import re
from datetime import timedelta
from functools import partial

import pytest
from django.conf import settings
from django.db import connection  # noqa: F401  # named by a condition below
from django.utils import timezone

from campaigns.models import AppealPage, FirstSignatory, Signatory
from forms_app.intake import accept
from forms_app.lifecycle import Change, Kind, apply
from forms_app.models import SignupForm, Status, Submission
from forms_app.moderation import change_status, erase
from forms_app.retention import purge
from home.models import HomePage
from tests.campaigns.conftest import SIGNING
from tests.factories import AppealIndexPageFactory, AppealPageFactory, OrganisationFactory
from tests.forms_app.building import SignupFormFactory
from tests.forms_app.test_crowds import all_at_once
from tests.forms_app.visiting import post

pytestmark = pytest.mark.django_db


def test_signature_counts_at_once_and_its_name_waits_for_an_organiser(sign, names):
    submission = sign("Amal", accept=False)

    assert names() == ([], "1 signature")
    change_status(submission.form_key, [submission.pk], Status.ACCEPTED, None)
    assert names() == (["Amal"], "1 signature")


def test_signature_counts_once_its_address_is_confirmed(appeal, sign, names):
    SignupForm.objects.update(double_opt_in=True)
    submission = sign("Amal", accept=False, mail="amal@example.org")
    assert names()[1] == "0 signatures"

    apply(Change(Kind.CONFIRM), [submission.pk])

    assert names()[1] == "1 signature"


@pytest.mark.parametrize("kind", [Kind.WITHDRAW, Kind.REPLACE])
def test_what_ends_an_answer_ends_the_signature(sign, names, kind):
    submission = sign("Amal")

    apply(Change(kind), [submission.pk])

    assert names() == ([], "0 signatures")
    assert not Signatory.objects.exists()


def test_erasing_a_person_erases_the_signature(sign, names):
    submission = sign("Amal")

    erase(Submission.objects.filter(pk=submission.pk), None)

    assert names() == ([], "0 signatures")


def test_declined_signature_does_not_count_and_counts_again_when_it_is_taken_back(sign, names):
    submission = sign("Buy shoes", accept=False)
    change_status(submission.form_key, [submission.pk], Status.DECLINED, None)
    assert names() == ([], "0 signatures")

    change_status(submission.form_key, [submission.pk], Status.NEW, None)

    assert names() == ([], "1 signature")


def test_accepting_can_be_taken_back(sign, names):
    submission = sign("Amal")

    change_status(submission.form_key, [submission.pk], Status.CONTACTED, None)

    assert names() == ([], "1 signature")


def test_signature_without_a_name_goes_on_counting_after_its_answer_and_leads_to_nobody(sign, names):
    sign("")
    Submission.objects.update(delete_after=timezone.localdate() - timedelta(days=1))

    assert purge() == 1

    assert names() == ([], "1 signature")
    assert Signatory.objects.get().origin is None


def test_organisation_among_the_first_signatories_counts_once(appeal, sign, names):
    reed = OrganisationFactory(name="Reed", locale=appeal.locale)
    appeal.first_signatories = [FirstSignatory(organisation=reed, locale=appeal.locale)]
    appeal.save()

    sign(group="reed")
    sign(group="Oar")

    assert names() == (["Oar"], "2 signatures")


def test_answers_from_before_an_appeal_had_the_form_count(client, appeal, names):
    form = SignupFormFactory(questions=SIGNING)
    assert post(client, form, who="self", name="", agreed="on").status_code == 303

    appeal.form = form
    appeal.save()
    appeal.save()

    assert names()[1] == "1 signature"


def test_signatures_stay_when_the_form_is_deleted_and_go_with_the_appeal(appeal, sign, names):
    sign("Amal")

    appeal.form.delete()

    assert Signatory.objects.get().name == "Amal"
    AppealPage.objects.get().delete()
    assert not Signatory.objects.exists()


def test_copy_of_an_appeal_takes_no_signatures_away(appeal, sign, names, django_assert_max_num_queries):
    sign("Amal")

    with django_assert_max_num_queries(60):
        appeal.copy(update_attrs={"slug": "copy", "title": "Copy"}, keep_live=False)

    assert names() == (["Amal"], "1 signature")


def test_signatures_are_written_in_one_place():
    writing = re.compile(
        r"\bSignatory\(|[Ss]ignator(?:y|ies)\S*\.(?:save|delete|update|bulk_create)\(|signatures?\.(?:save|delete|update)\("
    )
    code = {
        path
        for app in ("campaigns", "editors", "forms_app", "home", "importing", "translations")
        for path in (settings.BASE_DIR / app).rglob("*.py")
    }
    found = {
        path.name
        for path in code
        if "Signatory" in (text := path.read_text()) and writing.search(text) and "migrations" not in path.parts
    }

    assert found == {"signatures.py", "signatories.py"}  # the second holds the model


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="a database in memory has no crowds")
def test_ten_sign_at_once_while_one_withdraws():
    appeals = AppealIndexPageFactory(parent=HomePage.objects.get(locale__language_code="en"), slug="appeals")
    form = SignupFormFactory(questions=SIGNING)
    appeal = AppealPageFactory(parent=appeals, form=form)

    def sign_it(number):
        return accept(form.version, {"who": "self", "name": f"Somebody {number}", "agreed": True}).submission

    first = sign_it(0)
    withdraw = partial(apply, Change(Kind.WITHDRAW), [first.pk])
    all_at_once(withdraw, *(partial(sign_it, number) for number in range(1, 11)))

    assert Signatory.objects.of_appeal(appeal.translation_key).count() == 10
    assert set(Signatory.objects.values_list("origin")) == set(Submission.objects.values_list("uid"))
