"""Upgrades while visitors come: one that goes well, and all the ways in which one may not."""

import subprocess
import time

from trial import PSQL, SITE, TABLES, Trial, must, must_take, shortened
from visitors import Visitors

UPGRADE = f"{SITE}/deploy/upgrade; echo status $?"
LONGEST_WITHOUT_FORMS = 30  # seconds, in an upgrade that goes well
LONGEST_UNTIL_BACK = 60  # seconds, in one that does not
ADD = 'migrations.RunSQL("CREATE TABLE {0} (id integer)", "DROP TABLE {0}")'
FAIL = 'migrations.RunSQL("SELECT 1 / 0", "SELECT 1")'
SLEEP = 'migrations.RunSQL("SELECT pg_sleep(20)", "SELECT 1")'
SLEEPING = f"{PSQL} -c \"SELECT query FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'\""
ANSWERS_500 = """
class Broken(Application):
    async def __rsgi__(self, scope, protocol):
        protocol.response_empty(500, [])
application = Broken(wsgi_application)
"""
DOES_NOT_START = "\nraise RuntimeError\n"
DOES_NOT_START_IN_ITS_PLACE = '\nimport os\nif "WEB_PROCESSES" not in os.environ: raise RuntimeError\n'
STORED_PAGES = "every stored page was answered"


def upgrade(trial: Trial) -> None:
    before = trial.current()
    trial.plant(ADD.format("planted_one"))
    said, visitors, took = trial.watched(f"{SITE}/deploy/upgrade")
    must("The new version answers" in said and trial.current() != before, f"upgraded in {took:.0f} s")
    must("planted_one" in trial.one.run(TABLES), "the migration has run")
    must(not visitors.lost(), "no request was lost, of pages and of forms")
    must_have_answered_forms(visitors, LONGEST_WITHOUT_FORMS)


def must_have_answered_forms(visitors: Visitors, longest: float) -> None:
    must_take(visitors.longest_without_forms(), longest, "longest time in which no form was answered")


def must_have_stayed(trial: Trial, before: str) -> None:
    """Look whether all is as it was before an upgrade that failed."""
    must(trial.current() == before, "the version before is in use")
    must(trial.one.run(TABLES).split() == ["planted_one"], "nothing of the migration is left")
    must(trial.one.run("systemctl is-active icssi-worker", check=False).strip() == "active", "the worker runs")
    left = trial.one.run("ls /run/systemd/system/icssi-* /run/icssi/icssi-* 2>/dev/null", check=False)
    must(not left, "nothing of a trial is left")


def failed_migration(trial: Trial) -> None:
    before = trial.current()
    trial.plant(ADD.format("planted_two"), FAIL)
    said, visitors, took = trial.watched(UPGRADE)
    must("A migration failed" in said and "status 1" in said, f"failed in words, after {took:.0f} s")
    must(not visitors.lost(), "the version before answered all the time")
    must_have_answered_forms(visitors, LONGEST_UNTIL_BACK)
    must_have_stayed(trial, before)
    trial.unplant()


def version_that_does_not_work(trial: Trial) -> None:
    before = trial.current()
    for what, broken in {"answers 500": ANSWERS_500, "does not start": DOES_NOT_START}.items():
        trial.plant(ADD.format("planted_three"), rsgi=broken)
        said, visitors, took = trial.watched(UPGRADE)
        must("does not work" in said and "status 1" in said, f"one that {what}: refused in words, after {took:.0f} s")
        must(not visitors.lost(), "the version before answered all the time")
        must_have_answered_forms(visitors, LONGEST_UNTIL_BACK)
        must_have_stayed(trial, before)
        trial.unplant()


def version_that_fails_after_its_trial(trial: Trial) -> None:
    before = trial.current()
    trial.plant(ADD.format("planted_three"), rsgi=DOES_NOT_START_IN_ITS_PLACE)
    said, visitors, took = trial.watched(UPGRADE)
    must("does not start" in said and "status 1" in said, f"went back, after {took:.0f} s")
    must(not visitors.lost(), "the version that was tried answered meanwhile")
    must_have_answered_forms(visitors, LONGEST_UNTIL_BACK)
    must_have_stayed(trial, before)
    trial.unplant()


def interrupted_upgrade(trial: Trial) -> None:
    before = trial.current()
    trial.plant(ADD.format("planted_four"), SLEEP)
    itself = f"grep -lz '^{SITE}/deploy/upgrade$' /proc/[0-9]*/cmdline | cut -d / -f 3"
    said = during_a_migration(trial, f"kill -TERM $({itself})")
    must("The version before answers again" in said and "status 1" in said, "stopped in a migration, it goes back")
    must_have_stayed(trial, before)
    trial.unplant()


def during_a_migration(trial: Trial, script: str) -> str:
    """Run a script while the planted migration of an upgrade sleeps; return what the upgrade said."""
    upgrade = subprocess.Popen(
        trial.one.command(f"({UPGRADE}) 2>&1"), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 300
    while "pg_sleep" not in trial.one.run(SLEEPING) and time.monotonic() < deadline:
        time.sleep(0.5)
    trial.one.run(script)
    said, _nothing = upgrade.communicate()
    shortened(said)
    return said


def database_that_dies(trial: Trial) -> None:
    before = trial.current()
    trial.one.run("systemctl stop postgresql")
    said, visitors, _took = trial.watched(UPGRADE)
    must("Nothing was changed" in said and "status 1" in said, "dead before an upgrade: nothing was changed, in words")
    must(all(visit.status == 200 for visit in visitors.pages), STORED_PAGES)
    must({visit.status for visit in visitors.forms} <= {503, 303}, "forms said so with 503")
    trial.one.run("systemctl start postgresql")
    trial.plant(ADD.format("planted_four"), SLEEP)
    with Visitors(trial.form) as visitors:
        said = during_a_migration(trial, "systemctl kill --signal=KILL 'postgresql@*'")
    trial.thanked |= set(visitors.thanked)
    must("A migration failed" in said and "status 1" in said, "dead in a migration: it goes back, in words")
    must(all(visit.status == 200 for visit in visitors.pages), STORED_PAGES)
    trial.one.run("systemctl restart postgresql icssi-worker")
    must(trial.thanked <= trial.names(trial.one), f"none of {len(trial.thanked)} answers is lost")
    must_have_stayed(trial, before)
    trial.unplant()
