"""Try the kit on new Debian machines: install, sign up, upgrade, fail, go back, restore on a second machine, uninstall.

    .venv/bin/python deploy/tests/run.py               # Debian 12, then Debian 13
    .venv/bin/python deploy/tests/run.py trixie        # one of them

As root, with debootstrap, systemd-container and pip's usual way to its packages; ports 80, 443 and 2525 must be free.
A machine is a directory with the systemd of its own (machines.py). It says what it did and how long it took, ends with
1 if anything was not as it should, and leaves the machines in MACHINES (/var/lib/machines/icssi) to look at.
"""

import sys
import time

import backups
import diagnosis
import faults
import installation
import upgrades
from machines import say
from trial import FailedError, Trial, too_slow
from visitors import open_mailbox

STEPS = [
    installation.install,
    installation.look_at_installation,
    installation.sign_up_by_nginx,
    installation.look_at_units,
    installation.restart,
    upgrades.upgrade,
    upgrades.failed_migration,
    upgrades.version_that_does_not_work,
    upgrades.version_that_fails_after_its_trial,
    upgrades.interrupted_upgrade,
    upgrades.database_that_dies,
    faults.faulty_settings,
    diagnosis.doctor_names_faults,
    backups.backups_of_the_worker,
    faults.bad_backups,
    faults.second_machine,
    installation.uninstall,
    installation.use_database_elsewhere,
]


def attempt(release: str) -> None:
    """Try everything with one release of Debian."""
    trial = Trial(release)
    try:
        for step in STEPS:
            say(f"{release}: {step.__name__.replace('_', ' ')}")
            step(trial)
    finally:
        trial.one.stop()
        trial.two.stop()


def main(releases: list[str]) -> int:
    open_mailbox()
    for release in releases:
        began = time.monotonic()
        try:
            attempt(release)
        except (FailedError, RuntimeError) as error:
            say(f"{release} FAILED: {error}")
            return 1
        say(f"{release}: all is as it should, {time.monotonic() - began:.0f} s")
    for what in too_slow:
        say("Too slow here:", what)
    return 1 if too_slow else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["bookworm", "trixie"]))
