"""README, CHANGELOG and decisions: complete, without a line twice, and newest first."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
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


@pytest.mark.parametrize("name", ["README.md", "docs/decisions.md"])
def test_links_between_documents_lead_to_files(name):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text_of(name))

    assert links or name != "README.md"
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []
