"""What is planted as wrong is named with what to do, and what is right is passed over."""

import socket
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.migrations.recorder import MigrationRecorder

from core.management.commands import doctor
from core.operations import installation_checks as checks
from core.operations.records import write_record

pytestmark = pytest.mark.django_db


def said_by(check):
    return [" ".join(problem) for problem in check()]


def test_packages_are_those_that_were_locked(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    lock, longer = (tmp_path / name for name in checks.LOCKS)
    longer.write_text(
        "neither==1 \\\n    --hash=sha256:00\nof-them==1 \\\n    --hash=sha256:00\nis-there==1 \\\n    --hash=sha256:00\n"
    )
    lock.write_text("pytest-that-is-not==1.0 ; sys_platform == 'nowhere' \\\n    --hash=sha256:00\n")
    assert said_by(checks.packages) == []
    lock.write_text("django==1.0 \\\n    --hash=sha256:00\nnot-installed==3 \\\n    --hash=sha256:00\n")
    [said] = said_by(checks.packages)
    assert said.startswith("2 packages are not those this version was tested with: django, not-installed. Run pip")
    longer.write_text("")
    assert said_by(checks.packages) == []


def test_database_is_of_this_version():
    assert said_by(checks.migrations) == []
    news = MigrationRecorder.Migration.objects.filter(app="news")
    applied = list(news.values_list("name", flat=True))
    news.delete()
    assert said_by(checks.migrations)[0].startswith(f"{len(applied)} migrations have not run.")
    for name in (*applied, "9999_from_the_future"):
        MigrationRecorder.Migration.objects.create(app="news", name=name)
    assert said_by(checks.migrations) == [
        "The database was used by a newer version of the site (news.9999_from_the_future). "
        "Install that version again, or restore the backup made before the upgrade."
    ]


def test_static_files_are_of_this_version(settings, tmp_path, monkeypatch):
    settings.STATIC_ROOT = tmp_path / "collected"
    monkeypatch.setattr(checks, "SOURCES", tmp_path / "static")
    for folder in (tmp_path / "static", tmp_path / "collected"):
        folder.mkdir()
        (folder / "site.css").write_text("a {}")
    assert said_by(checks.static_files) == []
    (tmp_path / "static" / "site.css").write_text("b {}")
    assert "collectstatic" in said_by(checks.static_files)[0]


def test_texts_of_the_interface_are_compiled(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    folder = tmp_path / "locale" / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").touch()
    assert said_by(checks.catalogues) == [
        "The interface has no texts in ar. Run python bin/messages.py compile, then restart."
    ]
    (folder / "django.mo").touch()
    assert said_by(checks.catalogues) == []


def test_files_with_personal_data_are_private(settings, tmp_path, monkeypatch):
    settings.DATA_DIR, settings.ERASURE_LIST = tmp_path, tmp_path / "erasures.txt"
    database = tmp_path / "db.sqlite3"
    database.touch(0o644)
    monkeypatch.setattr(type(tmp_path), "parents", [])  # wherever tests keep their files, others may look into it
    assert said_by(checks.private_files) == [
        f"Other accounts of this computer can read {database}. Run chmod 600 {database}"
    ]
    database.chmod(0o600)
    assert said_by(checks.private_files) == []

    keys = tmp_path / "site.env"
    keys.touch(0o644)
    settings.DATA_DIR, settings.SETTINGS_FILE = tmp_path / "elsewhere", str(keys)
    assert said_by(checks.private_files) == [f"Other accounts of this computer can read {keys}. Run chmod 600 {keys}"]


def test_folders_can_be_written(settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    assert said_by(checks.writable_folders) == []
    monkeypatch.setattr(checks.os, "access", lambda *_arguments: False)  # whoever runs tests as root may write anywhere
    assert f"may not write to {tmp_path}." in said_by(checks.writable_folders)[0]


@pytest.fixture
def closed_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def test_mail_server_takes_mail(settings, closed_port):
    assert said_by(checks.mail_server) == []
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", closed_port
    assert "EMAIL_URL" in said_by(checks.mail_server)[0]


def test_site_answers_at_its_address(settings, live_server, closed_port):
    settings.SITE_URL = live_server.url
    assert said_by(checks.site_address) == []
    settings.SITE_URL = f"http://127.0.0.1:{closed_port}"
    assert said_by(checks.site_address)[0].startswith(f"{settings.SITE_URL} does not answer.")


def test_doctor_lists_what_is_wrong_and_fails(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(doctor, "CHECKS", [lambda: [checks.Problem("It is dark.", "Make light.")]])
    monkeypatch.setattr(doctor, "settings_problems", list)
    monkeypatch.setattr(doctor, "look", list)
    (tmp_path / "a-file").touch()
    settings.BACKUP_TO = "nowhere"
    out = StringIO()
    with pytest.raises(CommandError, match="2 things are wrong"):
        call_command("doctor", stdout=out)
    assert out.getvalue().splitlines()[:2] == ["- It is dark.", "  Make light."]
    assert "no place for backups" in out.getvalue()
    monkeypatch.setattr(doctor, "CHECKS", [])
    settings.BACKUP_TO = ""
    call_command("doctor", stdout=out)
    assert out.getvalue().endswith("Nothing is wrong.\n")


def test_doctor_misses_backups_that_were_made(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.BACKUP_TO = f"file://{tmp_path}/disk-that-is-not-mounted"
    assert said_by(doctor.backup_place) == []
    write_record("backup")
    assert said_by(doctor.backup_place)[0].startswith("There is no backup where BACKUP_TO leads")


def test_doctor_names_what_the_health_of_the_site_and_its_settings_lack(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    said = [problem.what for problem in doctor.settings_problems()]
    assert any("SECOND_FACTOR" in one for one in said)
    assert sum("http://" in one for one in said) == 1
    assert not any("COOKIE" in one for one in said)
    found = {problem.what.partition(":")[0]: problem.what_to_do for problem in doctor.health_problems()}
    assert {"Background worker", "Last backup"} <= set(found)
    assert all(found.values())
