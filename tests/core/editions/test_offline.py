import json
from pathlib import Path

import pytest
from django.conf import settings

from core.page_store.cache_keys import FILTERS

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_worker_stands_at_the_root_and_is_small(client):
    response = client.get("/worker.js")

    assert response["Content-Type"].startswith("text/javascript")
    assert len(response.content) < 9 * 1024


def test_public_pages_may_have_a_worker_of_this_site(client, home):
    assert "worker-src 'self'" in client.get("/en/")["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["offline/", "kept/"])
def test_phone_s_pages_stand_in_every_open_language(client, read, arabic_home, path):
    assert read(f"/ar/{path}").html["lang"] == "ar"
    assert read(f"/ar/{path}").find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert client.get(f"/ckb/{path}").status_code == 404


def test_what_is_kept_can_be_cleared(read, home):
    page = read("/en/kept/")

    assert page.select_one("button[data-clear]").has_attr("hidden")  # until something is kept
    assert page.select_one("[data-kept]").has_attr("hidden")  # until its script runs
    assert read("/en/").select_one("footer a[href='/en/kept/']")


@pytest.mark.parametrize("word", ["forms|search", "admin", "no-store|private", 'request.method !== "GET"'])
def test_worker_leaves_personal_pages_alone(word):
    assert word in Path(settings.BASE_DIR, "static/js/worker.js").read_text()


def test_worker_takes_addresses_for_one_page_as_the_store_does(client, home):
    known = json.loads(client.get("/worker.js").content.decode().partition(";\n")[0].removeprefix("const SITE = "))

    assert set(known["parameters"]) == FILTERS
    assert [language["code"] for language in known["languages"]] == ["en", "ar"]
    assert all("%s" in language["copy"] for language in known["languages"])


def test_site_can_be_put_among_the_programs_of_a_phone(client, read, home):
    page = read("/ar/")
    manifest = client.get(page.find("link", rel="manifest")["href"])

    assert manifest["Content-Type"] == "application/manifest+json"
    assert (manifest.json()["start_url"], manifest.json()["dir"]) == ("/ar/", "rtl")
    assert page.find("link", rel="apple-touch-icon")["href"].endswith("icon-180.png")


def test_page_for_missing_networks_lists_what_is_kept(read, home):
    page = read("/en/offline/")

    assert page.select_one("ul[data-kept-pages]").has_attr("hidden")  # until its script runs
    assert page.select_one("script[src*='js/kept.js']")
