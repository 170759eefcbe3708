"""What core reaches into of Wagtail where there is no documented way. Import this module only once models are loaded.

docs/architecture.md lists every patch of the project with the test that tells when it can go.
"""

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from core.prefetch.page_links import addresses_for_reader


class PrefetchedPageLinkHandler(PageLinkHandler):
    """Write links to pages from what `prefetch_references` found; query the database only for the rest."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        ids = [int(attrs["id"]) if attrs.get("id", "").isdecimal() else None for attrs in attrs_list]
        addresses = addresses_for_reader(pk for pk in ids if pk is not None)
        return [f'<a href="{escape(addresses[pk])}">' if addresses.get(pk) else "<a>" for pk in ids]
