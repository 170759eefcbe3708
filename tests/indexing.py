"""Tests keep no index of search and of references, which would be a quarter of what they cost.

A test that searches, or asks what refers to something, is marked `indexed`, or it fails at that; so is one that asks in
how many places something stands. A test with a server keeps both without a mark.
"""

from collections.abc import Callable, Iterator
from functools import wraps

import pytest
from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.test import override_settings
from modelsearch import signal_handlers as search
from modelsearch.backends.base import BaseSearchBackend
from modelsearch.index import get_indexed_models
from wagtail import signal_handlers as references
from wagtail.models import reference_index

is_kept = True


@pytest.fixture(autouse=True)
def _indexing(request: pytest.FixtureRequest) -> Iterator[None]:
    """Keep the indexes during a test that needs them."""
    if not request.node.get_closest_marker("indexed") and "live_server" not in request.fixturenames:
        yield
        return
    global is_kept
    is_kept = True
    search.register_signal_handlers()
    references.connect_reference_index_signal_handlers()
    backend = settings.WAGTAILSEARCH_BACKENDS["default"] | {"AUTO_UPDATE": True}
    with override_settings(WAGTAILSEARCH_BACKENDS={"default": backend}):
        yield
    stop_indexing()


def stop_indexing() -> None:
    """Let no row that is written or deleted change the indexes any more; migrations start that again."""
    global is_kept
    references.disconnect_reference_index_signal_handlers()
    for model in get_indexed_models():
        post_save.disconnect(search.post_save_signal_handler, sender=model)
        post_delete.disconnect(search.post_delete_signal_handler, sender=model)
    is_kept = False


def _guarded(read: Callable) -> Callable:
    @wraps(read)
    def guarded(*args, **kwargs):
        if not is_kept:
            pytest.fail("This test reads an index that is not kept: mark it `indexed`.")
        return read(*args, **kwargs)

    return guarded


BaseSearchBackend._search = _guarded(BaseSearchBackend._search)
# Not its length, which every edit screen shows.
reference_index.ReferenceGroups.__iter__ = _guarded(reference_index.ReferenceGroups.__iter__)
