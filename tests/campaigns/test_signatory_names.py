"""Which names of signatories stand under an appeal, where, and for how long."""

from datetime import timedelta

import pytest
from django.db import connection  # noqa: F401  # named by a condition below
from django.utils import timezone

from campaigns.models import AppealPage, Signatory
from forms_app.lifecycle import Change, Kind, apply
from forms_app.models import Status, Submission
from forms_app.retention import purge
from forms_app.signals import has_published_results, results_of
from tests.factories import OrganisationFactory
from tests.forms_app.test_dump import dump
from tests.forms_app.visiting import post
from translations.publication import publish_in

pytestmark = pytest.mark.django_db


def test_who_writes_no_name_is_counted_only(sign, names):
    sign("")

    assert names() == ([], "1 signature")
    assert Signatory.objects.get().name == ""


def test_people_are_counted_only_where_the_appeal_shows_none_and_organisations_are_shown(sign, names):
    AppealPage.objects.update(shows_people=False)
    sign("Amal")
    sign(group="Reed")

    assert names() == (["Reed"], "2 signatures")


def test_organisations_come_first(sign, names):
    sign("Amal")
    sign(group="Reed")

    assert names()[0] == ["Reed", "Amal"]


def test_organisation_is_named_in_both_languages(sign, names, appeal, arabic, in_arabic):
    in_arabic(appeal, title="ماء نظيف")
    sign(group="Reed Union", elsewhere="اتحاد القصب")

    assert names()[0] == ["Reed Union"]
    assert names("ar")[0] == ["اتحاد القصب"]


def test_organisation_of_the_site_has_the_name_it_has_there(sign, names, appeal, english, arabic, in_arabic):
    reed = OrganisationFactory(name="Reed Union", locale=english)
    OrganisationFactory(name="اتحاد القصب", locale=arabic, translation_key=reed.translation_key)
    in_arabic(appeal, title="ماء نظيف")
    sign(group="reed union")

    assert names("ar")[0] == ["اتحاد القصب"]


def test_corrected_name_waits_for_an_organiser_again(sign, names):
    submission = sign("Amal")

    apply(Change(Kind.CORRECT, answers=submission.answers | {"name": "Amal B."}), [submission.pk])

    assert names() == ([], "1 signature")
    submission.refresh_from_db()
    assert submission.status == Status.NEW


def test_correcting_something_else_leaves_the_name(sign, names):
    submission = sign("Amal")

    apply(Change(Kind.CORRECT, answers=submission.answers | {"mail": "amal@example.org"}), [submission.pk])

    assert names() == (["Amal"], "1 signature")


def test_shown_name_stays_with_the_part_of_the_answer_that_agrees_to_it(sign, names):
    submission = sign("Amal", mail="amal@example.org")
    Submission.objects.update(delete_after=timezone.localdate() - timedelta(days=1))

    assert purge() == 0

    assert names() == (["Amal"], "1 signature")
    submission.refresh_from_db()
    assert "mail" not in submission.answers
    assert submission.answers["name"] == "Amal"


def test_name_that_nobody_shows_any_more_goes_with_its_answer(appeal, sign, names, arabic, in_arabic):
    sign("Amal")
    AppealPage.objects.update(shows_people=False)
    Submission.objects.update(delete_after=timezone.localdate() - timedelta(days=1))

    assert purge() == 1

    AppealPage.objects.update(shows_people=True)
    assert names() == ([], "1 signature")
    assert (Signatory.objects.get().name, Signatory.objects.get().origin) == ("", None)


def test_name_that_another_language_shows_stays_with_its_answer(appeal, sign, in_arabic):
    submission = sign("Amal")
    in_arabic(appeal, title="ماء نظيف")
    appeal.unpublish()

    assert [(result.label, result.is_public) for result in results_of(submission)] == [("Amal", True)]


def test_tick_taken_away_hides_people_in_every_language_at_once(appeal, sign, names, read, arabic):
    sign("Amal")
    publish_in(arabic, appeal.get_parent().specific, str)
    publish_in(arabic, appeal, str)
    assert names("ar")[0] == ["Amal"]

    appeal.shows_people = False
    appeal.form = None
    appeal.save_revision().publish()

    page = read("/ar/appeals/water/")
    assert (page.h1.text.strip(), page.select(".names li")) == ("Clean water", [])
    assert AppealPage.objects.get(locale=arabic).form is None


@pytest.mark.parametrize(
    "name",
    [
        "amal@example.org",
        "www.example.org",
        "https://example.org/x",
        "buy at example.com/shoes",
        "call 0770 123 4567",
        "٠٧٧٠١٢٣٤٥٦٧",
        "t.me/spam",
        "((((",
        "😀😀",
        "\u041ear association",  # a Cyrillic letter before Latin ones
        "x" * 300,
    ],
)
def test_what_is_no_name_is_refused_in_words(client, appeal, name):
    response = post(client, appeal.form, who="self", name=name, agreed="on")

    assert response.status_code == 200
    assert "error" in response.content.decode()
    assert name in response.content.decode()
    assert not Submission.objects.exists()


@pytest.mark.parametrize("name", ["Amal", "A. B.", "Umm Qasr 1991 Choir", "أمل ع.", "د. سعد", "O’Brien-Smith, Jr."])
def test_names_and_initials_are_taken(sign, names, name):
    sign(name)

    assert names()[0] == [name]


def test_filler_that_nobody_sees_is_no_name(sign):
    sign("\u3164")

    assert Signatory.objects.get().name == ""


def test_direction_override_is_taken_out_of_a_name(sign, names):
    sign("Amal \u202etxet")

    assert names()[0] == ["Amal txet"]


def test_name_under_an_appeal_is_shown_as_what_came_of_the_answer(sign, appeal):
    submission = sign("Amal")

    assert [(result.label, result.is_public) for result in results_of(submission)] == [("Amal", True)]
    AppealPage.objects.update(shows_people=False)
    assert not has_published_results(submission)


def test_signature_has_no_trace_of_its_name_in_the_log_and_in_other_tables(sign):
    submission = sign("Amal Secretname")

    apply(Change(Kind.WITHDRAW), [submission.pk])

    assert "Secretname" not in dump()


def test_copies_that_name_people_are_deleted_once_none_are_shown(appeal, sign, monkeypatch):
    sign("Amal")
    taken_down = []
    monkeypatch.setattr("campaigns.signatures.take_down", taken_down.append)

    appeal.shows_people = False
    appeal.save()
    appeal.save()

    assert taken_down == [["/en/appeals/water/"]]
