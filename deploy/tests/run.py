"""Try the kit on new Debian machines: install, sign up, upgrade, fail, go back, restore on a second machine, uninstall.

    .venv/bin/python deploy/tests/run.py               # Debian 12, then Debian 13
    .venv/bin/python deploy/tests/run.py trixie        # one of them

As root, with debootstrap, systemd-container and pip's usual way to its packages; ports 80, 443 and 2525 must be free.
A machine is a directory with the systemd of its own (machines.py). It says what it did and how long it took, ends with
1 if anything was not as it should, and leaves the machines in MACHINES (/var/lib/machines/icssi) to look at.
"""

import subprocess
import sys
import time
from pathlib import Path
from shutil import copytree

import pyrage
from machines import Machine, say
from visitors import HOST, MAIL_PORT, Mailbox, Visitors, ask, open_mailbox, sign_up

ROOT = Path(__file__).resolve().parents[2]
SITE = "/root/site"  # the code that an operator has fetched
MAKE_FORM = """
import json
from wagtail.models import Locale
from forms_app.models import SignupForm
value = {"label": "Name", "help_text": "", "required": True}
form = SignupForm.objects.create(title="Count me in", live=True, locale=Locale.objects.get(language_code="en"),
    questions=json.dumps([{"type": "short_text", "id": "name", "value": value}]))
print("form", form.translation_key)
"""
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
ADD = 'migrations.RunSQL("CREATE TABLE {0} (id integer)", "DROP TABLE {0}")'
FAIL = 'migrations.RunSQL("SELECT 1 / 0", "SELECT 1")'
TABLES = "runuser -u postgres -- psql -At icssi -c \"SELECT tablename FROM pg_tables WHERE tablename LIKE 'planted%'\""

SLEEPING = "runuser -u postgres -- psql -Atc \"SELECT query FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'\""


class FailedError(Exception):
    """Something was not as it should."""


def must(is_so: object, what: str) -> None:
    say("    ok " if is_so else "    NOT", what)
    if not is_so:
        raise FailedError(what)


def shortened(said: str, lines: int = 6) -> None:
    for line in said.strip().splitlines()[-lines:]:
        say("      |", line[:180])


