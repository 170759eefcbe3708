"""Emptying a cache that stands in front of the site, as a whole, whenever the generation changes.

Wagtail's own purging names the published page alone; lists, menus, feeds and translations would stay old.
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
        answer = requests.post(
            self.cloudflare_purge_endpoint_url,
            json={"purge_everything": True},
            headers={"Authorization": f"Bearer {self.cloudflare_token}"},
            timeout=TIMEOUT,
        )
        answer.raise_for_status()


def purge_everything() -> None:
    """Ask every configured cache to forget the site; those without a call of their own understand `/*`."""
    for backend in get_backends().values():
        if hasattr(backend, "purge_everything"):
            backend.purge_everything()
        else:
            backend.purge_batch([f"{settings.SITE_URL}/*"])


class Purger(threading.Thread):
    """Purges once for all the changes of a second; a purge that fails is tried again."""

    def __init__(self, generation: Generation):
        super().__init__(name="pages-purger", daemon=True)
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
