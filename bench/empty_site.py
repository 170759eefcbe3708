"""An empty site of its own inside this process, for programs that measure or break one; see `sites` for whole servers."""

import os
import tempfile

import django

from bench.sites import SECRETS


def configure(mail_port: int = 25) -> None:
    """Set the environment of this process, and of what it starts, to a new data directory; DATABASE_URL is kept."""
    os.environ |= SECRETS | {
        "DATA_DIR": tempfile.mkdtemp(prefix="icssi-bench-"),
        "DEBUG": "0",
        "SITE_URL": "http://localhost",
        "BEHIND_PROXY": "1",
        "SECOND_FACTOR": "0",
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
        "DJANGO_SETTINGS_MODULE": "icssi_cms.settings",
    }


def prepare() -> None:
    """Migrate the database and collect the static files."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def add_page(model, parent, **fields):
    """Publish a page below `parent`, in its language, and return it."""
    page = model(locale=parent.locale, **{"intro": "What it is about."} | fields)
    return parent.add_child(instance=page)
