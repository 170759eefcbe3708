"""One trial of the kit with one release of Debian: its two machines, the form people answer, and how things are looked at."""

import time
from pathlib import Path

import pyrage
from machines import Machine, say
from visitors import HOST, MAIL_PORT, Visitors

ROOT = Path(__file__).resolve().parents[2]
SITE = "/root/site"  # the code that an operator has fetched
ENV = "/etc/icssi/site.env"
SERVICES = "icssi-web.socket icssi-web icssi-worker"
PSQL = "runuser -u postgres -- psql -At"
TABLES = f"{PSQL} icssi -c \"SELECT tablename FROM pg_tables WHERE tablename LIKE 'planted%'\""
NAMES = """
from forms_app.models import Submission
print("names", *sorted(one.answers["name"] for one in Submission.objects.all()))
"""
MIGRATION = """
from django.db import migrations
class Migration(migrations.Migration):
    dependencies = [("core", "{before}")]
    operations = [{operations}]
"""


class FailedError(Exception):
    """Something was not as it should."""


def must(is_so: object, what: str) -> None:
    say("    ok " if is_so else "    NOT", what)
    if not is_so:
        raise FailedError(what)


too_slow: list[str] = []
"""What took longer than it may; the trial goes on, since a busy computer may be the reason."""


def must_take(seconds: float, at_most: float, what: str) -> None:
    is_so = seconds <= at_most
    say("    ok " if is_so else "    NOT", f"{what}: {seconds:.0f} s, at most {at_most:.0f} s")
    if not is_so:
        too_slow.append(f"{what}: {seconds:.0f} s")


def shortened(said: str, lines: int = 6) -> None:
    for line in said.strip().splitlines()[-lines:]:
        say("      |", line[:180])


def restore(backup: str = "latest") -> str:
    return f"icssi restore {backup} --key - </root/backup.key"


class Trial:
    """What the steps of a trial share."""

    def __init__(self, release: str) -> None:
        self.one, self.two = Machine(release, "one"), Machine(release, "two")
        key = pyrage.x25519.Identity.generate()
        self.private, self.public = str(key), str(key.to_public())
        self.form = ""
        self.last_migration = ""
        self.thanked = {"Amal"}  # everybody who was told that their answer has arrived

    def answers(self) -> dict[str, str]:
        """Return what the questions of deploy/install are answered with."""
        return {
            "ICSSI_ADDRESS": HOST,
            "ICSSI_MAIL": f"smtp://127.0.0.1:{MAIL_PORT}",
            "ICSSI_ADMINISTRATOR": "administrator@example.test",
            "ICSSI_DATABASE": "here",
            "ICSSI_BACKUP_KEY": self.public,
            "ICSSI_TLS": "self-signed",
        }

    def lay(self, machine: Machine) -> None:
        machine.make()
        machine.copy_in(ROOT, SITE)
        key = machine.root / "root" / "backup.key"
        key.write_text(self.private)
        key.chmod(0o600)
        machine.start()

    def plant(self, *operations: str, rsgi: str = "") -> None:
        """Make the code in the machine a newer version: with one more migration, and perhaps broken."""
        migrations = self.one.root / SITE.lstrip("/") / "core" / "migrations"
        before = sorted(path.stem for path in migrations.glob("[0-9]*.py"))[-1]
        name = f"{int(before[:4]) + 1:04d}_planted"
        self.last_migration = name
        (migrations / f"{name}.py").write_text(MIGRATION.format(before=before, operations=", ".join(operations)))
        with (migrations.parents[1] / "icssi_cms" / "rsgi.py").open("a") as file:
            file.write(rsgi)

    def unplant(self) -> None:
        """Take the last planted migration out again, and put the code right."""
        inside = self.one.root / SITE.lstrip("/")
        (inside / "core" / "migrations" / f"{self.last_migration}.py").unlink()
        (inside / "icssi_cms" / "rsgi.py").write_text((ROOT / "icssi_cms" / "rsgi.py").read_text())

    def current(self) -> str:
        return self.one.run("readlink /opt/icssi/current").strip()

    def names(self, machine: Machine) -> set[str]:
        """Return the names in all answers, as who has the keys reads them."""
        said = machine.run(f"icssi shell -v 0 -c '{NAMES}'")
        return set(next(line for line in said.splitlines() if line.startswith("names")).split()[1:])

    def fails(self, what: str, script: str, *words: str, machine: Machine | None = None) -> None:
        """Run what has to fail in words."""
        machine = machine or self.one
        said = machine.run(script, check=False)
        shortened(said, 3)
        is_told = machine.status != 0 and "Traceback" not in said and all(word in said for word in words)
        must(is_told, f"{what}: exit status {machine.status}, in words")

    def watched(self, script: str) -> tuple[str, Visitors, float]:
        """Run a script while visitors come; return what it printed, how they fared, and how many seconds it took."""
        began = time.monotonic()
        with Visitors(self.form) as visitors:
            said = self.one.run(script, check=False)
        self.thanked |= set(visitors.thanked)
        shortened(said)
        say("      ", visitors.words())
        return said, visitors, time.monotonic() - began
