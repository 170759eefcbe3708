"""The documents: complete, without a line twice, newest first, and what they name exists."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
DOCUMENTS = [
    path.relative_to(ROOT).as_posix()
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]
    if not path.name.endswith(".ar.md")
]
APPS = [
    "core",
    "forms_app",
    "news",
    "campaigns",
    "translations",
    "home",
    "editors",
    "demonstration",
    "icssi_cms",
    "tests",
    "bench",
]
GROUPS = ["Added", "Changed", "Fixed", "Security"]


def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_readme_links_every_guide():
    linked = set(re.findall(r"\]\(docs/([a-z.-]+\.md)\)", text_of("README.md")))

    assert linked >= {path.name for path in ROOT.glob("docs/*.md")}


def test_readme_explains_each_setting_once():
    table = text_of("README.md").split("\n## Settings\n")[1].split("\n## ")[0]
    settings_named = [name for row in re.findall(r"(?m)^\| (`.+?) \|", table) for name in re.findall(r"`(\w+)", row)]

    assert {"ONION_URL", "DATABASE_URL"} <= set(settings_named)
    assert len(settings_named) == len(set(settings_named))


def test_each_group_of_the_changelog_stands_once_in_a_version():
    for version in text_of("CHANGELOG.md").split("\n## ")[1:]:
        groups = re.findall(r"(?m)^### (.+)$", version)
        assert groups == [group for group in GROUPS if group in groups]
        lines = [line for line in version.splitlines() if line.startswith("- ")]
        assert lines
        assert [line for line in lines if lines.count(line) > 1] == []
        assert not re.search(r"(?m)^- ", version.split("\n### ")[0]), "a line stands in no group"


def test_decisions_stand_newest_first():
    dates = re.findall(r"(?m)^## (\d{4}-\d\d-\d\d): ", text_of("docs/decisions.md"))

    assert len(dates) == text_of("docs/decisions.md").count("\n## ")
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_between_documents_lead_to_files(name):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text_of(name))

    assert links or name != "README.md"
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_and_modules_that_documents_name_are_there(name):
    words = re.findall(r"`([^`\n]+)`", text_of(name))
    files = {word for word in words if re.fullmatch(r"[\w.-]+(/[\w.-]+)+\.(py|html|css|js|md|po|conf)", word)}
    modules = {word for word in words if re.fullmatch(rf"({'|'.join(APPS)})(\.\w+)+(\(\))?", word)}

    assert [file for file in sorted(files) if not any(ROOT.glob(f"*/{file}")) and not (ROOT / file).is_file()] == []
    assert [module for module in sorted(modules) if not is_there(module.removesuffix("()"))] == []


def is_there(dotted):
    """Tell whether a dotted name is a module, or a name in one."""
    *module, last = dotted.split(".")
    if (ROOT / dotted.replace(".", "/")).is_dir() or (ROOT / (dotted.replace(".", "/") + ".py")).is_file():
        return True
    path = ROOT.joinpath(*module)
    found = [one for one in (path.with_suffix(".py"), path / "__init__.py") if one.is_file()]
    return any(re.search(rf"\b{last}\b", one.read_text(encoding="utf-8")) for one in found)
