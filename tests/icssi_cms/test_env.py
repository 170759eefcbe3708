import pytest

from icssi_cms import env


@pytest.mark.parametrize("word", ["1", "true", "YES", " on "])
def test_truth_has_several_spellings(monkeypatch, word):
    monkeypatch.setenv("DEBUG", word)

    assert env.boolean("DEBUG") is True
