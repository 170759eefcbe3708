"""Try the site in containers: build, start, sign up, restart, lose the database, back up, try the backup, start again.

    PODMAN_COMPOSE=podman-compose .venv/bin/python deploy/tests/containers.py [trixie]

As root, with podman, podman-compose, debootstrap and pip's usual way to its packages; ports 8180 and 8443 must be free.
The images stand on a debootstrap (machines.py), so that nothing is taken from a registry. It is made an image once, so
that podman finds the layers of the last time; `podman rmi` takes it away. It ends with 1 if anything was not as it should.
"""

import json
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pyrage
import visitors
from installation import MAKE_FORM
from machines import CERTIFICATES, base_of, say
from trial import NAMES, ROOT, FailedError, must, shortened
from visitors import HOST, ask, sign_up

FOLDER = ROOT / "deploy" / "containers"
COMPOSE = shlex.split(os.environ.get("PODMAN_COMPOSE", "podman-compose"))
BASE = "localhost/icssi-debian"
HTTP_PORT, HTTPS_PORT = 8180, 8443
RUNNING = ("database", "web", "worker", "proxy")
PATIENCE = 900


def run(*command: str | Path, check: bool = True, given: str = "") -> str:
    """Run a command in the folder of the compose file; return what it printed."""
    done = subprocess.run(
        command, cwd=FOLDER, input=given, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if check and done.returncode:
        raise RuntimeError(f"{shlex.join(map(str, command))}: exit status {done.returncode}\n{done.stdout}")
    return done.stdout


def compose(*words: str) -> str:
    return run(*COMPOSE, *words)


def manage(*words: str, given: str = "") -> str:
    """Run a command of manage.py in the container of the web server."""
    return run("podman", "exec", "--interactive", "icssi_web_1", "python", "manage.py", *words, given=given)


def build(release: str) -> None:
    base = f"{BASE}:{release}"
    if subprocess.run(["podman", "image", "exists", base], check=False).returncode:
        with subprocess.Popen(["tar", "-C", base_of(release), "-c", "."], stdout=subprocess.PIPE) as tar:
            subprocess.run(["podman", "import", "--quiet", "-", base], stdin=tar.stdout, check=True)
    # What lets pip of a container reach the network as that of this computer does.
    ways = [path for path in ("/etc/pip.conf", CERTIFICATES) if Path(path).exists()]
    options = [f"--volume={path}:{path}:ro" for path in ways] + ["--network=host", f"--build-arg=BASE={base}"]
    for target in ("site", "proxy", "database"):
        began = time.monotonic()
        file = FOLDER / "Containerfile"
        run("podman", "build", *options, "--target", target, "--tag", f"icssi-{target}", "--file", file, ROOT)
        size = run("podman", "image", "inspect", "--format", "{{.Size}}", f"localhost/icssi-{target}")
        say(f"      {target}: {int(size) / 1e6:.0f} MB in {time.monotonic() - began:.0f} s")


def write_settings(public: str) -> None:
    run("./make_settings", f"https://{HOST}")
    settings = FOLDER / ".env"
    settings.write_text(settings.read_text().replace("=80\n", f"={HTTP_PORT}\n").replace("=443\n", f"={HTTPS_PORT}\n"))
    settings = FOLDER / "site.env"
    settings.write_text(settings.read_text().replace("BACKUP_KEY=", f"BACKUP_KEY={public}"))
    (FOLDER / "tls").mkdir()
    new_key = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30"
    run("openssl", *new_key.split(), "-subj", f"/CN={HOST}", "-keyout", "tls/privkey.pem", "-out", "tls/fullchain.pem")
    run("chown", "-R", "33", "tls")  # www-data of the images


def start() -> float:
    """Start the containers; return after how many seconds all of them were found to work."""
    began = time.monotonic()
    compose("up", "--detach")
    while not all(map(is_healthy, RUNNING)):
        if time.monotonic() - began > PATIENCE:
            raise FailedError("\n".join(compose("logs", name)[-2000:] for name in ("prepare", *RUNNING)))
        time.sleep(1)
    return time.monotonic() - began


def is_healthy(name: str) -> bool:
    """Ask a container's own probe."""
    return not run("podman", "healthcheck", "run", f"icssi_{name}_1", check=False).strip()


def names() -> set[str]:
    said = manage("shell", "-v", "0", "-c", NAMES)
    return set(next(line for line in said.splitlines() if line.startswith("names")).split()[1:])


def look_inside() -> None:
    for name in RUNNING:
        container = f"icssi_{name}_1"
        who = run("podman", "exec", container, "id", "-u").strip()
        written = run("podman", "exec", container, "touch", "/etc/written", check=False)
        facts = json.loads(run("podman", "inspect", container))[0]
        capabilities = facts["EffectiveCaps"] or []
        is_hard = who != "0" and "Read-only" in written and not capabilities
        must(is_hard, f"{name}: account {who}, root read-only, no capabilities")
    ports = run("podman", "ps", "--format", "{{.Names}} {{.Ports}}")
    must("_web_1 \n" in ports and "_database_1 \n" in ports, "only nginx has ports")


def attempt(private: str) -> None:
    say(f"all of it works after {start():.0f} s")
    said = run("podman", "logs", "icssi_prepare_1")
    must(said.count("The groups have their rights") == 1, "what comes before was done once")
    look_inside()
    must(ask("GET", "/en/")[0] == ask("GET", "/ar/")[0] == 200, "the front page is there")
    said = manage("shell", "-v", "0", "-c", MAKE_FORM)
    form = next(line for line in said.splitlines() if line.startswith("form")).split()[1]
    must(sign_up(form, "Amal") == 303 and names() == {"Amal"}, "somebody signs up, and can be read by who has the keys")
    with visitors.Visitors(form) as watching:
        run("podman", "restart", "icssi_web_1")
        time.sleep(15)
    say("      ", watching.words())
    must(
        all(visit.status == 200 for visit in watching.pages), "stored pages are answered while the web server restarts"
    )
    expected = {"Amal", *watching.thanked}
    must(expected <= names(), f"none of {len(expected)} answers is lost")
    run("podman", "kill", "icssi_database_1")
    must(ask("GET", "/en/")[0] == 200, "without the database, stored pages are answered")
    must(sign_up(form, "Basim") == 503, "and forms with 503")
    run("podman", "start", "icssi_database_1")
    say(f"      works again after {start():.0f} s")
    shortened(manage("back_up"))
    shortened(manage("drill", "--key", "-", given=private))
    compose("down")
    say(f"      taken down and started again: {start():.0f} s")
    must(expected <= names(), "all answers are there")
    shortened(run("podman", "exec", "icssi_web_1", "python", "manage.py", "doctor", check=False), 12)


def main(release: str = "trixie") -> int:
    visitors.PORT = HTTPS_PORT
    key = pyrage.x25519.Identity.generate()
    try:
        build(release)
        write_settings(str(key.to_public()))
        attempt(str(key))
    except (FailedError, RuntimeError) as error:
        say(f"FAILED: {error}")
        return 1
    finally:
        run(*COMPOSE, "down", "--volumes", check=False)
        run("rm", "-rf", "tls", "site.env", ".env")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
