"""Faulty settings, backups that cannot be made or read, and a restoration on a second machine."""

import time
from shutil import copytree

import pyrage
from trial import ENV, SERVICES, SITE, Trial, must, restore, shortened
from visitors import ask, sign_up

LAST_LINES = "s=$?; journalctl -u {0} -o cat -n 5; exit $s"


def faulty_settings(trial: Trial) -> None:
    one = trial.one
    trial.fails("keys that others can read", f"chmod 644 {ENV}; {SITE}/deploy/upgrade", "chmod 600")
    one.run(f"chmod 600 {ENV}; cp -a {ENV} /root/kept; sed -i /^SECRET_KEY/d {ENV}")
    trial.fails("a key that is missing", f"{SITE}/deploy/upgrade", "SECRET_KEY is missing")
    start_worker = f"systemctl restart icssi-worker; {LAST_LINES.format('icssi-worker')}"
    trial.fails("a service without a key", start_worker, "SECRET_KEY is missing")
    one.run(f"mv {ENV} /root/away")
    start_web = f"systemctl restart icssi-web; {LAST_LINES.format('icssi-web')}"
    trial.fails("a service without settings", start_web, "environment files")
    trial.fails("a command without settings", "icssi doctor", "is missing")
    one.run(f"cp -a /root/kept {ENV}; rm /root/kept /root/away; systemctl restart icssi-web icssi-worker")
    second = f"flock /run/icssi-kit.lock {SITE}/deploy/upgrade"
    trial.fails("a second upgrade at once", second, "Another installation or upgrade")
    one.run("chown root: /var/lib/icssi/media/original_images")
    one.run(f"{SITE}/deploy/install", ICSSI_TLS="self-signed")
    owner = one.run("stat -c %U /var/lib/icssi/media/original_images")
    must(owner.strip() == "icssi", "install gives a directory back to the site")


def bad_backups(trial: Trial) -> None:
    one = trial.one
    one.run("icssi back_up")
    good = one.run("ls /var/backups/icssi/icssi-*.age | tail -n 1").strip()
    one.run("mount -t tmpfs -o size=64k,uid=icssi,gid=icssi,mode=700 none /var/backups/icssi")
    trial.fails("a full disk in a backup", "icssi back_up", "There is no new backup", "No space left")
    left = one.run("cd /var/backups/icssi && ls *.age *.part 2>/dev/null", check=False)
    must(left.strip() == "", "no backup that is not whole is left")
    one.run(f"umount /var/backups/icssi; sed -i 's|^BACKUP_TO=.*|BACKUP_TO=file:///nowhere/x|' {ENV}")
    trial.fails("a place that is away", "icssi back_up", "cannot be written")
    one.run(f"sed -i 's|^BACKUP_TO=.*|BACKUP_TO=file:///var/backups/icssi|' {ENV}")
    trial.fails("a restoration while the site runs", restore(), "Stop web server and worker first")
    one.run(f"systemctl stop {SERVICES}; chmod 711 /root")
    one.run(f"cp {good} /root/altered.age; printf x | dd of=/root/altered.age bs=1 seek=20000 conv=notrunc")
    one.run(f"head -c 9000 {good} >/root/cut.age; chmod 644 /root/*.age")
    trial.fails("an altered backup", restore("/root/altered.age"), "cut off or was altered")
    trial.fails("a backup that is cut off", restore("/root/cut.age"), "cut off or was altered")
    wrong = pyrage.x25519.Identity.generate()
    trial.fails("a wrong key", f"echo {wrong} | icssi restore latest --key -", "does not open")
    both = f"({restore()} >/dev/null & sleep 2; {restore()}; s=$?; wait $! && echo the first one is done; exit $s)"
    trial.fails("two restorations at once", both, "or another restoration", "the first one is done")
    must(trial.thanked <= trial.names(one), f"the first one is done, and none of {len(trial.thanked)} answers is lost")
    one.run(f"systemctl start {SERVICES}")
    must(ask("GET", "/en/")[0] == 200, "the site is there again")
    shortened(one.run("icssi drill --key - </root/backup.key"))


def second_machine(trial: Trial) -> None:
    expected = trial.names(trial.one)
    trial.one.run("icssi back_up")
    newest = trial.one.run("cd /var/backups/icssi && ls icssi-*.age | tail -n 1").strip()
    trial.one.stop()
    two = trial.two
    trial.lay(two)
    # What was fetched once is enough; how long that takes was measured on the first machine.
    for fetched in ("root/.cache/pip", "opt/icssi/venvs"):
        if (trial.one.root / fetched).exists():
            copytree(trial.one.root / fetched, two.root / fetched, symlinks=True)
    two.run(f"{SITE}/deploy/install", **trial.answers())
    copytree(trial.one.root / "var/backups/icssi", two.root / "var/backups/icssi", dirs_exist_ok=True)
    two.run("chown -R icssi: /var/backups/icssi; apt-get install -y -qq age >/dev/null 2>&1")
    two.run(f"systemctl stop {SERVICES}")
    trial.fails("a backup of a newer version", restore(newest), "newer version", machine=two)
    # The version that made it: the one with the planted migration.
    copytree(trial.one.root / SITE.lstrip("/"), two.root / SITE.lstrip("/"), dirs_exist_ok=True)
    two.run(f"rm /opt/icssi/current; {SITE}/deploy/install; systemctl stop {SERVICES}", **trial.answers())
    began = time.monotonic()
    two.run(
        f"age --decrypt --identity /root/backup.key /var/backups/icssi/{newest} | tar -xzO environment >/root/old.env"
    )
    two.run(f"(grep -v ^DATABASE_URL= /root/old.env; grep ^DATABASE_URL= {ENV}) >/root/new.env")
    two.run(f"cat /root/new.env >{ENV}")
    shortened(
        two.run(restore(newest))
    )  # by its name: the newest one of all is what this machine made when it was empty
    two.run(f"systemctl start {SERVICES}")
    took = time.monotonic() - began
    must(trial.names(two) == expected, f"all {len(expected)} answers are there and can be read, after {took:.0f} s")
    must(ask("GET", "/en/")[0] == 200, "the site is there")
    must(sign_up(trial.form, "Hiba") == 303, "somebody signs up")