class Trial:
    """Everything that is tried with one release of Debian."""

    def __init__(self, release: str) -> None:
        self.release = release
        self.one, self.two = Machine(release, "one"), Machine(release, "two")
        key = pyrage.x25519.Identity.generate()
        self.private, self.public = str(key), str(key.to_public())
        self.form = ""
        self.last_migration = ""
        self.thanked = {"Amal"}

    def run(self) -> None:
        try:
            self.install()
            self.sign_up()
            self.look_at_units()
            self.restart()
            self.upgrade()
            self.failed_migration()
            self.version_that_does_not_work()
            self.interrupted_upgrade()
            self.dead_database()
            self.faulty_settings()
            self.bad_backups()
            self.second_machine()
            self.uninstall()
        finally:
            self.one.stop()
            self.two.stop()

    # --- helpers

    def answers(self) -> dict[str, str]:
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
        said = machine.run(f"icssi shell -v 0 -c '{NAMES}'")
        return set(next(line for line in said.splitlines() if line.startswith("names")).split()[1:])

    def fails(self, what: str, script: str, *words: str, machine: Machine | None = None) -> None:
        """Run what has to fail in words."""
        machine = machine or self.one
        said = machine.run(script, check=False)
        shortened(said, 3)
        must(
            machine.status != 0 and all(word in said for word in words),
            f"{what}: exit status {machine.status}, in words",
        )

    def watched(self, script: str) -> tuple[str, Visitors, float]:
        """Run a script while visitors come."""
        began = time.monotonic()
        with Visitors(self.form) as visitors:
            said = self.one.run(script, check=False)
        self.thanked |= set(visitors.thanked)
        shortened(said)
        say("      ", visitors.words())
        return said, visitors, time.monotonic() - began

    # --- what is tried

    def install(self) -> None:
        say(f"{self.release}: install")
        self.lay(self.one)
        began = time.monotonic()
        shortened(self.one.run(f"{SITE}/deploy/install", **self.answers()))
        took = time.monotonic() - began
        must(took < 600, f"installed in {took:.0f} s, five questions")
        must(ask("GET", "/en/")[0] == 200, "the front page is there")
        modes = self.one.run("stat -c '%U %a %n' /etc/icssi/site.env /var/lib/icssi/records /var/backups/icssi").split(
            "\n"
        )
        must(
            [line.split()[:2] for line in modes[:3]] == [["root", "600"], ["icssi", "700"], ["icssi", "700"]],
            "rights of files",
        )
        must(self.mailed("/admin/password_reset/confirm/"), "the administrator got a link to set a password")
        secrets = self.one.run("cat /etc/icssi/site.env")
        began = time.monotonic()
        self.one.run(f"chmod 644 /etc/icssi/site.env; {SITE}/deploy/install", ICSSI_TLS="self-signed")
        must(self.one.run("cat /etc/icssi/site.env") == secrets, "run again without a question, it keeps the keys")
        must(self.one.run("stat -c %a /etc/icssi/site.env").strip() == "600", "and sets rights right")
        said = self.one.run("logrotate -d /etc/logrotate.conf 2>&1")
        must("/var/log/nginx/access.log" in said, "the logs of nginx are turned over")

    def mailed(self, words: str) -> bool:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if any(words in mail.replace("=\n", "") for mail in Mailbox.mails):
                return True
            time.sleep(1)
        return False

    def sign_up(self) -> None:
        say(f"{self.release}: sign-up")
        said = self.one.run(f"icssi shell -v 0 -c '{MAKE_FORM}'")
        self.form = next(line for line in said.splitlines() if line.startswith("form")).split()[1]
        must(sign_up(self.form, "Amal") == 303, "somebody signs up through nginx")
        must(self.names(self.one) == {"Amal"}, "and can be read by who has the keys")

    def look_at_units(self) -> None:
        say(f"{self.release}: units")
        units = "icssi-web.socket icssi-web.service icssi-worker.service"
        said = self.one.run(f"cd /etc/systemd/system && systemd-analyze verify {units} 2>&1", check=False)
        must(self.one.status == 0 and "icssi" not in said, "systemd-analyze verify has nothing to say")
        said = self.one.run("systemd-analyze security --no-pager icssi-web icssi-worker 2>&1 | grep Overall")
        shortened(said)
        must(all(float(line.split(":")[1].split()[0]) < 2 for line in said.splitlines()), "exposure below 2 of 10")
        worker = "systemctl show -p MainPID --value icssi-worker"
        before = self.one.run(worker)
        self.one.run(f"kill -STOP $({worker})")
        deadline = time.monotonic() + 120
        while self.one.run(worker) in {before, "0\n"} and time.monotonic() < deadline:
            time.sleep(2)
        must(self.one.run(worker) not in {before, "0\n"}, "a worker that hangs is ended and started again")

    def restart(self) -> None:
        say(f"{self.release}: restart")
        _said, visitors, _took = self.watched("for i in 1 2 3; do systemctl restart icssi-web; sleep 10; done")
        must(not visitors.lost(), "three restarts lose no request")

    def upgrade(self) -> None:
        say(f"{self.release}: upgrade")
        before = self.current()
        self.plant(ADD.format("planted_one"))
        said, visitors, took = self.watched(f"{SITE}/deploy/upgrade")
        must("The new version answers" in said and self.current() != before, f"upgraded in {took:.0f} s")
        must("planted_one" in self.one.run(TABLES), "the migration has run")
        must(not visitors.lost(), "no request was lost, of pages and of forms")

    def failed_migration(self) -> None:
        say(f"{self.release}: failed migration")
        before = self.current()
        self.plant(ADD.format("planted_two"), FAIL)
        said, visitors, took = self.watched(f"{SITE}/deploy/upgrade; echo status $?")
        must("A migration failed" in said and "status 1" in said, f"failed in words, after {took:.0f} s")
        must(self.current() == before and not visitors.lost(), "the version before answered all the time")
        must(self.one.run(TABLES).split() == ["planted_one"], "nothing of the migration is left")
        must(self.one.run("systemctl is-active icssi-worker").strip() == "active", "the worker runs again")
        self.unplant()

    def version_that_does_not_work(self) -> None:
        say(f"{self.release}: a version that starts and does not work")
        before = self.current()
        self.plant(
            ADD.format("planted_three"),
            rsgi="\nasync def application(scope, protocol): protocol.response_empty(500, [])\n",
        )
        said, visitors, took = self.watched(f"{SITE}/deploy/upgrade; echo status $?")
        must("The version before answers again" in said and "status 1" in said, f"went back in {took:.0f} s")
        must(self.current() == before, "to the version before")
        must(all(visit.status == 200 for visit in visitors.pages), "every stored page was answered")
        must(self.one.run(TABLES).split() == ["planted_one"], "its migration is undone")
        self.unplant()
        self.plant(ADD.format("planted_three"), rsgi="\nraise RuntimeError\n")
        said, visitors, took = self.watched(f"{SITE}/deploy/upgrade; echo status $?")
        must(
            "does not start" in said and self.current() == before, f"one that does not start: went back in {took:.0f} s"
        )
        must(all(visit.status == 200 for visit in visitors.pages), "every stored page was answered")
        self.unplant()

    def interrupted_upgrade(self) -> None:
        say(f"{self.release}: interrupted upgrade")
        before = self.current()
        self.plant(ADD.format("planted_four"), 'migrations.RunSQL("SELECT pg_sleep(20)", "SELECT 1")')
        upgrade = subprocess.Popen(self.one.command(f"{SITE}/deploy/upgrade 2>&1"), stdout=subprocess.PIPE, text=True)
        deadline = time.monotonic() + 300
        while "pg_sleep" not in self.one.run(SLEEPING) and time.monotonic() < deadline:
            time.sleep(0.5)
        self.one.run(f"pkill -TERM -f {SITE}/deploy/upgrade")
        said, _nothing = upgrade.communicate()
        shortened(said)
        must(
            upgrade.returncode == 1 and "The version before answers again" in said,
            "stopped in a migration, it goes back",
        )
        must(
            self.current() == before and self.one.run(TABLES).split() == ["planted_one"],
            "and nothing of it is left",
        )
        self.unplant()

    def dead_database(self) -> None:
        say(f"{self.release}: dead PostgreSQL")
        before = self.current()
        self.one.run("systemctl stop postgresql")
        said, visitors, _took = self.watched(f"{SITE}/deploy/upgrade; echo status $?")
        must(
            "Nothing was changed" in said and "status 1" in said and self.current() == before,
            "nothing was changed, in words",
        )
        must(all(visit.status == 200 for visit in visitors.pages), "every stored page was answered")
        must({visit.status for visit in visitors.forms} <= {503, 303}, "forms said so with 503")
        self.one.run("systemctl start postgresql")
        must(self.thanked <= self.names(self.one), f"none of {len(self.thanked)} answers is lost")

    def faulty_settings(self) -> None:
        say(f"{self.release}: faulty settings")
        env = "/etc/icssi/site.env"
        self.fails("keys that others can read", f"chmod 644 {env}; {SITE}/deploy/upgrade", "chmod 600")
        self.one.run(f"chmod 600 {env}; cp -a {env} /root/kept; sed -i /^SECRET_KEY/d {env}")
        self.fails("a key that is missing", f"{SITE}/deploy/upgrade", "SECRET_KEY is missing")
        self.fails(
            "a service without a key",
            "systemctl restart icssi-worker; s=$?; journalctl -u icssi-worker -o cat -n 5; exit $s",
            "SECRET_KEY is missing",
        )
        self.one.run(f"mv {env} /root/away")
        self.fails(
            "a service without settings",
            "systemctl restart icssi-web; s=$?; journalctl -u icssi-web -o cat -n 5; exit $s",
            "environment files",
        )
        self.fails("a command without settings", "icssi doctor", "is missing")
        self.one.run(f"cp -a /root/kept {env}; rm /root/kept /root/away; systemctl restart icssi-web icssi-worker")
        self.fails(
            "a second upgrade at once",
            f"flock /run/icssi-kit.lock {SITE}/deploy/upgrade",
            "Another installation or upgrade",
        )
        self.one.run("chown root: /var/lib/icssi/media/original_images")
        self.one.run(f"{SITE}/deploy/install", ICSSI_TLS="self-signed")
        must(
            "icssi" in self.one.run("stat -c %U /var/lib/icssi/media/original_images"),
            "install gives a directory back to the site",
        )

    def bad_backups(self) -> None:
        say(f"{self.release}: backups")
        one = self.one
        one.run("icssi back_up")
        good = one.run("ls /var/backups/icssi/icssi-*.age | tail -n 1").strip()
        one.run("mount -t tmpfs -o size=64k,uid=icssi,gid=icssi,mode=700 none /var/backups/icssi")
        self.fails("a full disk in a backup", "icssi back_up", "There is no new backup", "No space left")
        must(
            one.run("cd /var/backups/icssi && ls *.age *.part 2>/dev/null", check=False).strip() == "",
            "no backup that is not whole is left",
        )
        one.run("umount /var/backups/icssi")
        self.fails(
            "a place that is away",
            "sed -i 's|^BACKUP_TO=.*|BACKUP_TO=file:///nowhere/x|' /etc/icssi/site.env; icssi back_up; s=$?; sed -i 's|^BACKUP_TO=.*|BACKUP_TO=file:///var/backups/icssi|' /etc/icssi/site.env; exit $s",
            "cannot be written",
        )
        self.fails("a restoration while the site runs", restore(), "Stop web server and worker first")
        one.run("systemctl stop icssi-web.socket icssi-web icssi-worker")
        one.run(
            f"cp {good} /root/altered.age; printf x | dd of=/root/altered.age bs=1 seek=20000 conv=notrunc; head -c 9000 {good} >/root/cut.age; chmod 644 /root/*.age; chmod 711 /root"
        )
        self.fails("an altered backup", restore("/root/altered.age"), "cut off or was altered")
        self.fails("a backup that is cut off", restore("/root/cut.age"), "cut off or was altered")
        self.fails(
            "a wrong key", f"echo {pyrage.x25519.Identity.generate()} | icssi restore latest --key -", "does not open"
        )
        self.fails(
            "two restorations at once",
            f"({restore()} >/dev/null & sleep 2; {restore()}; s=$?; wait $! && echo the first one is done; exit $s)",
            "or another restoration",
            "the first one is done",
        )
        must(self.thanked <= self.names(one), "the first one is done, and no answer is lost")
        one.run("systemctl start icssi-web.socket icssi-web icssi-worker")
        must(ask("GET", "/en/")[0] == 200, "the site is there again")
        said = one.run("icssi drill --key - </root/backup.key")
        shortened(said, 3)

    def second_machine(self) -> None:
        say(f"{self.release}: restoration on a second machine")
        expected = self.names(self.one)
        self.one.run("icssi back_up")
        self.one.stop()
        self.lay(self.two)
        two = self.two
        # What pip fetched once is enough; how long that takes was measured on the first machine.
        copytree(self.one.root / "root/.cache/pip", two.root / "root/.cache/pip")
        two.run(f"{SITE}/deploy/install", **self.answers())
        copytree(self.one.root / "var/backups/icssi", two.root / "var/backups/icssi", dirs_exist_ok=True)
        two.run("chown -R icssi: /var/backups/icssi; apt-get install -y -qq age >/dev/null 2>&1")
        two.run("systemctl stop icssi-web.socket icssi-web icssi-worker")
        self.fails("a backup of a newer version", restore(), "newer version", machine=two)
        # The version that made it: the one with the planted migration.
        copytree(self.one.root / SITE.lstrip("/"), two.root / SITE.lstrip("/"), dirs_exist_ok=True)
        two.run(
            f"rm /opt/icssi/current; {SITE}/deploy/install; systemctl stop icssi-web.socket icssi-web icssi-worker",
            **self.answers(),
        )
        began = time.monotonic()
        two.run(
            "age --decrypt --identity /root/backup.key $(ls /var/backups/icssi/icssi-*.age | tail -n 1) | tar -xzO environment >/root/old.env;"
            "(grep -v ^DATABASE_URL= /root/old.env; grep ^DATABASE_URL= /etc/icssi/site.env) >/root/new.env; cat /root/new.env >/etc/icssi/site.env"
        )
        shortened(two.run(restore()))
        two.run("systemctl start icssi-web.socket icssi-web icssi-worker")
        must(
            self.names(two) == expected,
            f"all {len(expected)} answers are there and can be read, after {time.monotonic() - began:.0f} s",
        )
        must(
            ask("GET", "/en/")[0] == 200 and sign_up(self.form, "Hiba") == 303,
            "the site is there, and somebody signs up",
        )

    def uninstall(self) -> None:
        say(f"{self.release}: uninstall")
        two = self.two
        self.fails("without a yes", f"{SITE}/deploy/uninstall </dev/null", "Nothing was changed", machine=two)
        two.run(f"ICSSI_UNINSTALL=yes {SITE}/deploy/uninstall")
        left = two.run(
            "ls -d /opt/icssi /etc/systemd/system/icssi-* /usr/local/sbin/icssi /etc/icssi/site.env /var/lib/icssi 2>/dev/null",
            check=False,
        )
        must(
            left.split() == ["/etc/icssi/site.env", "/var/lib/icssi"], "services and code are gone, data and keys stay"
        )
        two.run(f"{SITE}/deploy/install", ICSSI_TLS="self-signed")
        must("Hiba" in self.names(two), "installed again, it takes the data up")
        two.run(f"ICSSI_UNINSTALL=yes {SITE}/deploy/uninstall --with-data")
        left = two.run(
            "ls -d /etc/icssi /var/lib/icssi 2>/dev/null; runuser -u postgres -- psql -Atc \"SELECT datname FROM pg_database WHERE datname = 'icssi'\"; id icssi 2>/dev/null",
            check=False,
        )
        must(left.strip() == "", "with --with-data nothing is left")
        must("icssi-" in two.run("ls /var/backups/icssi"), "but the backups")


def restore(backup: str = "latest") -> str:
    return f"icssi restore {backup} --key - </root/backup.key"


def main(releases: list[str]) -> int:
    open_mailbox()
    for release in releases:
        began = time.monotonic()
        try:
            Trial(release).run()
        except (FailedError, RuntimeError) as error:
            say(f"{release} FAILED: {error}")
            return 1
        say(f"{release}: all is as it should, {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["bookworm", "trixie"]))
