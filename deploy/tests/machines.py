"""Debian machines for trying the kit: a debootstrap of each, started by systemd-nspawn with the systemd of its own.

A machine shares the network of this computer, so only one runs at a time, and ports 80 and 443 must be free.
"""

import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

FOLDER = Path(os.environ.get("MACHINES", "/var/lib/machines/icssi"))
MIRROR = os.environ.get("DEBIAN_MIRROR", "http://deb.debian.org/debian")
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
# What lets pip and apt of a machine reach the network as those of this computer do.
NETWORK_FILES = ["/etc/resolv.conf", "/etc/hosts", "/etc/pip.conf", "/root/.config/pip/pip.conf", CERTIFICATES]
NETWORK_VARIABLES = ("PIP_", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")
HERE = {"PIP_FIND_LINKS"}
DISK = re.compile(r"^\s*(find-links|constraint)\b|file://")  # lines that name directories of this computer


def say(*words: object) -> None:
    print(time.strftime("%H:%M:%S"), *words, flush=True)


def network_variables() -> dict[str, str]:
    """Return the variables by which programs here reach the network."""
    return {
        name: value
        for name, value in os.environ.items()
        if name.upper().startswith(NETWORK_VARIABLES) and name not in HERE
    }


def base_of(release: str) -> Path:
    """Return the directory of a release of Debian with nothing but systemd and certificates; it is made once."""
    base = FOLDER / f"{release}-base"
    if not (base / "complete").exists():
        say(f"Making the base of {release} ...")
        shutil.rmtree(base, ignore_errors=True)
        base.parent.mkdir(parents=True, exist_ok=True)
        options = ["--variant=minbase", "--include=ca-certificates,systemd,systemd-sysv"]
        run(["debootstrap", *options, release, str(base), MIRROR], stdout=subprocess.DEVNULL)
        (base / "complete").touch()
    return base


class Machine:
    """A machine of one release of Debian. `name` tells two of one release apart."""

    def __init__(self, release: str, name: str) -> None:
        self.release = release
        self.root = FOLDER / f"{release}-{name}"
        self.nspawn: subprocess.Popen | None = None
        self.leader = 0

    def make(self) -> None:
        """Lay the machine anew, from the base of its release."""
        shutil.rmtree(self.root, ignore_errors=True)
        run(["cp", "-a", str(base_of(self.release)), str(self.root)])
        for path in map(Path, NETWORK_FILES):
            if path.exists():
                target = self.root / path.relative_to("/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text("".join(line for line in path.open() if not DISK.search(line)))

    def start(self) -> None:
        log = (FOLDER / f"{self.root.name}.console").open("w")
        options = ["--boot", "--quiet", "--register=no", "--keep-unit", "--resolv-conf=off", "--timezone=off"]
        self.nspawn = subprocess.Popen(
            ["systemd-nspawn", f"--directory={self.root}", *options],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=os.environ | {"UNIFIED_CGROUP_HIERARCHY": "1"},
            start_new_session=True,
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            children = Path(f"/proc/{self.nspawn.pid}/task/{self.nspawn.pid}/children").read_text().split()
            for child in children:
                if Path(f"/proc/{child}/comm").read_text().strip() == "systemd":
                    self.leader = int(child)
                    if self.run("systemctl is-system-running", check=False).strip() in {"running", "degraded"}:
                        return
            time.sleep(0.5)
        raise RuntimeError(f"{self.root.name} does not start: see its console in {FOLDER}")

    def stop(self) -> None:
        """Switch the machine off as a power cut does."""
        if self.nspawn is None:
            return
        os.killpg(self.nspawn.pid, signal.SIGKILL)
        if self.leader:
            os.kill(self.leader, signal.SIGKILL)
        self.nspawn.wait()
        self.nspawn, self.leader = None, 0
        time.sleep(1)

    def command(self, script: str, **variables: str) -> list[str]:
        given = {
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root",
            "LANG": "C.UTF-8",
        }
        environment = [f"{name}={value}" for name, value in {**given, **network_variables(), **variables}.items()]
        inside = ["nsenter", "--target", str(self.leader), "--all", "--root"]
        return [*inside, "env", "-i", "--chdir=/", *environment, "bash", "-c", script]

    def run(self, script: str, check: bool = True, **variables: str) -> str:
        """Run a script in the machine as root; return what it printed."""
        done = subprocess.run(
            self.command(script, **variables),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.status = done.returncode
        if check and done.returncode:
            raise RuntimeError(f"{script}: exit status {done.returncode}\n{done.stdout}")
        return done.stdout

    def copy_in(self, source: Path, target: str) -> None:
        """Put the code of a directory into the machine, without what only development needs."""
        inside = self.root / target.lstrip("/")
        shutil.rmtree(inside, ignore_errors=True)
        shutil.copytree(
            source,
            inside,
            ignore=shutil.ignore_patterns(".git", ".venv*", "var", "__pycache__", ".*_cache", "*.mo", "node_modules"),
            symlinks=True,
        )


def run(command: list[str], **options) -> None:
    subprocess.run(command, check=True, **options)
