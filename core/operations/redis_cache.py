"""Django's cache in Redis, for several hosts. While Redis is away the cache is empty, and nothing fails."""

import logging
from functools import wraps

from django.core.cache.backends.redis import RedisCache

logger = logging.getLogger(__name__)

# What each method returns while Redis is away: the same as with an empty cache.
EMPTY = {
    "add": True,
    "clear": True,
    "delete": False,
    "delete_many": None,
    "get": None,
    "get_many": {},
    "has_key": False,
    "set": None,
    "set_many": [],
    "touch": False,
}


def _fault_tolerant(name: str):
    method = getattr(RedisCache, name)

    @wraps(method)
    def call(self, *args, **kwargs):
        from redis.exceptions import RedisError  # an optional package

        try:
            return method(self, *args, **kwargs)
        except (RedisError, OSError) as error:
            logger.warning("Redis does not answer (%s).", type(error).__name__)
        if name == "get":
            return kwargs.get("default", args[1] if len(args) > 1 else None)
        return EMPTY[name]

    return call


FaultTolerantRedisCache = type(
    "FaultTolerantRedisCache", (RedisCache,), {name: _fault_tolerant(name) for name in EMPTY}
)
