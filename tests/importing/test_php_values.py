"""Serialised values are arrays of scalars or nothing."""

import pytest

from importing.php_values import php_array

pytestmark = pytest.mark.one_database


def test_array_is_read():
    assert php_array('a:2:{s:2:"en";i:4;s:4:"file";s:3:"a.b";}') == {"en": 4, "file": "a.b"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "words",
        'O:8:"stdClass":1:{s:1:"a";i:1;}',
        'a:1:{i:0;O:8:"stdClass":1:{s:1:"a";i:1;}}',
        'a:1:{s:99:"short";i:1;}',
        "a:1:{" * 5000,
        "a:99999999999:{i:0;i:1;}",
        "a:1:{i:0;i:1;}" + "x" * 200_000,
    ],
)
def test_anything_else_is_empty(text):
    assert php_array(text) == {}
