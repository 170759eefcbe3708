"""The site without its page store, and one more address whose view does nothing."""

from icssi_cms.settings import *  # noqa: F403

PAGE_STORE = False
ROOT_URLCONF = "bench.constant"
