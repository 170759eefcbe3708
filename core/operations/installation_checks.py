"""What `manage.py doctor` looks at beside the health of a running site: whether it was installed and upgraded whole.

Each check is quick, changes nothing, and returns what is wrong with what to do; nothing, if all is well. The words are
for operators and, like those of all commands, in English.
"""

import filecmp
import os
import re
import stat
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from django.conf import settings
from django.core import mail
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from packaging.requirements import Requirement

PATIENCE = 10  # seconds
SOURCES = settings.BASE_DIR / "static"
LOCKS = ("requirements.txt", "requirements-hosts.txt")
PINNED = re.compile(r"^([A-Za-z0-9._\[\]-]+==[^\\]+)", re.MULTILINE)


class Problem(NamedTuple):
    """What is wrong, and what an operator does about it."""

    what: str
    what_to_do: str


def packages() -> list[Problem]:
    """Compare the installed packages with those that were locked together, without or with those for a bucket and Redis."""
    others = min((_others(settings.BASE_DIR / name) for name in LOCKS), key=len)
    if not others:
        return []
    named = ", ".join(others[:5]) + (", …" if len(others) > 5 else "")
    return [
        Problem(
            f"{len(others)} packages are not those this version was tested with: {named}.",
            "Run pip install --require-hashes -r requirements.txt, then restart both services.",
        )
    ]


def _others(lock: Path) -> list[str]:
    """Return the names of the packages in a lock file that are not installed in its version."""
    wanted = [Requirement(line.strip()) for line in PINNED.findall(lock.read_text(encoding="utf-8"))]
    return [one.name for one in wanted if (one.marker is None or one.marker.evaluate()) and not _is_installed(one)]


def _is_installed(wanted: Requirement) -> bool:
    try:
        return wanted.specifier.contains(version(wanted.name), prereleases=True)
    except PackageNotFoundError:
        return False


def migrations() -> list[Problem]:
    """Compare the tables with what this version of the site expects."""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        newer = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
    except (DatabaseError, InterfaceError):
        return []  # that the database does not answer is said by its own check
    unknown = sorted(".".join(name) for name in newer if name[0] in _own_apps())
    found = []
    if missing:
        found.append(
            Problem(f"{len(missing)} migrations have not run.", "Make a backup, then run python manage.py migrate.")
        )
    if unknown:
        found.append(
            Problem(
                f"The database was used by a newer version of the site ({unknown[-1]}).",
                "Install that version again, or restore the backup made before the upgrade.",
            )
        )
    return found


def _own_apps() -> set[str]:
    return {path.parent.parent.name for path in settings.BASE_DIR.glob("*/migrations/__init__.py")}


def static_files() -> list[Problem]:
    """Look whether style sheets and scripts were collected for this version."""
    sources = [path for path in SOURCES.rglob("*") if path.is_file()]
    if all(_is_collected(path) for path in sources):
        return []
    return [
        Problem(
            "Style sheets and scripts are not those of this version.",
            "Run python manage.py collectstatic --no-input, then restart the web server.",
        )
    ]


def _is_collected(source: Path) -> bool:
    copy = Path(settings.STATIC_ROOT) / source.relative_to(SOURCES)
    return copy.exists() and filecmp.cmp(source, copy, shallow=False)


def catalogues() -> list[Problem]:
    """Look whether the texts of the interface were compiled."""
    missing = [
        path for path in settings.BASE_DIR.glob("locale/*/LC_MESSAGES/*.po") if not path.with_suffix(".mo").exists()
    ]
    if not missing:
        return []
    languages = ", ".join(sorted(path.parts[-3] for path in missing))
    return [Problem(f"The interface has no texts in {languages}.", "Run python bin/messages.py compile, then restart.")]


def private_files() -> list[Problem]:
    """Look for files with personal data that other accounts of this computer can read."""
    paths = [
        settings.ERASURE_LIST,
        *map(Path, filter(None, [settings.SETTINGS_FILE])),
        *settings.DATA_DIR.glob("*.sqlite3*"),
        *settings.DATA_DIR.glob("*.env"),
    ]
    return [
        Problem(f"Other accounts of this computer can read {path}.", f"Run chmod 600 {path}")
        for path in paths
        if path.exists() and _is_open_to_others(path)
    ]


def _is_open_to_others(path: Path) -> bool:
    can_enter = all(parent.stat().st_mode & stat.S_IXOTH for parent in path.resolve().parents)
    return bool(path.stat().st_mode & stat.S_IROTH) and can_enter


def writable_folders() -> list[Problem]:
    """Look whether the account that runs this may write where the site does."""
    folders = [settings.DATA_DIR, Path(settings.MEDIA_ROOT), Path(settings.PAGE_STORE_DIR)]
    return [
        Problem(
            f"This account may not write to {folder}.",
            f"Give the folder to the account that runs the site, and run doctor as that account: chown -R … {folder}",
        )
        for folder in folders
        if folder.exists() and not os.access(folder, os.W_OK | os.X_OK)
    ]


def mail_server() -> list[Problem]:
    """Open a connection to the mail server, and send nothing."""
    server = mail.get_connection(timeout=PATIENCE)
    try:
        server.open()
        server.close()
    except (OSError, ValueError) as error:
        return [
            Problem(
                f"The mail server takes no mail ({type(error).__name__}).",
                "See whether it runs, and whether EMAIL_URL has its address, name and password. No mail is lost meanwhile.",
            )
        ]
    return []


def site_address() -> list[Problem]:
    """Ask the site at its public address whether it is alive."""
    try:
        with urlopen(f"{settings.SITE_URL}/health/live", timeout=PATIENCE):  # noqa: S310  checked when the settings were read
            return []
    except HTTPError as error:
        said = f"answers {error.code}"
    except (URLError, OSError):
        said = "does not answer"
    return [
        Problem(
            f"{settings.SITE_URL} {said}.",
            "See whether the web server and the proxy before it run, and whether SITE_URL is what people type.",
        )
    ]


CHECKS: list[Callable[[], list[Problem]]] = [
    packages,
    migrations,
    static_files,
    catalogues,
    private_files,
    writable_folders,
    mail_server,
    site_address,
]
