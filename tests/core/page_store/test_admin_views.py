import pytest
from django.core.management import call_command

from core.page_store import admin_views, invalidation
from core.page_store.generation import Generation
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def generation(tmp_path, monkeypatch):
    made = Generation(tmp_path / "generation")
    monkeypatch.setattr(admin_views, "site_generation", lambda: made)
    monkeypatch.setattr(invalidation, "site_generation", lambda: made)
    return made


@pytest.fixture
def operator(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


def test_operator_sees_the_counters(operator, generation):
    generation.write_counters(hits=75, misses=25, stale=3, pages=12, size=4096)
    page = operator.get("/admin/page-store/").content.decode()
    assert "75 (75.0 %)" in page
    assert f"{generation.number}" in page


def test_operator_can_have_all_pages_made_again(operator, generation, django_capture_on_commit_callbacks):
    before = generation.number
    with django_capture_on_commit_callbacks(execute=True):
        assert operator.post("/admin/page-store/").status_code == 302
    assert generation.number > before


def test_nobody_else_sees_them(client, roles, generation):
    client.force_login(UserFactory(group="Editors"))
    assert client.get("/admin/page-store/").status_code == 302
    assert "page-store" not in client.get("/admin/").content.decode()


def test_command_has_all_pages_made_again(generation, django_capture_on_commit_callbacks):
    before = generation.number
    with django_capture_on_commit_callbacks(execute=True):
        call_command("renew_pages")
    assert generation.number > before
