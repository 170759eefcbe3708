"""What the worker looks at once a day and leaves as records: the database file, and the certificate of the site."""

import socket
import ssl
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection

from core.operations.records import write_record

PATIENCE = 10  # seconds


def check_integrity() -> None:
    """Have SQLite look through its file; PostgreSQL sees to its files itself."""
    if connection.vendor != "sqlite":
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(1)")
            is_whole = cursor.fetchone()[0] == "ok"
    except DatabaseError:
        is_whole = False
    write_record("integrity", is_whole=is_whole)


def check_certificate() -> None:
    """Ask the site's own address for its certificate, as a browser does; nothing is asked of anybody else."""
    if not (settings.CERTIFICATE_CHECK and settings.IS_ENCRYPTED):
        return
    site = urlsplit(settings.SITE_URL)
    ends_at, problem = _certificate_of(str(site.hostname), site.port or 443)
    write_record("certificate", ends_at=ends_at, problem=problem)


def _certificate_of(host: str, port: int) -> tuple[str, str]:
    """Return the moment after which a certificate is not valid, and what is wrong: "", "unreachable", or OpenSSL's words."""
    try:
        with (
            socket.create_connection((host, port), timeout=PATIENCE) as plain,
            ssl.create_default_context().wrap_socket(plain, server_hostname=host) as encrypted,
        ):
            certificate = encrypted.getpeercert() or {}
    except ssl.SSLCertVerificationError as error:
        return "", error.verify_message
    except OSError:
        return "", "unreachable"
    seconds = ssl.cert_time_to_seconds(str(certificate["notAfter"]))
    return datetime.fromtimestamp(seconds, tz=UTC).isoformat(), ""
