import pytest

from core.operations.redis_cache import FaultTolerantRedisCache


@pytest.fixture
def broken():
    return FaultTolerantRedisCache("redis://127.0.0.1:1/0", {"OPTIONS": {"socket_connect_timeout": 0.2}})


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
