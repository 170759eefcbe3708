"""What the checks have found, in words for people who run the site: what happened, and what to do."""

from datetime import datetime
from typing import NamedTuple

from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.operations.health_checks import BAD, OFF, UNKNOWN, Finding

NAMES = {
    "database": gettext_lazy("Database"),
    "disk": gettext_lazy("Disk"),
    "worker": gettext_lazy("Background worker"),
    "mail": gettext_lazy("Mails that wait"),
    "integrity": gettext_lazy("Database file"),
    "certificate": gettext_lazy("Certificate"),
    "backup": gettext_lazy("Last backup"),
    "drill": gettext_lazy("Backup last tried out"),
}
ROUNDS = {
    "publishing": gettext_lazy("publishing and taking down"),
    "retention": gettext_lazy("deleting what is over"),
    "mail": gettext_lazy("mail"),
    "links": gettext_lazy("links to other sites"),
    "pictures": gettext_lazy("pictures"),
    "translations": gettext_lazy("translations"),
    "moves": gettext_lazy("moving in from another site"),
    "upkeep": gettext_lazy("daily checks"),
    "backups": gettext_lazy("the nightly backup"),
    "watch": gettext_lazy("telling what is wrong"),
}


class Words(NamedTuple):
    """A finding in words; `what_to_do` is empty where nothing is to be done."""

    name: str
    what: str
    what_to_do: str = ""


def words_for(finding: Finding) -> Words:
    """Return a finding in words, in the active language."""
    name = str(NAMES[finding.name])
    if finding.state == OFF:
        return Words(name, _("Not checked here."))
    if finding.state == UNKNOWN:
        return Words(name, _("Not known."))
    what, what_to_do = _DESCRIBED[finding.name](finding)
    what = what.replace("..", ".")  # at the end of a sentence "a.m." needs no second full stop
    return Words(name, what, what_to_do if finding.state == BAD else "")


def _database(finding: Finding) -> tuple[str, str]:
    if finding.state == BAD:
        return _("The database does not answer."), _("See on the server whether it runs, and start it again.")
    return _("Answers."), ""


def _disk(finding: Finding) -> tuple[str, str]:
    free = {"size": filesizeformat(finding.figures["free"])}
    advice = _("Delete what is not needed on the server, or make its disk larger. On a full disk nothing can be saved.")
    if not finding.figures["writable"]:
        return _("Hardly anything can be saved any more: %(size)s are free.") % free, advice
    return _("%(size)s are free.") % free, advice


def _worker(finding: Finding) -> tuple[str, str]:
    if not finding.figures["rounds"]:
        seen = _clock(finding.figures["seen_at"])
        what = _("It has not run since %(when)s.") % {"when": seen} if seen else _("It has never run here.")
        return what, _(
            "Start it again on the server. Until then nothing is published or taken down on time, no mail leaves, and "
            "nothing is deleted."
        )
    troubled = {name: state for name, state in finding.figures["rounds"].items() if state["state"] != "good"}
    if not troubled:
        done = (
            f"{ROUNDS.get(name, name)} {_hour(state['ended_at'])}" for name, state in finding.figures["rounds"].items()
        )
        return _("Works. Last done: %(rounds)s.") % {"rounds": " · ".join(done)}, ""
    return " ".join(_trouble(name, state) for name, state in troubled.items()), _(
        "Start the worker again on the server. If that does not help, its log says what it stumbles over. Everything else goes on."
    )


def _trouble(name: str, figures: dict) -> str:
    named = {"round": str(ROUNDS.get(name, name)), "when": _clock(figures["ended_at"]) or "…"}
    if figures["state"] == "hangs":
        return _("“%(round)s” hangs; it was last done on %(when)s.") % named
    return _("“%(round)s” fails again and again.") % named


def _mail(finding: Finding) -> tuple[str, str]:
    count = finding.figures["waiting"]
    if not count:
        return _("None."), ""
    what = ngettext("%(count)d mail, since %(when)s.", "%(count)d mails, the oldest since %(when)s.", count) % {
        "count": count,
        "when": _clock(finding.figures["oldest"]),
    }
    return what, _(
        "See whether the mail server works, and whether the site knows its address and password (EMAIL_URL). "
        "No mail is lost meanwhile. Nobody can be told of this by mail, so look here again."
    )


def _integrity(finding: Finding) -> tuple[str, str]:
    if finding.state == BAD:
        return _("The file of the database is damaged."), _(
            "Stop the site at once, keep a copy of the file, and restore the last backup."
        )
    return _("Whole, last looked at on %(when)s.") % {"when": _clock(finding.figures["checked_at"])}, ""


def _certificate(finding: Finding) -> tuple[str, str]:
    advice = _("Renew it on the server, and see why that did not happen by itself.")
    if finding.figures["problem"]:
        return _("Browsers refuse it: %(problem)s.") % {"problem": finding.figures["problem"]}, advice
    return _("Valid until %(day)s.") % {"day": _day(finding.figures["last_day"])}, advice


def _backup(finding: Finding) -> tuple[str, str]:
    last = finding.figures["last"]
    what = _("There has never been one.") if last == "never" else _("On %(when)s.") % {"when": _clock(last)}
    return what, _("Make one now, and see why none was made last night.")


def _drill(finding: Finding) -> tuple[str, str]:
    last = finding.figures["last"]
    what = _("Never.") if last == "never" else _("On %(when)s.") % {"when": _clock(last)}
    return what, _("Restore the newest backup on another computer. A backup that nobody has tried out may be none.")


_DESCRIBED = {
    "database": _database,
    "disk": _disk,
    "worker": _worker,
    "mail": _mail,
    "integrity": _integrity,
    "certificate": _certificate,
    "backup": _backup,
    "drill": _drill,
}


def _clock(written: str) -> str:
    return date_format(timezone.localtime(datetime.fromisoformat(written)), "DATETIME_FORMAT") if written else ""


def _hour(written: str) -> str:
    return date_format(timezone.localtime(datetime.fromisoformat(written)), "TIME_FORMAT") if written else "…"


def _day(written: str) -> str:
    return date_format(timezone.localdate(datetime.fromisoformat(written)), "DATE_FORMAT")
