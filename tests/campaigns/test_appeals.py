"""What readers see of an appeal, and what publishing one asks for."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.models import AppealAddressee, AppealPage, FirstSignatory, Outcome, Signatory
from editors.roles import EDITORS
from tests.factories import AppealPageFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def test_appeal_says_to_whom_what_is_demanded_and_who_signed_first(read, appeal):
    reed = OrganisationFactory(name="Reed", locale=appeal.locale)
    appeal.addressees = [AppealAddressee(name="Ministry of Water", locale=appeal.locale)]
    appeal.demands = [("demand", "Publish the figures"), ("demand", "Treat the water")]
    appeal.first_signatories = [
        FirstSignatory(organisation=reed, locale=appeal.locale, sort_order=0),
        FirstSignatory(name="Amal", description="poet, Basra", locale=appeal.locale, sort_order=1),
    ]
    appeal.save()

    page = read("/en/appeals/water/")

    assert "Ministry of Water" in page.select_one("#addressees").parent.text
    assert [item.text for item in page.select(".demands li")] == ["Publish the figures", "Treat the water"]
    assert [item.text for item in page.select("#first ~ .names li")] == ["Reed", "Amalpoet, Basra"]


def test_goal_counts_signatures_here_and_on_paper_which_are_named_apart(read, appeal, sign):
    AppealPage.objects.update(goal=2000, paper_signatures=1250)
    sign()

    signed = read("/en/appeals/water/").select_one(".signed")

    assert signed.h2.text == "1 signature"
    assert "and 1,250 on paper" in signed.text
    assert (signed.progress["value"], signed.progress["max"]) == ("1251", "2000")
    assert "1,251 of 2,000" in signed.text


def test_outcome_stands_above_the_demands_with_its_day(read, appeal):
    AppealPage.objects.update(outcome=Outcome.ANSWERED, outcome_on=date(2020, 6, 1), outcome_note="They agreed.")

    page = read("/en/appeals/water/")

    assert page.select_one("#outcome").text == "Answered · 1 June 2020"
    assert "They agreed." in page.select_one("#outcome").parent.text


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"outcome": Outcome.DELIVERED}, "outcome_on"),
        ({"outcome": Outcome.DELIVERED, "outcome_on": date(2020, 1, 1)}, "outcome_on"),
        ({"goal": 0}, "goal"),
        ({"goal": 10**11}, "goal"),
        ({"paper_signatures": 10**11}, "paper_signatures"),
    ],
)
def test_publishing_asks_for_what_readers_would_miss(appeal, values, field):
    for name, value in values.items():
        setattr(appeal, name, value)

    with pytest.raises(ValidationError) as raised:
        appeal.full_clean()

    assert list(raised.value.message_dict) == [field]


def test_two_appeals_are_not_signed_by_one_form(appeal):
    with pytest.raises(ValidationError, match="Clean water"):
        AppealPageFactory(parent=appeal.get_parent(), slug="other", title="Schools", form=appeal.form)


@pytest.mark.parametrize("how", [{"publish_copies": "on"}, {"alias": "on"}])
def test_copy_that_may_not_be_public_is_refused_in_words_and_leaves_nothing(sign_in, appeal, how):
    address = reverse("wagtailadmin_pages:copy", args=[appeal.pk])
    wish = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": appeal.get_parent().pk} | how

    answer = sign_in(EDITORS).post(address, wish, follow=True)

    assert answer.status_code == 200
    assert "With this form people sign" in answer.content.decode()
    assert AppealPage.objects.count() == 1


def test_first_signatory_is_an_organisation_or_a_name(appeal):
    with pytest.raises(ValidationError):
        FirstSignatory(appeal=appeal, locale=appeal.locale).full_clean()


def test_list_and_feed_and_subject_show_appeals(client, appeal, home):
    for address in ("/en/appeals/", "/en/appeals/feed.xml", "/en/feed.xml"):
        response = client.get(address)
        assert response.status_code == 200
        assert "Clean water" in response.content.decode(), address


def test_fifty_thousand_signatures_make_a_page_of_few_queries_and_little_weight(client, appeal):
    Signatory.objects.bulk_create(
        Signatory(
            appeal_key=appeal.translation_key,
            name=f"Somebody called {number}" if number % 2 else "",
            is_organisation=number % 10 == 1,
            locale="en",
        )
        for number in range(500)
    )
    client.get("/en/appeals/water/")

    with CaptureQueriesContext(connection) as queries:
        response = client.get("/en/appeals/water/")

    assert "500 signatures" in response.content.decode()
    assert len(response.content) < 60_000
    assert len(queries) <= 8


def test_list_without_names_says_so(read, appeal):
    Signatory.objects.create(appeal_key=appeal.translation_key, locale="en")
    assert "Nobody who signed shows a name yet." in read("/en/appeals/water/signatories/").text


def test_all_names_stand_on_pages_of_their_own(client, read, appeal):
    Signatory.objects.bulk_create(
        Signatory(appeal_key=appeal.translation_key, name=f"Name {number}", locale="en") for number in range(401)
    )

    assert read("/en/appeals/water/").find("a", href="/en/appeals/water/signatories/")
    assert "Name 400" in read("/en/appeals/water/signatories/?page=2").text
    for number in ("0", "3", "x", "٣", "١", "01", "1\x00", "+1"):
        assert client.get("/en/appeals/water/signatories/", {"page": number}).status_code == 404
    assert client.get("/en/news/signatories/").status_code == 404
