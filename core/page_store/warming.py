"""Pages are made before somebody asks for them: after every change, those that readers want most first.

The background worker does it, so that readers never wait for it: it leaves the pages on the disk, where the web
processes of the same host find them.
"""

import logging
import sys
import threading
import time
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from wagtail.models import Page

from core.page_store.cache_keys import Address
from core.page_store.store import PageStore
from core.routing import open_languages

logger = logging.getLogger(__name__)

PAUSE = 0.5  # seconds between two looks at the generation
CALM = 1.0  # seconds without a change before anything is made
SHARE = 0.5  # of the time is spent on making pages, at most


class Warmer(threading.Thread):
    """Makes the pages of the current generation, newest first, again and again."""

    def __init__(self, store: PageStore, most_pages: int):
        super().__init__(name="pages-warmer", daemon=True)
        self.store = store
        self.most_pages = most_pages
        self.stopping = threading.Event()

    def run(self) -> None:
        done = b""
        while not self.stopping.wait(PAUSE):
            self.store.generation.keep_whole()
            generation = self.store.generation.current
            if generation == done or self.stopping.wait(CALM) or generation != self.store.generation.current:
                continue
            try:
                if self.warm(generation):
                    done = generation
            except Exception:
                logger.exception("Pages could not be made in advance; that is tried again.")
                self.stopping.wait(10)

    def warm(self, generation: bytes) -> bool:
        """Make the pages; false if something changed meanwhile."""
        for address in addresses(self.most_pages):
            if self.stopping.is_set() or generation != self.store.generation.current:
                return False
            started = time.monotonic()
            self.store.prepare(address, server_environ())
            self.stopping.wait((time.monotonic() - started) * (1 / SHARE - 1))
        return True


def addresses(most: int) -> list[Address]:
    """Return the addresses of published pages: front pages, lists, then the pages changed last."""
    site = urlsplit(settings.SITE_URL)
    try:
        pages = Page.objects.live().public().filter(depth__gt=1, locale__in=open_languages())
        newest = pages.order_by("-last_published_at").select_related("locale")[:most]
        newest = sorted(newest, key=lambda page: page.depth > 3)
        paths = [parts[2] for page in newest if (parts := page.get_url_parts())]
    except DatabaseError:
        logger.warning("The database could not say which pages there are.")
        paths = []
    finally:
        close_old_connections()
    return [Address(site.scheme, site.netloc.lower(), path) for path in paths]


def server_environ() -> dict:
    """Return what a server would say of itself in a request to the site's own address."""
    site = urlsplit(settings.SITE_URL)
    return {
        "REMOTE_ADDR": "127.0.0.1",
        "SCRIPT_NAME": "",
        "SERVER_NAME": site.hostname,
        "SERVER_PORT": str(site.port or {"http": 80, "https": 443}[site.scheme]),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.errors": sys.stderr,
        "wsgi.multiprocess": True,
        "wsgi.multithread": True,
        "wsgi.run_once": False,
        "wsgi.url_scheme": site.scheme,
        "wsgi.version": (1, 0),
    }
