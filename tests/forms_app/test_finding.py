"""How organisers find answers: by words, choices and likeness, in any order, in their own language."""

import re
from urllib.parse import unquote

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from forms_app.admin import bulk_change
from forms_app.models import ErasureRecord, FormAccess, Submission
from forms_app.rate_limiter import LONGEST_WAIT, MOST_CHECKS, ODD, RateLimiter
from tests.forms_app.building import SignupFormFactory, choice, question, translated
from tests.forms_app.organising import answers_of, sent, text_of
from tests.forms_app.visiting import post

pytestmark = pytest.mark.django_db

ASKED = [
    question("short_text", "name"),
    question("email", "email", required=False),
    question("phone", "phone", required=False),
    question("one_choice", "role", choices=[choice("w", "Cook meals"), choice("p", "Play music")]),
    question("date", "day", required=False),
    question("number", "age", required=False),
]
PEOPLE = {
    "amal": {"name": "Amal Hassan", "email": "amal@example.org", "role": "w", "age": "30"},
    "basim": {"name": "باسم الأميري", "phone": "0770 123 4567", "role": "p", "day": "27/3/2026", "age": "9"},
    "dalal": {"name": "Dalál", "email": "dalal@example.org", "role": "p", "age": "100"},
}


@pytest.fixture
def form(signed_in):
    form = SignupFormFactory(questions=ASKED)
    for answers in PEOPLE.values():
        post(signed_in, form, **answers)
    return form


def names_in(response) -> list[str]:
    """Return who is listed, in the order of the list."""
    order = {answers["name"]: key for key, answers in PEOPLE.items()}
    return [order[row["submission"].answers["name"]] for row in response.context["rows"]]


def search(client, form, words, query=""):
    return client.post(f"{answers_of(form)}?{query}", {"words": words}, follow=True)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("amal", {"amal"}),
        ("hassan AMAL", {"amal"}),
        ("amal basim", set()),
        ("الاميري", {"basim"}),
        ("أمیري", {"basim"}),
        ("dalal", {"dalal"}),
        ("example.org", {"amal", "dalal"}),
        ("0770 123 4567", {"basim"}),
        ("+9647701234567", {"basim"}),
        ("٠٧٧٠١٢٣", {"basim"}),
        ("123", {"basim"}),
        ("٢٧ آذار ٢٠٢٦", {"basim"}),
        ("music", {"basim", "dalal"}),
        ("role", set()),
        ("", {"amal", "basim", "dalal"}),
    ],
)
def test_words_are_found_in_any_spelling(signed_in, form, words, found):
    assert set(names_in(search(signed_in, form, words))) == found


def test_words_stand_in_no_address_and_no_log(signed_in, form):
    response = search(signed_in, form, "hassan")
    assert response.redirect_chain
    assert "hassan" not in unquote(repr(response.redirect_chain)).lower()
    lines = list(ModelLogEntry.objects.filter(action="forms_app.list").values_list("label", "data"))
    assert lines[-1][1] == {"narrowed": True, "searched": True}
    assert "hassan" not in repr(lines).lower()
    assert 'value="hassan"' in text_of(response)


def test_words_stay_with_filters_order_and_export(signed_in, form):
    address = search(signed_in, form, "example.org", "role=x&choice-role=p&sort=name").redirect_chain[-1][0]
    assert names_in(signed_in.get(address)) == ["dalal"]
    query = address.partition("?")[2]
    exported = text_of(signed_in.get(f"{answers_of(form, 'export', 'csv')}?{query}"))
    assert "Dalál" in exported
    assert "Amal" not in exported


@pytest.mark.parametrize("token", ["rubbish", "A" * 400, "é"])
def test_search_that_cannot_be_read_finds_nothing_and_says_so(signed_in, form, token):
    response = signed_in.get(answers_of(form), {"q": token})
    assert response.context["rows"] == []
    assert "write the words again" in text_of(response)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("choice-role=p", {"basim", "dalal"}),
        ("choice-role=w&status=new", {"amal"}),
        ("choice-role=nonsense", {"amal", "basim", "dalal"}),
    ],
)
def test_list_is_narrowed_by_what_was_picked(signed_in, form, query, found):
    assert set(names_in(signed_in.get(f"{answers_of(form)}?{query}"))) == found


