"""Everybody in these tests has to give a second factor."""

import pytest

from editors.roles import EDITORS
from tests.editors.second_factor.walk import account


@pytest.fixture(autouse=True)
def _required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def person(roles):
    return account("layla", EDITORS)
