"""Move the demonstration with many answers from SQLite to PostgreSQL and back, and compare all rows.

    python -m bench.database_moves

It counts each table on each side and compares the ids in each; of the two SQLite databases, at the beginning and at the
end, it compares every value. It needs a PostgreSQL as the tests do, and ends with 1 if anything differs.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import psycopg2

from bench.empty_site import configure, prepare
from bench.submission_lists import fill
from bin.with_postgres import Server

ANSWERS = 2_000
# What a new database has of its own, and what is made anew: sessions, guesses, indexes, when its tables were made.
OF_ITS_OWN = ("core_usersession", "django_session", "core_guesscount", "django_migrations")
INDEXES = ("wagtailsearch_", "modelsearch_")
ENCRYPTED = "gAAAA"  # how encrypted answers begin


def move(source: str, target: str) -> str:
    """Run the command of operators; return what it said last."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "manage.py", "move_database"],
        env=os.environ | {"DATABASE_URL": source, "NEW_DATABASE_URL": target},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stdout)
    return f"{time.perf_counter() - began:.0f} s: {done.stdout.strip().splitlines()[-1]}"


def is_compared(table: str) -> bool:
    return not table.startswith(("sqlite_", *INDEXES)) and table not in OF_ITS_OWN


def plain(value):
    """Return a value as one would compare it: JSON and answers by what they hold, as each copy writes them anew."""
    from core.encryption import opened

    if isinstance(value, str) and value.startswith(ENCRYPTED):
        return opened(value)
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            return json.dumps(json.loads(value), sort_keys=True)
        except ValueError:
            return value
    return value


def of_sqlite(path: Path) -> dict[str, list[tuple]]:
    """Return all rows of each table, in the order of their first column, which is the id."""
    with closing(sqlite3.connect(path)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: [tuple(map(plain, row)) for row in database.execute(f'SELECT * FROM "{name}" ORDER BY 1')]  # noqa: S608  the database named it
            for name in filter(is_compared, names)
        }


def ids_of_postgresql(url: str, tables: dict[str, list[tuple]], path: Path) -> dict[str, list]:
    """Return the first column of each table, as SQLite calls it."""
    with closing(sqlite3.connect(path)) as database:
        first = {table: database.execute(f'PRAGMA table_info("{table}")').fetchone()[1] for table in tables}
    found = {}
    with closing(psycopg2.connect(url)) as server, server.cursor() as cursor:
        for table, column in first.items():
            cursor.execute(f'SELECT "{column}" FROM "{table}"')  # noqa: S608  the database named them
            found[table] = [value for (value,) in cursor]
    return found


def main() -> int:
    configure()
    prepare()
    from django.core.management import call_command
    from django.db import connection

    from forms_app.starter_forms.builder import start_from
    from forms_app.starter_forms.catalogue import STARTERS

    call_command("build_demonstration", verbosity=0)
    form = start_from(STARTERS["volunteer"])
    form.live = True
    form.save()
    fill(form, ANSWERS)
    connection.close()
    folder = Path(os.environ["DATA_DIR"])
    before, after = folder / "db.sqlite3", folder / "back.sqlite3"
    server = Server()
    try:
        server.start()
        print("SQLite to PostgreSQL,", move(f"sqlite:///{before}", server.url), flush=True)
        first = of_sqlite(before)
        moved = ids_of_postgresql(server.url, first, before)
        print("PostgreSQL to SQLite,", move(server.url, f"sqlite:///{after}"), flush=True)
    finally:
        server.destroy()
    second = of_sqlite(after)
    other_ids = [
        table
        for table, rows in first.items()
        # Without dashes, as SQLite keeps UUIDs.
        if sorted(str(row[0]).replace("-", "") for row in rows)
        != sorted(str(one).replace("-", "") for one in moved[table])
    ]
    other_rows = [table for table, rows in first.items() if rows != second[table]]
    shutil.rmtree(folder)
    rows = sum(map(len, first.values()))
    print(f"{len(first)} tables with {rows} rows compared, {sum(map(bool, first.values()))} of them not empty")
    print("Other ids or counts in PostgreSQL:", ", ".join(other_ids) or "none")
    print("Other values after the way back:", ", ".join(other_rows) or "none")
    return 1 if other_ids or other_rows or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
