import re

import pytest
from django.conf import settings

from core.models.listing import Filters
from core.page_store.cache_keys import FILTERS, MAX_FILTER, QUESTIONS, cache_key_of, normalised_query
from tests.core.page_store.requests import ask, request


@pytest.mark.parametrize(
    ("query", "plain"),
    [
        ("", ""),
        ("utm_source=x&fbclid=y", ""),
        ("page=2", "page=2"),
        ("topic=b&page=2", "page=2&topic=b"),
        ("page=2&topic=b&utm_campaign=spring", "page=2&topic=b"),
        ("topic=", ""),
        ("topic=%D9%85%D8%A7%D8%A1", "topic=%D9%85%D8%A7%D8%A1"),
        ("topic=a+b", "topic=a+b"),
        ("topic=a%20b", "topic=a+b"),
        ("q=boats", ""),
        ("page=1&page=2", "page=2"),
        ("anything=1", ""),
        ("anything=1&page=2", "page=2"),
        ("topic=a%00b", ""),
        (f"topic={'x' * (MAX_FILTER + 1)}", ""),
        ("&".join(f"utm_{n}=1" for n in range(30)), ""),
        ("x" * 5000, ""),
    ],
)
def test_query_is_brought_into_one_form_without_what_pages_do_not_know(query, plain):
    assert normalised_query(query) == plain


@pytest.mark.parametrize(
    ("query", "plain"),
    [("q=boats", None), ("q=", None), ("kind=story", None), ("x" * 5000, None), ("x=1&page=2", "page=2")],
)
def test_search_with_a_question_is_left_to_django(query, plain):
    assert normalised_query(query, is_search=True) == plain
    assert (cache_key_of(request("/en/search/", query=query)) is None) == (plain is None)


def test_parameters_that_public_views_read_are_known():
    """A view that begins to read another one has to be named in `cache_keys`, or readers get the page without it."""
    read = set()
    for folder in ("campaigns", "core", "forms_app", "home", "news"):
        for path in (settings.BASE_DIR / folder).rglob("*.py"):
            if "admin" not in path.parts and not path.name.startswith("admin"):
                read |= set(re.findall(r"""GET(?:\.get\(|\.getlist\(|\[)["'](\w+)""", path.read_text()))
    assert read | set(Filters._fields) == FILTERS | QUESTIONS


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "localhost.",
        "localhost:81",
        "localhost:",
        "LOCALHOST:x",
        "localhost@evil.example",
        "[::1]",
        "a" * 9000,
    ],
)
def test_host_that_is_not_ours_by_name_is_left_to_django(host):
    assert cache_key_of(request(host=host)) is None


def test_hosts_allowed_by_a_pattern_are_not_kept(settings):
    settings.ALLOWED_HOSTS = [".example.org", "*"]
    assert cache_key_of(request(host="any.example.org")) is None
    assert cache_key_of(request(host="*")) is None


def test_host_is_the_same_in_capitals(store, site):
    ask(store), ask(store, host="LocalHost")
    assert len(site.asked) == 1


POISON = {
    "X_FORWARDED_HOST": "evil.example",
    "X_FORWARDED_PROTO": "https",
    "X_FORWARDED_PORT": "666",
    "X_FORWARDED_FOR": "6.6.6.6",
    "X_FORWARDED_PREFIX": "/evil",
    "FORWARDED": "host=evil.example",
    "X_ORIGINAL_URL": "/admin/",
    "X_REWRITE_URL": "/admin/",
    "X_HTTP_METHOD_OVERRIDE": "DELETE",
    "X_HTTP_METHOD": "PUT",
    "ACCEPT_LANGUAGE": "ar",
    "ACCEPT": "application/json",
    "ACCEPT_ENCODING": "evil",
    "USER_AGENT": "evil",
    "REFERER": "https://evil.example/",
    "ORIGIN": "https://evil.example",
    "AUTHORIZATION": "Basic eDp4",
    "RANGE": "bytes=0-1",
    "IF_MODIFIED_SINCE": "Sat, 01 Jan 2050 00:00:00 GMT",
    "IF_NONE_MATCH": '"evil"',
    "X_REQUESTED_WITH": "XMLHttpRequest",
    "SEC_PURPOSE": "prefetch",
    "X_HUGE": "x" * 100_000,
}


@pytest.mark.parametrize("header", POISON)
def test_nothing_but_the_address_reaches_what_makes_the_page(store, site, header):
    site.body = lambda environ: repr(sorted((k, v) for k, v in environ.items() if k.startswith(("HTTP_", "QUERY"))))
    poisoned = ask(store, **{header: POISON[header]})
    assert poisoned.body == ask(store).body == b"[('HTTP_HOST', 'localhost'), ('QUERY_STRING', '')]"


def test_tracking_is_kept_from_what_makes_the_page(store, site):
    ask(store, query="utm_source=<script>&page=2")
    assert site.asked[-1]["QUERY_STRING"] == "page=2"


def test_scheme_counts_only_from_a_proxy_that_is_trusted(store, site, settings):
    ask(store, X_FORWARDED_PROTO="https")
    ask(store)
    assert len(site.asked) == 1
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ask(store, X_FORWARDED_PROTO="https")
    assert len(site.asked) == 2
    assert site.asked[-1]["HTTP_X_FORWARDED_PROTO"] == "https"


def test_thousands_of_unknown_queries_are_one_page_and_fill_no_index(store, site):
    for number in range(1000):
        ask(store, query=f"x{number}=1")
    assert len(site.asked) == len(store.memory) == 1
    assert store.memory.hot_index == {}


def test_what_is_no_page_gets_the_whole_query(store, site):
    site.status = "302 Found"
    ask(store, "/en/_util/login/", query="next=/en/members/")
    assert site.asked[-1]["QUERY_STRING"] == "next=/en/members/"
