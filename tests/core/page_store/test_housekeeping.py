import gc

from core.page_store.housekeeping import settle


def test_what_stays_is_left_out_of_the_search_for_garbage():
    try:
        settle()
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()
