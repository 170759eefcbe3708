#!/usr/bin/env python3
"""Run wagtail-localize's own tests against the installed version: as they come, then with this project's settings.

bin/package_tests.py [--source FOLDER]

The package is published without its tests: they are cloned from its repository, unless FOLDER holds them already. What
they need beyond this project's packages goes into var/package-tests/. The second run has this project's settings of the
package and what translations/patches/ changes in it. A test that fails must be listed below, with the reason.
"""

import argparse
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "var" / "package-tests"
PACKAGE = "wagtail-localize"
REPOSITORY = f"https://github.com/wagtail/{PACKAGE}"
# Without what they depend on: that is here already, in the versions that are to be tested.
NEEDED = [
    "croniter",
    "dj-database-url<4",
    "django-rq<5",
    "djangorestframework",
    "freezegun<2",
    "python-dateutil",
    "redis",
    "rq",
    "six",
    "wagtail-modeladmin<3",
]
ALWAYS = {
    "unittest.loader._FailedTest.tests.machine_translators.test_google_translator": "needs Google's own package",
}
NO_COPIES = "fills a language with copies of another, which is done nowhere here"
NOT_LIVE = "expects what is sent to translators to be live at once"
KEPT = "expects the words of what was deleted to be forgotten"
OURS = (
    {
        "tests.test_convert_to_alias.ConvertToAliasTest": NO_COPIES,
        "tests.test_convert_to_alias.ConvertToAliasViewTest": NO_COPIES,
        "tests.test_locales.TestLocaleCreateView.test_create": NO_COPIES,
        "tests.test_locales.TestLocaleCreateView.test_required_component_behavior": NO_COPIES,
        "tests.test_locales.TestLocaleCreateView.test_sync_from_required_when_component_required": NO_COPIES,
        "tests.test_locales.TestLocaleCreateView.test_sync_from_required_when_enabled": NO_COPIES,
        "tests.test_locales.TestLocaleEditView.test_sync_from_cannot_be_the_same_as_locale": NO_COPIES,
        "tests.test_locales.TestLocaleEditView.test_sync_from_required_when_component_required": NO_COPIES,
        "tests.test_locales.TestLocaleEditView.test_sync_from_required_when_enabled": NO_COPIES,
        "tests.test_synctree.TestSignalsAndHooks.test_create_new_locale_synchronisation": NO_COPIES,
    }
    | {
        f"tests.test_submit_translations.TestSubmitPageTranslation.test_post_submit_page_translation{name}": NOT_LIVE
        for name in (
            "",
            "_from_page_with_privacy_settings",
            "_reactivates_deleted_translation",
            "_submits_linked_snippets",
            "_with_untranslated_grandparent",
            "_with_untranslated_parent",
        )
    }
    | {
        f"tests.test_translation_model.TestDelete{case}.test_{what}": KEPT
        for case in ("DestinationRemovesTranslationData", "SourceRemovesAllTranslationData")
        for what in ("page", "snippet")
    }
)


def fetched(source: Path | None) -> Path:
    """Return the folder with the tests of the installed version."""
    folder = source or HOME / version(PACKAGE)
    if not folder.exists():
        tag = f"v{version(PACKAGE)}"
        subprocess.run(["git", "clone", "--quiet", "--depth", "1", "--branch", tag, REPOSITORY, folder], check=True)
    return folder.resolve()


def installed() -> Path:
    """Return the folder with what the tests need."""
    folder = HOME / "lib"
    if not folder.exists():
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(folder), *NEEDED]
        subprocess.run(command, check=True)
    return folder


def run(with_ours: bool) -> list[str]:
    """Run the tests in this process, whose folder is theirs, and return the names of those that fail."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.testapp.settings"
    import django
    from django.conf import settings

    if with_ours:
        settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
        settings.WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
        settings.WAGTAIL_ALLOW_UNICODE_SLUGS = True
    django.setup()
    if with_ours:
        from translations.patches import aliases

        aliases.disable_tree_sync()
    from django.test.runner import DiscoverRunner

    failed: list[str] = []

    class Runner(DiscoverRunner):
        def suite_result(self, suite, result, **kwargs):
            failed.extend(test.id() for test, _trace in (*result.failures, *result.errors))
            print(f"{result.testsRun} tests, {len(failed)} fail, {len(result.skipped)} are skipped.")
            return len(failed)

    Runner(verbosity=0).run_tests(["tests"])
    return failed


def judge(failed: list[str], expected: dict[str, str]) -> int:
    """Print every failure with its reason; return how many have none, and how many reasons are out of date."""
    # What fails before its first test is called "setUpClass (tests.…)".
    names = {name.partition("(")[2].rstrip(")") or name for name in failed}
    for name in sorted(names):
        print(f"  {name}: {expected.get(name, 'NOT EXPECTED')}")
    for name in sorted(expected.keys() - names):
        print(f"  {name}: passes after all; take it off the list")
    return len(names ^ expected.keys())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", type=Path)
    parser.add_argument("--inside", choices=["theirs", "ours"], help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.inside:
        with_ours = wanted.inside == "ours"
        return judge(run(with_ours), ALWAYS | (OURS if with_ours else {}))
    folder = fetched(wanted.source)
    path = os.pathsep.join(map(str, [folder, installed(), ROOT]))
    wrong = 0
    for name, title in (("theirs", "As they come:"), ("ours", "With this project's settings and changes:")):
        print(title, flush=True)
        command = [sys.executable, "-W", "ignore", __file__, "--inside", name]
        wrong += subprocess.run(command, cwd=folder, env=os.environ | {"PYTHONPATH": path}, check=False).returncode
    return wrong


if __name__ == "__main__":
    sys.exit(min(main(), 1))
