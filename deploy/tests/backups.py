"""Backups as the worker makes them, with its own rights only: on this computer, and on another one by SSH."""

from trial import ENV, Trial, must, restore, shortened

PORT = 2222
KEEPER = f"sftp://keeper@127.0.0.1:{PORT}/home/keeper/icssi"
# The worker's unit with another command, so that nobody waits for the night.
UNIT = "/run/systemd/system/icssi-once.service"
MAKE_UNIT = (
    "sed -e 's/run_worker/back_up/' -e 's/^Type=.*/Type=oneshot/' -e '/^Restart/d' -e '/^WatchdogSec/d'"
    f" /etc/systemd/system/icssi-worker.service >{UNIT}; cp -r /etc/systemd/system/icssi-worker.service.d"
    f" {UNIT}.d 2>/dev/null; systemctl daemon-reload"
)
BACK_UP = "systemctl start icssi-once; s=$?; journalctl -u icssi-once -o cat -n 12; exit $s"
HOST = f"""
set -e
apt-get install -y -qq --no-install-recommends openssh-server >/dev/null 2>&1
printf 'Port {PORT}\\nListenAddress 127.0.0.1\\n' >/etc/ssh/sshd_config.d/keeper.conf
systemctl restart ssh
useradd --create-home keeper
install -d -m 700 -o keeper -g keeper /home/keeper/icssi /home/keeper/.ssh
"""
# As docs/backups.md says it.
KEY = f"""
set -e
runuser -u icssi -- ssh-keygen -q -t ed25519 -N '' -f /var/lib/icssi/.ssh/id_ed25519
runuser -u icssi -- sh -c 'ssh-keyscan -p {PORT} 127.0.0.1 >/var/lib/icssi/.ssh/known_hosts 2>/dev/null'
install -m 600 -o keeper -g keeper /var/lib/icssi/.ssh/id_ed25519.pub /home/keeper/.ssh/authorized_keys
"""


def backups_of_the_worker(trial: Trial) -> None:
    one = trial.one
    one.run(MAKE_UNIT)
    shortened(one.run(BACK_UP), 2)
    must(one.status == 0, "the worker may make a backup on this computer")
    one.run(HOST)
    one.run(f"sed -i 's|^BACKUP_TO=.*|BACKUP_TO={KEEPER}|' {ENV}")
    trial.fails("another computer that lets nobody in", BACK_UP, "There is no new backup")
    one.run("install -d -m 700 -o icssi -g icssi /var/lib/icssi/.ssh")
    one.run(KEY)
    shortened(one.run(BACK_UP), 2)
    must(one.status == 0, "and on another one by SSH")
    modes = set(one.run("stat -c '%U %a' /home/keeper/icssi/*.age").split("\n")) - {""}
    must(modes == {"keeper 600"}, "where only its owner reads it")
    shortened(one.run("icssi drill --key - </root/backup.key"))
    one.run("systemctl stop ssh")
    trial.fails("another computer that is away", BACK_UP, "There is no new backup")
    trial.fails(
        "a restoration from there", f"systemctl stop icssi-web icssi-web.socket icssi-worker; {restore()}", "sftp"
    )
    one.run(f"sed -i 's|^BACKUP_TO=.*|BACKUP_TO=file:///var/backups/icssi|' {ENV}; rm {UNIT}")
    one.run("systemctl daemon-reload; systemctl start icssi-web.socket icssi-web icssi-worker")
