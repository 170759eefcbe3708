"""Nothing that leads to a person gets into a log, whoever writes it."""

import logging

import pytest
from django.conf import settings
from django.test import Client

from core.logs import PrivateFormatter, without_private_words

TOKEN = "q3vH8kZ1Yb0rT5wXn2LdPg7sUcJ4mEaQfRt6oIuVxyA"


@pytest.fixture
def logged():
    """Every line the site logs, as production writes it."""
    lines: list[str] = []
    handler = logging.Handler()
    handler.setFormatter(PrivateFormatter(settings.LOGGING["formatters"]["plain"]["format"], style="{"))
    handler.emit = lambda record: lines.append(handler.format(record))
    logging.getLogger().addHandler(handler)
    yield lines
    logging.getLogger().removeHandler(handler)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", f"/en/forms/mine/{TOKEN}/", 404),
        ("get", f"/ar/forms/mine/{TOKEN}", 404),
        ("put", f"/en/forms/mine/{TOKEN}/", 405),
        ("get", f"/en/forms/confirm/{TOKEN}:1vP0aB:{TOKEN}/", 404),
        ("get", f"/en/forms/mine/{TOKEN}/nothing/", 404),
        ("get", f"/en/news/{TOKEN}", 404),
        ("get", f"/{TOKEN}", 404),
        ("get", f"/en/nothing/?q=Amal&token={TOKEN}", 404),
        ("post", f"/admin/password_reset/confirm/MQ/{TOKEN}/", 200),
    ],
)
def test_secret_of_a_link_is_in_no_log(logged, home, method, address, status):
    response = getattr(Client(raise_request_exception=False), method)(address)
    assert response.status_code == status or (status == 404 and response.status_code in {301, 302})
    logging.getLogger("any").warning("asked: %s", address)  # whoever else writes of it
    assert [line for line in logged if TOKEN in line or "Amal" in line] == []
    assert any("asked: " in line for line in logged)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Not Found: /en/news/a-long-address-of-a-story-2017/", True),
        ("Not Found: /ar/news/قصة-طويلة-جدا-عن-النهر/", True),
        ("The worker's MalformedRequestMiddleware failed", True),
        ("Mail 0b1f2c3d-5e6f-7a8b-9c0d-112233445566 was given up after 5 tries", True),
        ("2026-11-29 21:32:23,123 WARNING django.request: Method Not Allowed (PUT): /en/", True),
        ("told amal.rashid@example.org", False),
        ("called +964 770 123 4567", False),
        ("called 0770 123 4567", False),
        ("asked /en/search/?q=Amal", False),
        (f"sent {TOKEN}", False),
        (f"GET /en/forms/MINE/{TOKEN[:8]}", False),
        ("DETAIL:  Key (email)=(Amal) already exists.", False),
    ],
)
def test_what_a_line_may_hold(line, kept):
    assert (without_private_words(line) == line) == kept


def test_exception_is_logged_with_its_place_and_without_the_value(logged):
    try:
        int("Amal Rashid")
    except ValueError:
        logging.getLogger("any").exception("It failed.")
    (line,) = logged
    assert "test_logs.py" in line
    assert "ValueError: invalid literal for int() with base 10: '-'" in line
    assert "Amal" not in line.splitlines()[-1]


def test_every_log_is_written_by_this_formatter_and_none_is_mailed():
    formatters = {handler["formatter"] for handler in settings.LOGGING["handlers"].values()}
    assert [settings.LOGGING["formatters"][name]["()"] for name in formatters] == ["core.logs.PrivateFormatter"]
    assert "mail" not in str(settings.LOGGING).lower()
