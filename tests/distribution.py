"""Which process runs which test: one test at a time to whichever is free, but all of a module whose tests share much to one.

pytest-xdist's own groups do not work with pytest 9.2, which no longer lets a test be renamed; its hook for schedulers is
documented. This can go when `--dist loadgroup` groups again.
"""

import pytest
from xdist.scheduler import LoadScopeScheduling

# Their tests share what takes half a minute to make.
TOGETHER = {"tests/demonstration/test_removal.py", "tests/demonstration/test_site.py"}


class SharingScheduling(LoadScopeScheduling):
    """Takes each test for a scope of its own, unless its module is one of TOGETHER."""

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return module if module in TOGETHER else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return SharingScheduling(config, log) if config.getoption("dist") == "load" else None
