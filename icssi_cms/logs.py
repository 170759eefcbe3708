"""Where the logs go, and what each part of the site may say."""


def configuration(level: str) -> dict:
    """Return Django's LOGGING: everything from `level` on goes to standard error, through one formatter."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "plain": {
                "()": "core.logs.PrivateFormatter",
                "format": "{asctime} {levelname} {name}: {message}",
                "style": "{",
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django_tasks": {"level": "WARNING"},
            "wagtail": {"level": "WARNING"},  # what editors do is in the admin's own log
            "django.security.DisallowedHost": {"handlers": [], "level": "CRITICAL", "propagate": False},
        },
    }
