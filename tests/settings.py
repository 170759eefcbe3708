"""The site's settings under test: throw-away secrets and files, and only DATABASE_URL taken from outside."""

import gc
import os
import tempfile
from pathlib import Path

scratch = tempfile.TemporaryDirectory(prefix="icssi-tests-")
Path(scratch.name, "static").mkdir()
os.environ |= {
    "DATA_DIR": scratch.name,
    "DEBUG": "0",
    "EMAIL_URL": "console:",
    "SECOND_FACTOR": "0",  # tests/core/accounts/ and tests/editors/second_factor/ require it
    "SECRET_KEY": "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "SIGNUP_DIGEST_KEY": "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "SIGNUP_ENCRYPTION_KEYS": "b25seS1mb3ItdGVzdHMtMDEyMzQ1Njc4OS1hYmNkZWY=",
    "SITE_URL": "http://localhost",
}

from icssi_cms.settings import *  # noqa: E402, F403
from icssi_cms.settings import STORAGES, WAGTAILSEARCH_BACKENDS  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES |= {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WAGTAILSEARCH_BACKENDS["default"] |= {"AUTO_UPDATE": False}  # type: ignore[dict-item]  # see tests/indexing.py

# Nearly everything lives as long as the process: looking for garbage takes time and finds little.
gc.set_threshold(50_000, 20, 100)
