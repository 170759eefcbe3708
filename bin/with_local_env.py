#!/usr/bin/env python3
"""Run a command with this copy's own secrets, made once and kept in DATA_DIR/local.env.

bin/with_local_env.py -- .venv/bin/python manage.py shell

A variable that is already in the environment wins over the file. At an address of this computer, people sign in without
a second factor unless SECOND_FACTOR=1, and all of its own names are answered: this is how the demonstration runs.
"""

import base64
import os
import secrets
import sys
from pathlib import Path
from urllib.parse import urlsplit

TEMPLATE = """\
# Made for this copy of the site; whoever reads this file can read its sign-ups. Never share or commit it.
SECRET_KEY={secret_key}
SIGNUP_ENCRYPTION_KEYS={encryption_key}
SIGNUP_DIGEST_KEY={digest_key}
# Mail is printed on the terminal.
EMAIL_URL=console:
"""


def create(path: Path) -> None:
    """Write new secrets that only the owner can read, all of them or nothing."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(
            TEMPLATE.format(
                secret_key=secrets.token_urlsafe(64),
                encryption_key=base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
                digest_key=secrets.token_urlsafe(48),
            )
        )
    draft.rename(path)


def read(path: Path) -> dict[str, str]:
    """Return the NAME=value lines of the file."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def demonstration() -> dict[str, str]:
    """Return what is set besides where SITE_URL is an address of this computer."""
    host = urlsplit(os.environ.get("SITE_URL", "http://localhost")).hostname
    local = {"SECOND_FACTOR": "0", "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]"}
    return local if host in {"localhost", "127.0.0.1", "::1"} else {}


def main(command: list[str]) -> None:
    """Become the command."""
    path = Path(os.environ.get("DATA_DIR", "var")) / "local.env"
    if not path.exists():
        create(path)
    os.execvpe(command[0], command, demonstration() | read(path) | os.environ)


if __name__ == "__main__":
    if sys.argv[1:2] != ["--"] or len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[2:])
