"""A site is killed in the middle of writes, backed up, damaged, restored: it is as it was, on both engines.

A site of its own is made for it, whose database is a copy of the one tests begin with.
"""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

from bin.with_postgres import find_binaries
from core.management.commands.drill import address_of

pytestmark = pytest.mark.django_db(transaction=True)

START = """
import sys
import django; django.setup()
from django.core.management import call_command
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from core.models import Topic, UserSession
from forms_app.models import Submission
from wagtail.models import Locale
english = Locale.objects.get(language_code="en")
"""
WRITE_FOR_EVER = (
    START
    + """
from tests.factories import TopicFactory
for number in range(1_000_000):
    TopicFactory(name=f"Written {number}")
    print(number, flush=True)
"""
)
BACK_UP_AND_DAMAGE = (
    START
    + """
from django.test import Client
from forms_app.erasure_list import write_out
from forms_app.lifecycle import Change, Kind, apply
from tests.forms_app.building import SignupFormFactory
from tests.forms_app.visiting import post
form = SignupFormFactory()
for name in ("Amal", "Hiba"):
    post(Client(SERVER_NAME="localhost"), form, name=name)
session = UserSession.get_session_store_class()()
session.create()
assert UserSession.objects.count() == 1
default_storage.save("documents/plan.txt", ContentFile(b"the plan"))
default_storage.save("images/made-again.webp", ContentFile(b"x"))
print(Topic.objects.count())
call_command("back_up")
call_command("back_up")
apply(Change(Kind.ERASE), [Submission.objects.latest("pk").pk])
write_out()
Topic.objects.all().delete()
default_storage.delete("documents/plan.txt")
"""
)
DRILL = START + "call_command('drill', key=sys.argv[1])"
RESTORE = (
    START
    + """
from django.core.management.base import CommandError
from core.operations import site_lock
site_lock.hold()
try:
    call_command("restore", "latest", key=sys.argv[1])
except CommandError as error:
    print(error)
site_lock._held.pop().close()
call_command("restore", "latest", key=sys.argv[1])
assert not UserSession.objects.exists(), "Sessions stay out of backups."
print(Topic.objects.count(), Submission.objects.count(), default_storage.open("documents/plan.txt").read())
print(default_storage.exists("images/made-again.webp"))
call_command("move_database")
assert list(Topic.objects.using("new").order_by("pk").values()) == list(Topic.objects.order_by("pk").values())
print(Topic.objects.using("new").count(), Submission.objects.using("new").get().answers["name"])
"""
)


class Site:
    """A site of its own in a directory, driven from outside as an operator does it."""

    def __init__(self, folder: Path, url: str, new_url: str) -> None:
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "icssi_cms.settings",
            "DATABASE_URL": url,
            "NEW_DATABASE_URL": new_url,
            "DATA_DIR": str(folder / "site"),
            "BACKUP_TO": f"file://{folder}/place",
            "PYTHONPATH": str(settings.BASE_DIR),
        }
        if connection.vendor == "postgresql":
            self.environment["PATH"] = f"{find_binaries()}{os.pathsep}{os.environ['PATH']}"

    def start(self, script: str, *arguments: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-c", script, *arguments],
            env=self.environment,
            cwd=settings.BASE_DIR,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, script: str, *arguments: str) -> str:
        process = self.start(script, *arguments)
        said, _nothing = process.communicate()
        assert process.returncode == 0, said
        return said


def _copied_sqlite(path: Path) -> str:
    with closing(sqlite3.connect(path)) as target:
        connection.connection.backup(target)
    return f"sqlite:///{path}"


def _copied_postgresql(name: str) -> str:
    (_psql, *where), more = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    environment = os.environ | (more or {})
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    dump = [find_binaries() / "pg_dump", *where, "--no-owner"]
    load = [find_binaries() / "psql", *where[:-1], name, "--quiet"]
    with subprocess.Popen(dump, env=environment, stdout=subprocess.PIPE) as dumping:
        subprocess.run(load, env=environment, stdin=dumping.stdout, stdout=subprocess.DEVNULL, check=True)
    assert dumping.returncode == 0
    return address_of(name)


@pytest.fixture
def site(transactional_db, tmp_path):
    """A site whose database is a copy of this one, and a second copy to move it to."""
    (tmp_path / "site").mkdir()
    if connection.vendor == "sqlite":
        site, new = (_copied_sqlite(tmp_path / "site" / f"{name}.sqlite3") for name in ("db", "new"))
        yield Site(tmp_path, site, new)
        return
    names = [f"{name}_{os.getpid()}" for name in ("site", "new")]
    yield Site(tmp_path, *map(_copied_postgresql, names))
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def kill_while_writing(site: Site) -> int:
    """Kill a process of the site in the middle of writes; return how many it had told of."""
    process = site.start(WRITE_FOR_EVER)
    told = -1
    deadline = time.monotonic() + 60
    while told < 20 and time.monotonic() < deadline:
        told = int(process.stdout.readline() or -1)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert told >= 20
    return told


def test_site_comes_back_after_a_crash_without_what_was_erased_since(site, tmp_path):
    call_command("make_backup_key", str(tmp_path / "key"), stdout=(tmp_path / "public").open("w"))
    site.environment["BACKUP_KEY"] = (tmp_path / "public").read_text().strip().partition("=")[2]
    told = kill_while_writing(site)

    topics, first, again = site.run(BACK_UP_AND_DAMAGE).strip().splitlines()[-3:]
    drill = site.run(DRILL, f"{tmp_path}/key")
    said = site.run(RESTORE, f"{tmp_path}/key")

    assert int(topics) > told
    assert "1 uploads that were new" in first
    assert " 0 uploads that were new" in again
    assert "The drill went well" in drill
    assert (tmp_path / "site" / "records" / "drill.json").exists()
    assert "Stop web server and worker first" in said
    assert "1 answers, and they can be read; 1 were erased or taken back again." in said
    restored, is_made_again, moved, there = said.strip().splitlines()[-4:]
    assert (restored, is_made_again) == (f"{topics} 1 b'the plan'", "True")
    assert "as many in each table as before" in moved
    assert there == f"{topics} Amal"
    whole = tmp_path / "place" / f"{again.partition(':')[0]}.age"
    assert b"SQLite format" not in whole.read_bytes()
    assert list((tmp_path / "site").glob("backup-*")) == []
