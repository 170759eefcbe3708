"""Django's cache in Redis, for several hosts; without Redis the site is a little slower and nothing else."""

import logging
from functools import wraps

from django.core.cache.backends.redis import RedisCache

logger = logging.getLogger(__name__)

# What each call answers when there is no Redis: as if nothing had ever been kept.
NOTHING = {
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


def _softly(name: str):
    hard = getattr(RedisCache, name)

    @wraps(hard)
    def call(self, *args, **kwargs):
        from redis.exceptions import RedisError  # an optional package

        try:
            return hard(self, *args, **kwargs)
        except (RedisError, OSError) as error:
            logger.warning("Redis does not answer (%s).", type(error).__name__)
        if name == "get":
            return kwargs.get("default", args[1] if len(args) > 1 else None)
        return NOTHING[name]

    return call


SoftRedisCache = type("SoftRedisCache", (RedisCache,), {name: _softly(name) for name in NOTHING})
