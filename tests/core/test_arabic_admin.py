"""The admin in Arabic is complete: what the packages have no Arabic for has ours."""

from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.utils.translation import trans_real

pytestmark = pytest.mark.one_database

DOMAINS = ("django", "djangojs")


def catalogues():
    """Yield what each package that is installed can say, by its English catalogue."""
    for app in apps.get_app_configs():
        for domain in DOMAINS:
            file = Path(app.path) / "locale/en/LC_MESSAGES" / f"{domain}.po"
            if file.exists() and not file.is_relative_to(settings.BASE_DIR / app.name):
                yield pytest.param(domain, file, id=f"{app.name}-{domain}")


def says_in_arabic(domain: str, folder: Path):
    if domain == "django":
        return trans_real.translation("ar")._catalog
    return trans_real.DjangoTranslation("ar", domain=domain, localedirs=[str(folder)])._catalog


@pytest.mark.parametrize(("domain", "file"), list(catalogues()))
def test_everything_a_package_says_is_said_in_arabic(domain, file):
    known = says_in_arabic(domain, file.parents[2])
    keys = [
        (f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid, bool(entry.msgid_plural))
        for entry in polib.pofile(str(file))
    ]
    missing = [key for key, is_plural in keys if not known.get((key, 0) if is_plural else key)]
    assert missing == []


def test_packages_are_looked_at():
    assert len(list(catalogues())) > 20
