import pytest
from django.core.exceptions import ImproperlyConfigured

from core.page_store.redis_cache import SoftRedisCache
from icssi_cms import env


@pytest.fixture
def broken():
    return SoftRedisCache("redis://127.0.0.1:1/0", {"OPTIONS": {"socket_connect_timeout": 0.2}})


def test_cache_without_redis_is_empty_and_no_error(broken):
    assert broken.get("x", "default") == "default"
    assert broken.set("x", 1) is None
    assert broken.get_many(["x"]) == {}
    assert broken.add("x", 1) is True
    assert broken.get_or_set("x", 5) == 5
    assert broken.set_many({"x": 1}) == []
    assert broken.has_key("x") is False
    assert broken.touch("x") is False
    assert broken.delete("x") is False
    assert broken.delete_many(["x"]) is None
    assert broken.clear() is True


@pytest.mark.parametrize("url", ["memcached://x", "http://x", "x"])
def test_cache_that_is_no_redis_is_refused_at_the_start(url, monkeypatch):
    monkeypatch.setenv("REDIS_URL", url)
    with pytest.raises(ImproperlyConfigured, match="REDIS_URL"):
        env.caches("REDIS_URL")


def test_uploads_may_live_in_a_bucket_under_the_same_address(monkeypatch):
    monkeypatch.setenv("MEDIA_STORAGE", "s3://files?endpoint=https://s3.example.org&region=eu")
    options = env.storage("MEDIA_STORAGE", "https://example.org")["OPTIONS"]
    assert (options["bucket_name"], options["custom_domain"]) == ("files", "example.org")
    assert (options["endpoint_url"], options["region_name"]) == ("https://s3.example.org", "eu")


@pytest.mark.parametrize("url", ["ftp://x", "s3://", "files"])
def test_other_places_for_uploads_are_refused_at_the_start(url, monkeypatch):
    monkeypatch.setenv("MEDIA_STORAGE", url)
    with pytest.raises(ImproperlyConfigured, match="MEDIA_STORAGE"):
        env.storage("MEDIA_STORAGE", "https://example.org")


@pytest.mark.parametrize(
    ("url", "backend"),
    [
        ("http://127.0.0.1:6081", "HTTPBackend"),
        ("cloudflare://token@Zone", "CloudflareBackend"),
        ("cloudfront://E123", "CloudfrontBackend"),
    ],
)
def test_cache_in_front_is_named_by_an_address(url, backend, monkeypatch):
    monkeypatch.setenv("FRONT_CACHE", url)
    assert env.front_cache("FRONT_CACHE")["front"]["BACKEND"].endswith(backend)


@pytest.mark.parametrize("url", ["cloudflare://zone", "x", "ftp://x"])
def test_unknown_cache_in_front_is_refused_at_the_start(url, monkeypatch):
    monkeypatch.setenv("FRONT_CACHE", url)
    with pytest.raises(ImproperlyConfigured, match="FRONT_CACHE"):
        env.front_cache("FRONT_CACHE")
