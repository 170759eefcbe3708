"""The services the site uses, each named by one address in an environment variable, as Django's settings want them."""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from icssi_cms import env


def database(name: str, sqlite_default: Path) -> dict:
    """Return Django's DATABASES entry for a postgresql:// address, or for the embedded SQLite file.

    SQLite runs with a write-ahead log, full synchronisation (an acknowledged write survives a
    power cut), write locks taken when a transaction begins, and 20 seconds of patience.
    """
    parts = env.address(name, f"sqlite:///{sqlite_default}")
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(env.text(name, f"sqlite:///{sqlite_default}").removeprefix("sqlite:///")),
            "ATOMIC_REQUESTS": False,
            "CONN_MAX_AGE": 60,  # the last connection that is closed has to empty the write-ahead log
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    if parts.scheme in {"postgres", "postgresql"} and parts.path.strip("/"):
        query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": query.pop("host", parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"connect_timeout": "3"} | query,
        }
    raise ImproperlyConfigured(
        f"The environment variable {name} must be postgresql://… with the name of a database, or sqlite:///…"
    )


def front_cache(name: str) -> dict[str, dict]:
    """Return Wagtail's WAGTAILFRONTENDCACHE for a cache in front of the site; empty if there is none.

    http://host:port (Varnish or nginx with purging), cloudflare://TOKEN@ZONE or cloudfront://DISTRIBUTION.
    """
    url = env.text(name, "")
    parts = urlsplit(url)
    backends = "wagtail.contrib.frontend_cache.backends"
    if not url:
        return {}
    if parts.scheme in {"http", "https"} and parts.hostname:
        return {"front": {"BACKEND": f"{backends}.HTTPBackend", "LOCATION": url}}
    # A zone or distribution may be written in capitals, which a host name would lose.
    place = parts.netloc.rpartition("@")[2]
    if parts.scheme == "cloudflare" and parts.username and place:
        token = {"BEARER_TOKEN": unquote(parts.username), "ZONEID": place}
        return {"front": {"BACKEND": "core.page_store.cdn_purge.CloudflareBackend", **token}}
    if parts.scheme == "cloudfront" and place:
        return {"front": {"BACKEND": f"{backends}.CloudfrontBackend", "DISTRIBUTION_ID": place}}
    raise ImproperlyConfigured(
        f"The environment variable {name} must be http://host:port, cloudflare://TOKEN@ZONE or cloudfront://DISTRIBUTION."
    )


def caches(name: str) -> dict[str, dict]:
    """Return Django's CACHES: the memory of each process, or redis://host:port/number for several hosts."""
    url = env.text(name, "")
    if not url:
        return {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    env.checked(name, url, lambda given: urlsplit(given).scheme in {"redis", "rediss", "unix"}, "a redis:// address")
    patience = {"socket_connect_timeout": 1, "socket_timeout": 1}
    return {
        "default": {
            "BACKEND": "core.operations.redis_cache.FaultTolerantRedisCache",
            "LOCATION": url,
            "OPTIONS": patience,
        },
    }


def storage(name: str, site_url: str) -> dict:
    """Return Django's storage of uploads: MEDIA_ROOT, or s3://bucket, or s3://bucket?endpoint=https://host&region=name.

    Readers get pictures from the site's own address either way: the web server in front passes /media/images/ on.
    Keys come from the variables every S3 client reads, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
    """
    url = env.text(name, "")
    if not url:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    parts = urlsplit(url)
    env.checked(name, url, lambda _given: parts.scheme == "s3" and bool(parts.netloc), "s3://bucket")
    asked = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    options = {
        "bucket_name": parts.netloc,
        "location": "media",
        "custom_domain": urlsplit(site_url).netloc,
        "url_protocol": f"{urlsplit(site_url).scheme}:",
        "default_acl": None,
        "file_overwrite": False,
        "querystring_auth": False,
        "endpoint_url": asked.get("endpoint"),
        "region_name": asked.get("region"),
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


def email(name: str, default: str) -> dict[str, object]:
    """Return Django's EMAIL_* settings for console:, smtp://user:password@host:port, smtp+tls:// or smtps://."""
    parts = env.address(name, default)
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if parts.scheme not in {"smtp", "smtp+tls", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured(
            f"The environment variable {name} must be console: or smtp://, smtp+tls:// or smtps:// with a host."
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or {"smtp": 25, "smtp+tls": 587, "smtps": 465}[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }


def machine_translator(name: str) -> dict[str, object] | None:
    """Return WAGTAILLOCALIZE_MACHINE_TRANSLATOR; None if no machine is to translate.

    libretranslate+https://host (with a key: libretranslate+https://KEY@host) or deepl://KEY.
    """
    url = env.text(name, "")
    scheme, _, place = url.partition("://")
    classes = "wagtail_localize.machine_translators"
    if not url:
        return None
    if scheme == "deepl" and place:
        return {"CLASS": f"{classes}.deepl.DeepLTranslator", "OPTIONS": {"AUTH_KEY": unquote(place), "TIMEOUT": 10}}
    parts = urlsplit(url)
    if scheme in {"libretranslate+https", "libretranslate+http"} and parts.hostname:
        host = parts.netloc.rpartition("@")[2]
        address = f"{scheme.partition('+')[2]}://{host}{parts.path.rstrip('/')}"
        options = {"LIBRETRANSLATE_URL": address, "API_KEY": unquote(parts.username or ""), "TIMEOUT": 10}
        return {"CLASS": f"{classes}.libretranslate.LibreTranslator", "OPTIONS": options}
    raise ImproperlyConfigured(
        f"The environment variable {name} must be libretranslate+https://host, libretranslate+https://KEY@host or deepl://KEY."
    )
