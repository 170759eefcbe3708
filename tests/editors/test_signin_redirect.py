from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

BUTTON = "/admin/translations/1/stop/"
SCREEN = "/admin/translations/1/?state=open"


@pytest.mark.parametrize(
    ("came_from", "goes_on_to"),
    [
        (f"http://testserver{SCREEN}#buttons", SCREEN),
        ("https://elsewhere.example/admin/", BUTTON),
        ("javascript:alert(1)", BUTTON),
        ("http://testserver//elsewhere.example/", BUTTON),
        ("http://[", BUTTON),
        ("", BUTTON),
    ],
)
def test_whoever_signs_in_again_comes_back_to_the_screen_the_button_stood_on(client, came_from, goes_on_to):
    answer = client.post(BUTTON, headers={"referer": came_from}, follow=False)

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("wagtailadmin_login"))
    assert answer.wsgi_request.path == BUTTON
    assert parse_qs(urlsplit(answer.url).query) == {"next": [goes_on_to]}
