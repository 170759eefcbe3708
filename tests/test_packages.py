"""What is imported is declared in pyproject.toml where it is needed, and nothing is declared that nobody uses."""

import ast
import re
import sys
import tomllib
from collections import defaultdict
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
TEXT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads(TEXT)
APPS = {Path(app.path).name for app in apps.get_app_configs() if Path(app.path).parent == ROOT}
SOURCES = {
    path: path.read_text(encoding="utf-8")
    for path in ROOT.rglob("*.py")
    if not {".venv", ".venv-next", "var"} & set(path.parts)
}
FOLDERS = {path.relative_to(ROOT).parts[0].removesuffix(".py") for path in SOURCES}
OURS = FOLDERS | {path.stem for path in SOURCES if path.parent in {ROOT / "bin", ROOT / "deploy" / "tests"}}
# Modules that are not installed here, and the packages they come from.
NOT_INSTALLED = {"boto3": {"boto3"}, "botocore": {"botocore"}, "fontTools": {"fonttools"}}


def name_of(requirement):
    """Return the name of a package as PyPI writes it: django-allauth[mfa]>=65 is django-allauth."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement).group()).lower()


def declared(*groups):
    """Return the names in dependencies, extras and groups."""
    lists = {"dependencies": PYPROJECT["project"]["dependencies"]}
    lists |= PYPROJECT["project"]["optional-dependencies"] | PYPROJECT["dependency-groups"]
    return {name_of(requirement) for group in groups for requirement in lists[group]}


def imported():
    """Return for each third-party module the files that import it."""
    found = defaultdict(set)
    for path, source in SOURCES.items():
        for node in ast.walk(ast.parse(source)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module]
            for module in {name.split(".")[0] for name in names} - sys.stdlib_module_names - OURS:
                found[module].add(path)
    return found


IMPORTED = imported()
PACKAGES = packages_distributions()


def packages_of(module):
    return NOT_INSTALLED.get(module) or {name_of(name) for name in PACKAGES[module]}


def needed_by(path):
    """Return what a file may import: the site itself, what is only measured, tested or made by hand."""
    folder = path.relative_to(ROOT).parts[0]
    if folder == "tests":
        return declared("dependencies", "hosts", "test")
    if folder == "bench":
        return declared("dependencies", "hosts", "test", "bench")
    if folder == "bin":
        return declared("dependencies", "test", "dev", "fonts")
    if '__name__ == "__main__"' in SOURCES[path]:  # a script that somebody runs by hand
        return declared("dependencies", "test")
    return declared("dependencies", "hosts")


def test_imports_of_the_site_are_found():
    assert {"wagtail", "polib", "brotli", "lxml", "pytest"} <= IMPORTED.keys()
    assert {"core", "home", "forms_app"} <= APPS


@pytest.mark.parametrize("module", sorted(IMPORTED))
def test_import_is_declared_where_it_is_needed(module):
    missing = [str(path.relative_to(ROOT)) for path in IMPORTED[module] if not packages_of(module) & needed_by(path)]

    assert missing == [], f"{module} of {packages_of(module)} is not declared for these files"


@pytest.mark.parametrize("name", sorted(declared("dependencies", "hosts", "test", "bench", "fonts")))
def test_declared_package_is_used_or_says_what_needs_it(name):
    """A package that is not imported is named in pyproject.toml with the reason in a comment."""
    if any(name in packages_of(module) for module in IMPORTED):
        return
    declaration = re.compile(rf'"{re.escape(name)}[\[<>=~!"]', re.IGNORECASE)
    line = next(line for line in TEXT.splitlines() if declaration.search(line))
    assert "# " in line, f"Nothing imports {name}. Remove it, or say in a comment what needs it."
