"""The version before works with the tables of the next one: an upgrade migrates while it still answers, and may go back.

What has to go is taken out of the code in one version, and out of the tables in the version after it.
"""

import pytest
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState

# The newest migrations when deploy/upgrade came: nobody has upgraded by it to them.
FIRST = {
    "campaigns": "0008",
    "core": "0011",
    "forms_app": "0007",
    "home": "0006",
    "news": "0005",
    "translations": "0010",
}
TAKES_AWAY = (
    migrations.RemoveField,
    migrations.DeleteModel,
    migrations.RenameField,
    migrations.RenameModel,
    migrations.AlterModelTable,
)
# Migrations that may take something away, because the version before does not use it any more: "core.0012_x": "why".
ALLOWED: dict[str, str] = {}


def problems_of(migration: migrations.Migration, state: ProjectState) -> list[str]:
    """Return what the version before could not live with, or what cannot be undone; `state` is that before it."""
    found = [] if migration.atomic else ["atomic = False: what fails half-way cannot be taken back"]
    state = state.clone()
    for operation in migration.operations:
        found += problems_of_operation(operation, migration.app_label, state)
        operation.state_forwards(migration.app_label, state)
    return found


def problems_of_operation(operation: Operation, app: str, state: ProjectState) -> list[str]:
    where = operation.describe()
    if isinstance(operation, TAKES_AWAY):
        return [f"{where}: the version before still uses it"]
    if not operation.reversible:
        return [f"{where}: it cannot be undone; give it a reverse"]
    if isinstance(operation, migrations.AddField):
        return [f"{where}: rows of the version before lack it; give it null=True or db_default"] * is_missed(
            operation.field
        )
    if isinstance(operation, migrations.AlterField):
        before = state.models[app, operation.model_name.lower()].fields[operation.name]
        return [f"{where}: what the version before writes does not fit"] * is_narrower(before, operation.field)
    return []


def is_missed(field: models.Field) -> bool:
    """Tell whether a row that is inserted without this field is refused."""
    return not (field.many_to_many or field.null or field.has_db_default())


def is_narrower(before: models.Field, after: models.Field) -> bool:
    shorter = (after.max_length or 0) < (before.max_length or 0)
    other_kind = before.get_internal_type() != after.get_internal_type()
    return shorter or other_kind or (before.null and not after.null) or (after.unique and not before.unique)


@pytest.mark.django_db  # a migration of wagtail-localize asks the database when it is imported
def test_version_before_works_with_new_tables():
    loader = MigrationLoader(None)
    found = {}
    for (app, name), migration in sorted(loader.disk_migrations.items()):
        is_own = (settings.BASE_DIR / app).is_dir()
        full = f"{app}.{name}"
        if is_own and name[:4] > FIRST.get(app, "") and full not in ALLOWED:
            before = loader.project_state((app, name), at_end=False)
            if problems := problems_of(migration, before):
                found[full] = problems
    assert found == {}, "Upgrades would break: see the docstring of this module, and ALLOWED."


def state_of(**fields: models.Field) -> ProjectState:
    state = ProjectState()
    state.add_model(ModelState("core", "Thing", [("id", models.AutoField(primary_key=True)), *fields.items()]))
    return state


@pytest.mark.parametrize(
    ("operation", "word"),
    [
        (migrations.RemoveField("thing", "name"), "still uses"),
        (migrations.RenameField("thing", "name", "title"), "still uses"),
        (migrations.DeleteModel("thing"), "still uses"),
        (migrations.RunPython(migrations.RunPython.noop), "undone"),
        (migrations.RunSQL("SELECT 1"), "undone"),
        (migrations.AddField("thing", "size", models.IntegerField(default=0)), "db_default"),
        (migrations.AlterField("thing", "name", models.CharField(max_length=10)), "does not fit"),
        (migrations.AlterField("thing", "note", models.TextField()), "does not fit"),
    ],
)
def test_what_the_version_before_cannot_live_with_is_found(operation, word):
    migration = migrations.Migration("0099_x", "core")
    migration.operations = [operation]
    state = state_of(name=models.CharField(max_length=20), note=models.TextField(null=True))
    assert [word in problem for problem in problems_of(migration, state)] == [True]


def test_what_the_version_before_can_live_with_is_let_through():
    migration = migrations.Migration("0099_x", "core")
    migration.operations = [
        migrations.AddField("thing", "size", models.IntegerField(default=0, db_default=0)),
        migrations.AddField("thing", "note", models.TextField(null=True)),
        migrations.AlterField("thing", "name", models.CharField(max_length=30)),
        migrations.RunPython(migrations.RunPython.noop, migrations.RunPython.noop),
    ]
    assert problems_of(migration, state_of(name=models.CharField(max_length=20))) == []
    migration.atomic = False
    assert len(problems_of(migration, state_of(name=models.CharField(max_length=20)))) == 1
