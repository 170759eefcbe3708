"""The shape of the house: what may point at what, and that nothing is half there."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from django.template.loader import get_template
from wagtail.models import get_page_models

from campaigns.blocks import CallBody, ReportBody
from home.blocks import SectionsBody
from news.blocks import StoryBody

LAYERS = {"core": 0, "forms_app": 1, "news": 2, "campaigns": 2, "translations": 2, "home": 3, "importing": 4}
OUR_PAGES = [model for model in get_page_models() if model._meta.app_label in LAYERS]


def templates():
    """Return the name of every template of ours, as a loader is asked for it."""
    folders = [*settings.TEMPLATES[0]["DIRS"], *(settings.BASE_DIR / app / "templates" for app in LAYERS)]
    return sorted(str(path.relative_to(folder)) for folder in map(Path, folders) for path in folder.rglob("*.*"))


def may_point(app, other):
    """Tell whether one app may know another: itself, one of a lower floor, or one that is not ours."""
    return app == other or other not in LAYERS or LAYERS[other] < LAYERS[app]


@pytest.mark.parametrize("name", templates())
def test_template_compiles(name):
    assert get_template(name).template.name == name


def test_foreign_keys_fall():
    fields = [
        field for app in LAYERS for model in apps.get_app_config(app).get_models() for field in model._meta.local_fields
    ]

    wrong = [str(field) for field in fields if field.is_relation and not may_point(*apps_joined_by(field))]

    assert wrong == []


def apps_joined_by(field):
    return field.model._meta.app_label, field.related_model._meta.app_label


@pytest.mark.django_db  # wagtail-localize's migrations look at the database when they are imported
def test_migrations_fall():
    migrations = MigrationLoader(None).disk_migrations

    wrong = [
        f"{app}.{name} waits for {other}.{depended_on}"
        for (app, name), migration in migrations.items()
        for other, depended_on in migration.dependencies
        if app in LAYERS and not may_point(app, other)
    ]

    assert wrong == []


def test_no_list_names_page_types_to_which_the_next_type_had_to_be_added_by_hand():
    """Lists, feeds, search and pages of subjects ask each type what it is; the parts a type is made of are another matter."""
    names = {model.__name__ for model in OUR_PAGES}
    code = [path for app in (*LAYERS, "editors", "icssi_cms") for path in (settings.BASE_DIR / app).rglob("*.py")]

    found = [
        f"{path.relative_to(settings.BASE_DIR)}:{node.lineno}"
        for path in code
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.List | ast.Tuple | ast.Set)
        and len(names & {part.id for part in node.elts if isinstance(part, ast.Name)}) > 2
    ]

    assert len(code) > 300
    assert found == []


@pytest.mark.parametrize("model", OUR_PAGES, ids=lambda model: model.__name__)
def test_page_type_has_its_template(model):
    assert (settings.BASE_DIR / "templates" / model.template).is_file()


@pytest.mark.parametrize("body", [StoryBody, CallBody, ReportBody, SectionsBody], ids=lambda body: body.__name__)
def test_block_of_a_body_has_a_template_named_like_it(body):
    templates = {name: block.meta.template for name, block in body().child_blocks.items()}

    assert templates == {name: f"blocks/{name}.html" for name in templates}


@pytest.mark.parametrize("body", [StoryBody, CallBody, ReportBody, SectionsBody], ids=lambda body: body.__name__)
def test_body_offers_every_block_of_the_brief(body):
    assert set(body().child_blocks) == {
        "heading",
        "paragraph",
        "quote",
        "picture",
        "gallery",
        "list",
        "embed",
        "document",
        "call_to_action",
        "related_pages",
        "table",
        "questions",
        "figures",
        "map",
        "sound",
        "film",
        "contents",
        "passage",
        "signup",
    }
