import pytest

from core.page_store.expiry import Expiry, midnights
from core.page_store.generation import Generation
from core.page_store.store import PageStore
from tests.core.page_store.requests import Site


@pytest.fixture
def site():
    """What stands behind the store: it counts how often it is asked, and answers as it is told."""
    return Site()


@pytest.fixture
def generation(tmp_path):
    return Generation(tmp_path / "generation")


@pytest.fixture
def make_store(site, generation, tmp_path):
    """Return a function that makes one more process's store over the same disk and the same generation."""

    def make(application=site, megabytes=8, max_files=1000):
        store = PageStore(application, generation, tmp_path / "pages", int(megabytes * 1024 * 1024), max_files)
        store.expiry = Expiry(midnights)  # which asks no database
        return store

    return make


@pytest.fixture
def store(make_store):
    return make_store()
