"""Allow Unicode slugs.

wagtail-localize runs every slug through `slugify`, which throws Arabic letters away each time a translation is saved.
The name it calls is replaced in its module by one that keeps them.
"""

from functools import partial

from django.utils.text import slugify
from wagtail_localize import models


def allow_unicode_slugs() -> None:
    models.slugify = partial(slugify, allow_unicode=True)
