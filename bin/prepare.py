#!/usr/bin/env python3
"""Bring the database, the collected static files and the demonstration up to date, doing only what is needed.

DEMO=0 makes an administrator in place of the demonstration.
"""

import hashlib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "icssi_cms.settings")

import django  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.staticfiles.finders import get_finders  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402


def migrate() -> None:
    """Apply the migrations that this database has not seen."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("Migrating the database ...", flush=True)
        call_command("migrate", verbosity=0, interactive=False)


def static_fingerprint() -> str:
    """A digest that changes with the project's own static files and with the installed packages."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for finder in get_finders():
        for name, storage in finder.list([]):
            path = Path(storage.path(name))
            if path.is_relative_to(ROOT) and not path.is_relative_to(sys.prefix):
                digest.update(f"{name} {path.stat().st_mtime_ns} {path.stat().st_size}\n".encode())
    return digest.hexdigest()


def collect_static() -> None:
    """Collect the static files when they differ from those collected last; DEBUG serves them where they lie."""
    stamp, fingerprint = settings.DATA_DIR / "static.stamp", static_fingerprint()
    if settings.DEBUG or (stamp.exists() and stamp.read_text() == fingerprint):
        return
    print("Collecting the static files ...", flush=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(fingerprint)


def main() -> None:
    """Prepare what `make run` is about to serve."""
    django.setup()
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    migrate()
    collect_static()
    call_command("set_site_address")
    logins = settings.DATA_DIR / "logins.txt"
    if os.environ.get("DEMO") == "0":
        begin_empty(logins)
    else:
        call_command("build_demonstration", logins=logins)


def begin_empty(logins: Path) -> None:
    """Prepare a site without pages for its first administrator, whose first screen makes them."""
    from core.models import User  # models are there only now

    call_command("make_roles")
    if not User.objects.exists():
        call_command("make_administrator", "admin@localhost", login=logins)


if __name__ == "__main__":
    main()
