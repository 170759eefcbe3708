import http.server
import threading

import pytest

from core.page_store import cdn_purge


@pytest.fixture
def front(settings):
    """A cache in front of the site that notes what it is asked to forget."""
    asked = []

    class Cache(http.server.BaseHTTPRequestHandler):
        def do_PURGE(self):
            asked.append((self.headers["Host"], self.path))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Cache)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.WAGTAILFRONTENDCACHE = {
        "front": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": f"http://127.0.0.1:{server.server_port}",
        }
    }
    yield asked
    server.shutdown()


def test_cache_in_front_is_emptied_as_a_whole(front):
    cdn_purge.purge_everything()
    assert front == [("localhost", "/*")]


def test_cloudflare_empties_its_zone_with_one_call(settings, monkeypatch):
    calls = []

    class Done:
        def raise_for_status(self):
            pass

    monkeypatch.setattr(cdn_purge.requests, "post", lambda url, **kwargs: calls.append((url, kwargs["json"])) or Done())
    settings.WAGTAILFRONTENDCACHE = {
        "front": {"BACKEND": "core.page_store.cdn_purge.CloudflareBackend", "BEARER_TOKEN": "t", "ZONEID": "zone"}
    }
    cdn_purge.purge_everything()
    assert calls == [("https://api.cloudflare.com/client/v4/zones/zone/purge_cache", {"purge_everything": True})]


def test_every_generation_is_purged_once(front, generation, monkeypatch):
    monkeypatch.setattr(cdn_purge, "PAUSE", 0.02)
    purger = cdn_purge.Purger(generation)
    purger.start()
    wait = threading.Event().wait
    wait(0.3)
    assert len(front) == 1
    generation.bump(), generation.bump()
    wait(0.3)
    purger.stopping.set()
    assert 2 <= len(front) <= 3
