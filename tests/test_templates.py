"""Every template that code or another template names exists, and every template compiles."""

import ast
import fnmatch
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.template.loader_tags import ExtendsNode, IncludeNode

ROOT = Path(settings.BASE_DIR)
LOOKS_LIKE_A_TEMPLATE = re.compile(r"[\w*/-]+\.html|mail/[\w*/-]+\.txt")
NOT_TEMPLATES = {"index.html", "index-*.html"}  # files of the static copy


def folders():
    ours = [Path(app.path) for app in apps.get_app_configs() if Path(app.path).parent == ROOT]
    return [ROOT / "templates", *(app / "templates" for app in ours if (app / "templates").is_dir())]


TEMPLATES = sorted(
    str(path.relative_to(folder)) for folder in folders() for path in folder.rglob("*.*") if path.is_file()
)


def names_in(source):
    """Return the template names in a module; what an f-string fills in is written as a star."""
    tree = ast.parse(source)
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
            yield node.value


def exists(name):
    if "*" in name:
        return fnmatch.filter(TEMPLATES, name) != []
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True


def test_every_template_that_code_names_exists():
    ours = [Path(app.path) for app in apps.get_app_configs() if Path(app.path).parent == ROOT]
    found = {
        (str(path.relative_to(ROOT)), name.removeprefix("templates/"))
        for app in ours
        for path in app.rglob("*.py")
        if "migrations" not in path.parts
        for name in names_in(path.read_text(encoding="utf-8"))
        if LOOKS_LIKE_A_TEMPLATE.fullmatch(name) and name not in NOT_TEMPLATES
    }

    assert len(found) > 50
    assert sorted(pair for pair in found if not exists(pair[1])) == []


@pytest.mark.parametrize("source", ['T = "forms_app/nothing.html"', 'T = f"nothing/{name}.html"'])
def test_a_name_without_a_template_is_noticed(source):
    assert [name for name in names_in(source) if LOOKS_LIKE_A_TEMPLATE.fullmatch(name) and not exists(name)]


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_compiles_and_names_only_templates_that_exist(name):
    template = get_template(name).template
    named = [node.template.var for node in template.nodelist.get_nodes_by_type(IncludeNode)]
    named += [node.parent_name.var for node in template.nodelist.get_nodes_by_type(ExtendsNode)]

    assert [other for other in named if isinstance(other, str) and not exists(other)] == []
