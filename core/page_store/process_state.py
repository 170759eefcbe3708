"""The generation of this process, opened when it is first needed."""

from functools import lru_cache

from django.conf import settings

from core.page_store.generation import Generation


@lru_cache(1)
def generation() -> Generation:
    return Generation(settings.PAGE_STORE_GENERATION)
