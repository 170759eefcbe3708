"""Install, sign up, look at the services, restart, uninstall."""

import time

from machines import say
from trial import ENV, PSQL, SITE, Trial, must, must_take, shortened
from visitors import Mailbox, ask, sign_up

LONGEST = 600  # seconds for an installation on an empty Debian
MAKE_FORM = """
import json
from wagtail.models import Locale
from forms_app.models import SignupForm
value = {"label": "Name", "help_text": "", "required": True}
form = SignupForm.objects.create(title="Count me in", live=True, locale=Locale.objects.get(language_code="en"),
    questions=json.dumps([{"type": "short_text", "id": "name", "value": value}]))
print("form", form.translation_key)
"""


def install(trial: Trial) -> None:
    one = trial.one
    trial.lay(one)
    began = time.monotonic()
    shortened(one.run(f"{SITE}/deploy/install", **trial.answers()))
    took = time.monotonic() - began
    must_take(took, LONGEST, "installed")
    questions = one.run(f"grep -c '^    ask ICSSI_' {SITE}/deploy/install").strip()
    must(int(questions) <= 5, f"{questions} questions")
    must(ask("GET", "/en/")[0] == 200, "the front page is there")


def look_at_installation(trial: Trial) -> None:
    one = trial.one
    modes = one.run(f"stat -c '%U %a' {ENV} /var/lib/icssi/records /var/backups/icssi").splitlines()
    must(modes == ["root 600", "icssi 700", "icssi 700"], "rights of files")
    must(mailed("/admin/password_reset/confirm/"), "the administrator got a link to set a password")
    secrets = one.run(f"cat {ENV}")
    one.run(f"chmod 644 {ENV}; {SITE}/deploy/install", ICSSI_TLS="self-signed")
    must(one.run(f"cat {ENV}") == secrets, "run again without a question, it keeps the keys")
    must(one.run(f"stat -c %a {ENV}").strip() == "600", "and sets rights right")
    said = one.run("logrotate -d /etc/logrotate.conf 2>&1")
    must("/var/log/nginx/access.log" in said, "the logs of nginx are turned over")


def mailed(words: str) -> bool:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if any(words in mail.replace("=\n", "") for mail in Mailbox.mails):
            return True
        time.sleep(1)
    return False


def sign_up_by_nginx(trial: Trial) -> None:
    said = trial.one.run(f"icssi shell -v 0 -c '{MAKE_FORM}'")
    trial.form = next(line for line in said.splitlines() if line.startswith("form")).split()[1]
    must(sign_up(trial.form, "Amal") == 303, "somebody signs up through nginx")
    must(trial.names(trial.one) == {"Amal"}, "and can be read by who has the keys")


def look_at_units(trial: Trial) -> None:
    one = trial.one
    units = "icssi-web.socket icssi-web.service icssi-worker.service"
    said = one.run(f"cd /etc/systemd/system && systemd-analyze verify {units} 2>&1", check=False)
    must(one.status == 0 and "icssi" not in said, "systemd-analyze verify has nothing to say")
    said = one.run("systemd-analyze security --no-pager icssi-web icssi-worker 2>&1 | grep Overall")
    shortened(said)
    must(all(float(line.split(":")[1].split()[0]) < 2 for line in said.splitlines()), "exposure below 2 of 10")
    worker = "systemctl show -p MainPID --value icssi-worker"
    before = one.run(worker)
    one.run(f"kill -STOP $({worker})")
    deadline = time.monotonic() + 120
    while one.run(worker) in {before, "0\n"} and time.monotonic() < deadline:
        time.sleep(2)
    must(one.run(worker) not in {before, "0\n"}, "a worker that hangs is ended and started again")


def restart(trial: Trial) -> None:
    _said, visitors, _took = trial.watched("for i in 1 2 3; do systemctl restart icssi-web; sleep 10; done")
    must(not visitors.lost(), "three restarts lose no request")


def uninstall(trial: Trial) -> None:
    two = trial.two
    trial.fails("without a yes", f"{SITE}/deploy/uninstall </dev/null", "Nothing was changed", machine=two)
    two.run(f"ICSSI_UNINSTALL=yes {SITE}/deploy/uninstall")
    places = f"/opt/icssi /etc/systemd/system/icssi-* /usr/local/sbin/icssi {ENV} /var/lib/icssi"
    left = two.run(f"ls -d {places} 2>/dev/null", check=False)
    must(left.split() == [ENV, "/var/lib/icssi"], "services and code are gone, data and keys stay")
    two.run(f"{SITE}/deploy/install", ICSSI_TLS="self-signed")
    must("Hiba" in trial.names(two), "installed again, it takes the data up")
    two.run(f"ICSSI_UNINSTALL=yes {SITE}/deploy/uninstall --with-data")
    left = two.run("ls -d /etc/icssi /var/lib/icssi 2>/dev/null; id icssi 2>/dev/null", check=False)
    left += two.run(f"{PSQL} -c \"SELECT datname FROM pg_database WHERE datname = 'icssi'\"")
    must(left.strip() == "", "with --with-data nothing is left")
    must("icssi-" in two.run("ls /var/backups/icssi"), "but the backups")


def use_database_elsewhere(trial: Trial) -> None:
    """Install with a database that is reached by the network with a password, as one on another computer is."""
    two = trial.two
    two.run(
        f"{PSQL} -c \"CREATE ROLE elsewhere LOGIN PASSWORD 'a/b@c'\" -c 'CREATE DATABASE elsewhere OWNER elsewhere'"
    )
    database = "postgresql://elsewhere:a%2Fb%40c@127.0.0.1/elsewhere"
    two.run(f"{SITE}/deploy/install", **trial.answers() | {"ICSSI_DATABASE": database})
    must(ask("GET", "/en/")[0] == 200, "the site runs with a database elsewhere")
    said = two.run(f"ICSSI_UNINSTALL=yes {SITE}/deploy/uninstall --with-data")
    must("is left as it is" in said, "and what is elsewhere stays when it is removed")
    say(
        "      |",
        two.run(f"{PSQL} elsewhere -c 'SELECT COUNT(*) FROM django_migrations'").strip(),
        "migrations stay there",
    )
