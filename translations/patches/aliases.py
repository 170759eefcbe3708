"""Disable the synchronisation of locale trees.

wagtail-localize lets an administrator tick "Synchronise content from another locale", which fills that language with
live aliases of every page. The choice is taken off the form of a language, and saving such a row starts nothing.
"""

from django.db.models.signals import post_save
from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import LocaleSynchronization, sync_trees_on_locale_sync_save


def disable_tree_sync() -> None:
    LOCALE_COMPONENTS[:] = [one for one in LOCALE_COMPONENTS if one["model"] is not LocaleSynchronization]
    post_save.disconnect(sync_trees_on_locale_sync_save, sender=LocaleSynchronization)
