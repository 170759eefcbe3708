"""Say what is wrong with this installation, and what to do."""

from django.conf import settings
from django.core import checks
from django.core.management.base import BaseCommand, CommandError

from core.backups.backup import backups_in
from core.backups.errors import BackupError
from core.backups.places import place_of
from core.operations.health_checks import BAD, look
from core.operations.health_words import words_for
from core.operations.installation_checks import CHECKS, Problem
from core.operations.records import read_record

# What Django says one by one of a site that is not encrypted, which is one thing to an operator.
UNENCRYPTED = {"security.W004", "security.W008", "security.W012", "security.W016"}


class Command(BaseCommand):
    help = (
        "Looks through settings, packages, database, files, mail, backups and the running services, changes nothing, and "
        "says in words what is wrong and what to do. The exit status is 1 if anything is."
    )
    requires_system_checks = []  # they are among what is looked at

    def handle(self, **options):
        found = [*settings_problems(), *(problem for check in CHECKS for problem in check()), *backup_place()]
        found += health_problems()
        for problem in found:
            self.stdout.write(f"- {problem.what}\n  {problem.what_to_do}")
        if found:
            raise CommandError(f"{len(found)} things are wrong." if len(found) > 1 else "One thing is wrong.")
        self.stdout.write("Nothing is wrong.")


def settings_problems() -> list[Problem]:
    """Return what Django's own checks of the settings and the code say."""
    said = checks.run_checks(include_deployment_checks=True, databases=["default"])
    told = [one for one in said if not one.is_silenced() and (settings.IS_ENCRYPTED or one.id not in UNENCRYPTED)]
    found = [Problem(one.msg, one.hint or f"See “{one.id}” in the documentation of Django.") for one in told]
    if not settings.IS_ENCRYPTED:
        found.append(
            Problem(
                "Whoever is between a visitor and this server reads and changes everything: SITE_URL begins with http://.",
                "Have the proxy in front speak TLS, and set SITE_URL to an address that begins with https://.",
            )
        )
    return found


def backup_place() -> list[Problem]:
    """Look whether the place of the backups can be reached; how old the last one is, is part of the health."""
    if not settings.BACKUP_TO:
        return []
    try:
        found = backups_in(place_of(settings.BACKUP_TO))
    except BackupError as error:
        return [Problem(str(error), "Mend the place, or set BACKUP_TO to another one.")]
    if found or not read_record("backup"):
        return []
    return [
        Problem(
            "There is no backup where BACKUP_TO leads, and yet one was made.",
            "See whether its disk is mounted and who deleted them; then run python manage.py back_up.",
        )
    ]


def health_problems() -> list[Problem]:
    """Return what is wrong with the running site, as administrators read it on their dashboard."""
    words = [words_for(finding) for finding in look() if finding.state == BAD]
    return [Problem(f"{one.name}: {one.what}", one.what_to_do) for one in words]