def test_list_is_narrowed_by_several_choices_and_boxes(signed_in):
    many = question("several_choices", "tools", required=False, choices=[choice("h", "Hammer"), choice("n", "Nail")])
    form = SignupFormFactory(questions=[question("short_text", "name"), many, question("newsletter", "news")])
    for name, more in {"amal": {"tools": ["h", "n"]}, "basim": {"news": "on"}}.items():
        post(signed_in, form, name=PEOPLE[name]["name"], **more)
    assert names_in(signed_in.get(f"{answers_of(form)}?choice-tools=n")) == ["amal"]
    assert names_in(signed_in.get(f"{answers_of(form)}?choice-news=True")) == ["basim"]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("age", ["basim", "amal", "dalal"]),
        ("-age", ["dalal", "amal", "basim"]),
        ("name", ["amal", "dalal", "basim"]),
        ("role", ["amal", "dalal", "basim"]),
        ("day", ["basim", "dalal", "amal"]),
        ("-day", ["basim", "dalal", "amal"]),
        ("sent", ["amal", "basim", "dalal"]),
        ("-sent", ["dalal", "basim", "amal"]),
        ("status", ["dalal", "basim", "amal"]),
        ("nonsense", ["dalal", "basim", "amal"]),
    ],
)
def test_list_is_sorted_by_any_column_and_those_without_an_answer_come_last(signed_in, form, sort, order):
    assert names_in(signed_in.get(f"{answers_of(form)}?sort={sort}")) == order


def test_heading_says_how_the_list_is_sorted_and_turns_it_round(signed_in, form):
    page = text_of(signed_in.get(f"{answers_of(form)}?sort=age"))
    assert re.search(r'aria-sort="ascending"><a href="\?sort=-age"><bdi>Age', page)


def test_answers_that_may_be_of_one_person_are_marked_and_listed_together(signed_in, form):
    amal = Submission.objects.earliest("pk")
    again = sent(signed_in, form, name="A. Hassan", email="AMAL@example.org", role="p")
    sent(signed_in, SignupFormFactory(questions=ASKED), **PEOPLE["amal"])  # another form
    response = signed_in.get(answers_of(form))
    marked = {row["submission"].pk: row["others"] for row in response.context["rows"] if row["others"]}
    assert marked == {amal.pk: 1, again.pk: 1}
    listed = signed_in.get(f"{answers_of(form)}?like={amal.pk}").context["rows"]
    assert {row["submission"].pk for row in listed} == {amal.pk, again.pk}
    assert "1 further answer says the same" in text_of(signed_in.get(answers_of(form, "answer", amal.pk)))


def test_addresses_and_numbers_are_links(signed_in, form):
    basim = Submission.objects.get(pk=Submission.objects.earliest("pk").pk + 1)
    for page in (answers_of(form), answers_of(form, "answer", basim.pk)):
        assert 'href="tel:+9647701234567"' in text_of(signed_in.get(page))
    assert 'href="mailto:amal@example.org"' in text_of(signed_in.get(answers_of(form)))


def test_organiser_reads_titles_headings_and_choices_in_the_own_language(client, sign_in, arabic):
    form = SignupFormFactory(questions=[ASKED[0], ASKED[3]])
    said = {"Count me in": "سجّلوني", "Name": "الاسم", "Role": "الدور", "Cook meals": "الطبخ", "Play music": "العزف"}
    translated(form, "ar", said)
    post(client, form, name="Amal", role="w")
    desk = sign_in("Organisers", language="ar")
    for name in ("answers", "charts"):
        page = text_of(desk.get(answers_of(form, name)))
        assert "الدور" in page
        assert "الطبخ" in page
        assert "Cook meals" not in page
    assert "سجّلوني" in text_of(desk.get(reverse("signups:forms")))
    exported = text_of(desk.get(answers_of(form, "export", "csv")))
    assert "الاسم" in exported
    assert "الطبخ" in exported


