"""Many at once: on PostgreSQL, where they really run at the same time. `bench/signup_faults.py` does it on SQLite too."""

import base64
import threading

import pytest
from django.db import connection

from forms_app.intake import RefusedError, accept
from forms_app.key_rotation import rotate
from forms_app.models import Submission
from tests.forms_app.building import SignupFormFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor == 'sqlite'", reason="a database in memory has no crowds"),
]


def all_at_once(*jobs):
    """Run jobs in threads that start together; return how each ended."""
    gate, ends = threading.Barrier(len(jobs)), []

    def run(job):
        gate.wait()
        try:
            ends.append(job())
        except RefusedError as refused:
            ends.append(refused.state)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def test_ten_who_want_the_last_three_places_get_three():
    form = SignupFormFactory(capacity=3)
    ends = all_at_once(*(lambda name=f"Person {n}": accept(form.version, {"name": name}) for n in range(10)))
    assert Submission.objects.count() == 3
    assert ends.count("full") == 7


def test_keys_can_change_while_people_write(settings):
    form = SignupFormFactory()
    old, new = (base64.urlsafe_b64encode(bytes([number] * 32)).decode() for number in (1, 2))
    settings.SIGNUP_ENCRYPTION_KEYS = [old]
    for number in range(20):
        accept(form.version, {"name": f"Early {number}"})
    settings.SIGNUP_ENCRYPTION_KEYS = [new, old]
    writers = [lambda name=f"Late {n}": accept(form.version, {"name": name}) for n in range(10)]
    all_at_once(rotate, *writers)
    settings.SIGNUP_ENCRYPTION_KEYS = [new]
    assert len({one.answers["name"] for one in Submission.objects.all()}) == 30


def test_double_click_is_one_row():
    form = SignupFormFactory()
    ends = all_at_once(*(lambda: accept(form.version, {"name": "Amal"}) for _click in range(8)))
    assert Submission.objects.count() == 1
    assert sorted(receipt.submission is None for receipt in ends) == [False] + [True] * 7


def test_post_that_arrives_eight_times_at_once_is_one_row():
    form = SignupFormFactory()
    ends = all_at_once(*(lambda: accept(form.version, {"name": "Amal"}, token="1" * 32) for _click in range(8)))
    assert {receipt.submission for receipt in ends} == {Submission.objects.get()}


def test_eight_people_who_answer_the_same_at_once_are_eight():
    form = SignupFormFactory()
    all_at_once(*(lambda token=f"{n:032x}": accept(form.version, {"name": "Ali"}, token=token) for n in range(8)))
    assert Submission.objects.count() == 8


def test_double_click_on_a_form_that_is_deleted_meanwhile_is_refused():
    form = SignupFormFactory()
    version = form.version
    form.delete()
    assert all_at_once(*(lambda: accept(version, {"name": "Amal"}) for _click in range(4))) == ["closed"] * 4
