import time

import pytest
from django.db import InterfaceError, OperationalError

from core.page_store.cache_keys import Address
from core.page_store.expiry import Moments
from core.page_store.validators import Proof
from tests.core.page_store.requests import ask

pytestmark = pytest.mark.django_db

ADDRESS = Address("http", "localhost", "/en/")


class Evidence:
    """What is found when a page is looked over."""

    def __init__(self, found):
        self.found = found

    def holds(self, generation):
        if isinstance(self.found, Exception):
            raise self.found
        return self.found


@pytest.mark.parametrize(
    ("found", "times_made"), [(True, 1), (False, 2), (OperationalError(), 2), (InterfaceError(), 2)], ids=repr
)
def test_outdated_page_is_made_again_unless_its_evidence_holds(store, site, generation, found, times_made):
    ask(store)
    store.proofs.keep(ADDRESS, Proof(store.memory.get(ADDRESS).etag, time.time(), Evidence(found)))
    generation.bump()
    assert ask(store).body == site.body.encode()
    assert len(site.asked) == times_made
    ask(store)
    assert len(site.asked) == times_made


def test_page_is_made_again_where_the_clock_may_have_changed_it(store, site, generation):
    ask(store)
    store.moments = Moments(lambda seconds: [time.time() - 5, time.time() + 500])
    for shown_at, times_made in ((time.time() - 10, 2), (time.time() + 10, 3), (time.time() - 2, 3)):
        store.proofs.keep(ADDRESS, Proof(store.memory.get(ADDRESS).etag, shown_at, Evidence(True)))
        generation.bump()
        ask(store)
        assert len(site.asked) == times_made


def test_evidence_for_another_page_or_before_all_were_made_again_shows_nothing(store, site, generation):
    ask(store)
    store.proofs.keep(ADDRESS, Proof('"another"', time.time(), Evidence(True)))
    generation.bump()
    ask(store)
    assert len(site.asked) == 2
    store.proofs.keep(ADDRESS, Proof(store.memory.get(ADDRESS).etag, time.time(), Evidence(True)))
    generation.renew()
    ask(store)
    assert len(site.asked) == 3


def test_page_that_was_looked_over_ends_the_time_in_which_the_database_is_spared(store, site, generation):
    ask(store), ask(store, "/ar/")
    store.proofs.keep(ADDRESS, Proof(store.memory.get(ADDRESS).etag, time.time(), Evidence(True)))
    generation.bump()
    store._trouble_until = 0.001  # which is over
    ask(store)
    site.body = "Back."
    assert ask(store, "/ar/").body == b"Back."
