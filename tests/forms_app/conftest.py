import pytest

from forms_app import rate


@pytest.fixture(autouse=True)
def _fresh_brake(monkeypatch):
    """Posts of one test do not slow down those of another."""
    monkeypatch.setattr(rate, "brake", rate.Brake())
