import pickle
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import connection

from core import query_fingerprint
from core.models import Topic
from core.query_fingerprint import digest_of, gathering, rest_on
from tests.factories import TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def topics(english):
    return [TopicFactory(name=f"Topic {number}") for number in range(5)]


def names():
    return list(Topic.objects.order_by("pk").values_list("name", flat=True))


def test_evidence_holds_until_an_answer_is_another(topics):
    with gathering() as found:
        assert names() == [topic.name for topic in topics]
    assert found.holds(b"1")
    Topic.objects.filter(pk=topics[0].pk).update(name="Boats")
    assert not found.holds(b"2")
    Topic.objects.filter(pk=topics[0].pk).update(name=topics[0].name)
    assert found.holds(b"3")


def test_database_is_asked_once_in_each_generation(topics, django_assert_num_queries):
    with gathering() as found:
        names()
    with django_assert_num_queries(1):
        assert found.holds(b"1")
        assert found.holds(b"1")
    with django_assert_num_queries(1):
        assert found.holds(b"2")


def test_whoever_asked_gets_every_row_however_it_reads_them(topics):
    sql = "SELECT name FROM core_topic ORDER BY id"
    expected = [(topic.name,) for topic in topics]
    with gathering(), connection.cursor() as cursor:
        for read in (lambda: cursor.fetchall(), lambda: list(cursor)):
            cursor.execute(sql)
            assert read() == expected
        cursor.execute(sql)
        assert [cursor.fetchone(), *cursor.fetchmany(2), *cursor.fetchmany(9), cursor.fetchone()] == [*expected, None]
    assert [topic.name for topic in Topic.objects.order_by("pk").iterator(chunk_size=2)] == names()


def test_cursor_that_is_used_again_later_reads_anew(topics):
    with connection.cursor() as cursor:
        with gathering():
            cursor.execute("SELECT name FROM core_topic ORDER BY id")
        cursor.execute("SELECT 1")
        assert cursor.fetchall() == [(1,)]


def test_nothing_is_shown_by_no_question():
    with gathering() as found:
        pass
    assert not found.holds(b"1")


def test_what_writes_is_never_shown_to_be_the_same(topics):
    with gathering() as found:
        names()
        Topic.objects.filter(pk=topics[0].pk).update(name=topics[0].name)
    assert not found.holds(b"1")


def test_too_long_an_answer_is_given_whole_and_shows_nothing(topics, monkeypatch):
    monkeypatch.setattr(query_fingerprint, "MOST_ROWS", 3)
    with gathering() as found:
        assert names() == [topic.name for topic in topics]
    assert not found.holds(b"1")


def test_evidence_stands_and_falls_with_its_grounds(topics):
    with gathering() as whole:
        with gathering() as ground:
            names()
        rest_on(ground)
    assert not whole.questions
    assert whole.holds(b"1")
    Topic.objects.all().delete()
    assert not whole.holds(b"2")


def test_what_rests_on_nobody_knows_what_is_never_shown_to_be_the_same(topics):
    with gathering() as found:
        names()
        rest_on(None)
    assert not found.holds(b"1")


@pytest.mark.parametrize("rows", [[], [(1, "الماء", None)], [(datetime(2026, 5, 1, tzinfo=UTC), Decimal("1.0"), b"x")]])
def test_equal_rows_have_one_digest(rows):
    assert digest_of(rows) == digest_of(pickle.loads(pickle.dumps(rows)))  # noqa: S301  made the line itself


@pytest.mark.parametrize("other", [[(2, "a")], [(1, "a"), (1, "a")], [(True, "a")], [(1.0, "a")], [("1", "a")], []])
def test_other_rows_have_another_digest(other):
    assert digest_of([(1, "a")]) != digest_of(other)


def test_rows_of_which_no_digest_can_be_made_are_like_no_others():
    rows = [(memoryview(b"a"),)]
    assert digest_of(rows) != digest_of(rows)
