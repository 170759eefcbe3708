"""Empty a cache in front of the site, such as a CDN, whenever the generation changes.

The whole site is purged. Wagtail's own purging names the published page alone; lists, menus, feeds and translations
would stay outdated.
"""

import logging
import threading

import requests
from django.conf import settings
from wagtail.contrib.frontend_cache.backends import CloudflareBackend as WagtailCloudflareBackend
from wagtail.contrib.frontend_cache.utils import get_backends

from core.page_store.generation import Generation

logger = logging.getLogger(__name__)

PAUSE = 1.0  # seconds between two looks, and so the shortest time between two purges
TIMEOUT = 20  # seconds


class CloudflareBackend(WagtailCloudflareBackend):
    """Empties the whole zone with one call."""

    def purge_everything(self) -> None:
        response = requests.post(
            self.cloudflare_purge_endpoint_url,
            json={"purge_everything": True},
            headers={"Authorization": f"Bearer {self.cloudflare_token}"},
            timeout=TIMEOUT,
        )
        response.raise_for_status()


def purge_everything() -> None:
    """Purge the whole site from every configured cache; backends without a call for that get `/*`."""
    for backend in get_backends().values():
        if hasattr(backend, "purge_everything"):
            backend.purge_everything()
        else:
            backend.purge_batch([f"{settings.SITE_URL}/*"])


class Purger(threading.Thread):
    """Purges once for all changes within a second; tries again after a failure."""

    def __init__(self, generation: Generation):
        super().__init__(name="page-store-purger", daemon=True)
        self.generation = generation
        self.stopping = threading.Event()

    def run(self) -> None:
        done = b""
        while get_backends() and not self.stopping.wait(PAUSE):
            current = self.generation.current
            if current == done:
                continue
            try:
                purge_everything()
            except Exception:
                logger.exception("The cache in front of the site could not be emptied; that is tried again.")
            else:
                done = current
