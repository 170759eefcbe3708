"""No log of the whole run holds anything that leads to a person: the test that wrote it fails.

Every record of every test is formatted as in production and searched for the names, mail addresses and telephone numbers
that tests give as answers, and for the tokens of secret links made meanwhile.
"""

import logging
import re

import pytest
from django.contrib.auth.tokens import PasswordResetTokenGenerator

from core.logs import PrivateFormatter
from forms_app import confirmation_links, secret_links

# What the tests of forms answer: in no log, in whatever words around them.
PLANTED = re.compile(
    r"\bAmal\b|\bBasim\b|Zaynab|Dalal|Rashid|Hussein|@example\.org|quartz\.example|0?770 ?(?:123|918|999) ?\d{4}"
)


class Scan(logging.Handler):
    """Keeps the lines that should not be there."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.setFormatter(PrivateFormatter("{levelname} {name}: {message}", style="{"))
        self.tokens: set[str] = set()
        self.found: list[str] = []

    def emit(self, record):
        lines = self.format(record).splitlines()
        line = "\n".join(line for line in lines if not line.startswith("    "))  # lines of code, in a traceback
        if PLANTED.search(line) or any(token in line for token in self.tokens):
            self.found.append(line)


@pytest.fixture(scope="session")
def log_scan():
    """Listen to all logs, and remember every secret that is put into a link."""
    scan = Scan()
    with pytest.MonkeyPatch.context() as patch:
        for holder, name in [
            (secret_links, "token_for"),
            (confirmation_links.signing, "dumps"),
            (PasswordResetTokenGenerator, "make_token"),
        ]:
            patch.setattr(holder, name, _remembering(getattr(holder, name), scan.tokens))
        logging.getLogger().addHandler(scan)
        yield scan
        logging.getLogger().removeHandler(scan)


def _remembering(make, tokens):
    def make_and_remember(*args, **kwargs):
        token = make(*args, **kwargs)
        tokens.add(token)
        return token

    return make_and_remember


@pytest.fixture(autouse=True)
def _logs_tell_nothing_about_anybody(log_scan):
    yield
    found, log_scan.found = log_scan.found, []
    log_scan.tokens.clear()
    assert found == []
