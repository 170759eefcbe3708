#!/usr/bin/env python3
"""Run the suite on SQLite with the newest Wagtail and Django that wagtail-localize allows; arguments go to pytest.

The packages are installed into .venv-next/, without the upper bounds that pyproject.toml sets for these two.
"""

import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv-next"
PYTHON = str(ENVIRONMENT / "bin" / "python")
UNBOUND = ("wagtail", "django")


def requirements() -> list[str]:
    """The packages the site and its tests need, the two in any version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["test"]
    names = {f"{name}{sign}": name for name in UNBOUND for sign in "<>=~ "}
    return [next((name for start, name in names.items() if one.startswith(start)), one) for one in asked]


def main(arguments: list[str]) -> int:
    """Install the packages and return pytest's exit status."""
    if not Path(PYTHON).exists():
        venv.create(ENVIRONMENT, with_pip=True)
    subprocess.run([PYTHON, "-m", "pip", "install", "-qq", "--upgrade", *requirements()], check=True)
    shown = "import django, wagtail; print('Wagtail', wagtail.__version__, 'on Django', django.__version__, flush=True)"
    subprocess.run([PYTHON, "-c", shown], check=True)
    options = ["-o", "cache_dir=.pytest_cache/next", "--numprocesses", "auto"]
    return subprocess.run([PYTHON, "-m", "pytest", *options, *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