def test_history_says_what_was_done_and_by_whom(signed_in, form):
    one = Submission.objects.earliest("pk")
    address = answers_of(form, "answer", one.pk)
    signed_in.post(address, {"status": "contacted", "notes": "Called her"})
    page = text_of(signed_in.get(address))
    assert "it was “Waiting”, and is “Contacted”" in page
    assert "Changed notes on an answer" in page
    assert "Said who takes care" not in page


def erase_found(client, form, number, query=""):
    return client.post(f"{answers_of(form, 'bulk')}?{query}", {"erase": "1", "number": number})


def test_everything_found_is_erased_once_its_number_was_written(signed_in, form, changes):
    erase_found(signed_in, form, "1", "choice-role=p")
    assert Submission.objects.count() == 3
    erase_found(signed_in, form, "٢", "choice-role=p")
    assert [one.answers["name"] for one in Submission.objects.all()] == ["Amal Hassan"]
    assert ErasureRecord.objects.count() == 2
    assert changes == [("erase", "new", True)] * 2
    assert ModelLogEntry.objects.get(action="forms_app.bulk_erase").data == {"number": 2}


def test_more_are_not_erased_at_once_than_a_browser_waits_for(signed_in, form, monkeypatch):
    monkeypatch.setattr(bulk_change, "MOST_ERASED", 2)
    erase_found(signed_in, form, "3")
    assert Submission.objects.count() == 3


def test_erasing_what_was_found_is_a_right_of_its_own(client, user_with, form):
    client.force_login(user_with("view_submission", "change_submission", name="other"))
    erase_found(client, form, "3")
    assert Submission.objects.count() == 3
    assert "Erase for good" not in text_of(client.get(answers_of(form, "bulk")))


def test_reader_searches_and_changes_nothing(client, user_with, form, django_user_model):
    user = user_with("view_submission", name="reader")
    client.force_login(user)
    assert names_in(search(client, form, "amal")) == ["amal"]
    assert not FormAccess.objects.exists()


def test_queries_of_the_list_do_not_grow_with_what_is_looked_for(signed_in, form, django_assert_max_num_queries):
    address = search(signed_in, form, "example.org", "choice-role=p&sort=name").redirect_chain[-1][0]
    with django_assert_max_num_queries(34):
        signed_in.get(address)


class TestSlowingDown:
    """A program that presses the button of the page to check waits longer and longer; people do not."""

    @pytest.fixture
    def clock(self, monkeypatch):
        now = [1_000_000.0]
        monkeypatch.setattr("forms_app.rate_limiter.time.time", lambda: now[0])
        return now

    def test_five_hundred_people_in_a_hall_meet_no_wait(self, clock):
        limiter = RateLimiter()
        assert not any(limiter.seconds_to_wait("192.0.2.1") for _person in range(MOST_CHECKS))

    def test_waits_of_a_program_grow(self, clock):
        limiter = RateLimiter()
        for _post in range(MOST_CHECKS // ODD):
            assert limiter.seconds_to_wait("192.0.2.1", ODD) == 0
        waits = []
        for _post in range(10):
            assert limiter.seconds_to_wait("192.0.2.1", ODD) == 0
            waits.append(limiter.seconds_to_wait("192.0.2.1", ODD))
            clock[0] += waits[-1]
        assert waits == [*(2**number for number in range(9)), LONGEST_WAIT]

    def test_another_network_does_not_wait(self, clock):
        limiter = RateLimiter()
        for _post in range(MOST_CHECKS + 2):
            limiter.seconds_to_wait("192.0.2.1")
        assert limiter.seconds_to_wait("192.0.2.1") > 0
        assert limiter.seconds_to_wait("192.0.2.2") == 0
        assert "192.0.2" not in repr(vars(limiter))
