"""Thousands of malformed requests at every address, by people who are signed in and by strangers: nothing may answer 5xx.

    python -m bench.malformed_requests                                    # on SQLite
    python bin/with_postgres.py -- python -m bench.malformed_requests     # on PostgreSQL
    python -m bench.malformed_requests --requests 500 --seed 7

It fills a database of its own with the demonstration. Half of the requests to a form are what its screen would send,
with one to three fields spoilt; the others carry bodies, queries and numbers that no screen sends. The same seed sends
the same requests. Each request is taken back. Screens are drawn for one request in four, which is most of the time; who
gets what status is mostly decided before. It prints every 5xx once for each place it comes from, and ends with 1
if there was any.
"""

import argparse
import json
import os
import random
import re
import sys
import time
import traceback
from collections import Counter, defaultdict
from contextlib import contextmanager, nullcontext
from http.cookies import SimpleCookie
from urllib.parse import quote, urlencode

from bench.empty_site import configure, prepare

DRAWN = 4  # one request in so many has its screen drawn
HUGE = "9" * 30
DEEP = "[" * 20_000
BROKEN_LINK = {
    "blocks": [
        {
            "key": "a",
            "text": "link",
            "type": "unstyled",
            "depth": 0,
            "inlineStyleRanges": [],
            "entityRanges": [{"key": 0, "offset": 0, "length": 4}],
        }
    ]
}
VALUES = [
    "", " ", "x", "-1", "0", "1.5", HUGE, "-" + HUGE, "9223372036854775808", "NaN", "1e400", "٣", "\0", "a\0b", "\x0b", "\x1b[0m",
    "\u202e", "\ufffe", "a" * 70_000, "null", "true", "[]", "{}", "[[", '"', "5", '{"blocks": 5}', '{"blocks": [{}]}',
    '{"blocks": [null], "entityMap": {}}', '[{"type": "x"}]', DEEP, '{"a":' * 20_000, "on", "delete", "../../etc/passwd",
    "<script>alert(1)</script>", "9999-99-99", "0000-00-00", "10000-01-01", "2026-11-29 25:61", "http://[", "//", "javascript:x",
    "mailto:", "a@b", "xx", "ar", "core.user", "core.topic", ".", "__class__", "id__in", "%s", "{0}", "1,2,x", "1-2-3", "live",
]  # fmt: skip
ENTITIES = [("LINK", {"id": "x"}), ("LINK", {"id": int(HUGE)}), ("LINK", {"id": 10**9}), ("LINK", {"id": [1]}), ("LINK", {}), ("LINK", None),
            ("LINK", {"url": 5}), ("DOCUMENT", {"id": "x"}), ("DOCUMENT", {"id": int(HUGE)}), ("DOCUMENT", {"id": 10**9}), ("DOCUMENT", {}),
            ("IMAGE", {"id": "x"}), ("EMBED", {"url": 5}), (None, {}), ("NONE", {}), ([], {})]  # fmt: skip
NAMES = [
    "id", "p", "page", "q", "ordering", "content_type", "locale", "select_locale", "target_pages[]", "user_permissions", "parent_page_id",
    "collection_id", "live", "child_of", "descendant_of", "ancestor_of", "translation_of", "limit", "offset", "fields", "order", "search",
    "site", "html_path", "mode", "month", "person", "back", "parent", "words", "state", "next", "png", "position", "create_model", "multiple",
    "page_type", "allow_external_link", "link_text", "link_url", "owner", "has_child_pages", "is_site_root", "created_at_from", "timestamp_after",
    "user", "action", "object_type", "label", "export", "list_export", "tag", "year", "topic", "place", "kind", "w-dialog", "_w_filter_fragment",
    "is_updating", "collection", "edited_by", "latest_revision_created_at_from", "status", "workflow", "task", "reviewable", "previous-entry",
]  # fmt: skip
ACTIONS = [
    "action-publish",
    "action-submit",
    "action-unpublish",
    "action-cancel-workflow",
    "action-workflow-action",
    "is-autosave",
]
PLACES = re.compile(r"\(\?P<(\w+)>[^()]*\)|\([^()]*\)|<(?:(\w+):)?(\w+)>")
WORDS = {
    "app_label": ["core", "news", "wagtailcore", "wagtailimages", "wagtaildocs", "x"],
    "model_name": ["topic", "page", "siteimage", "document", "storypage", "sitefacts", "groupapprovaltask", "user", "x"],
    "content_type_app_name": ["news", "campaigns", "home", "x"],
    "content_type_model_name": ["storypage", "callpage", "standardpage", "festivalreportpage", "homepage", "x"],
    "app_name": ["core", "x"],
    "action_name": ["approve", "reject", "copy", "move", "publish", "delete", "convert_alias", "x"],
    "action": ["delete", "publish", "move", "unpublish", "add_tags", "assign_role", "x"],
    "deed": ["unpublish", "delete", "move", "x"],
    "code": ["en", "ar", "ckb", "x"],
    "kind": ["csv", "xlsx", "json", "x"],
    "suffix": ["po", "xlf", "x"],
    "mode": ["", "x"],
    "filter_spec": ["width-100", "fill-100x100-c100", "x", "width-999999999", "original|format-x"],
    "path": ["news/", "campaigns/", "about/", "x/", "ن/"],
}  # fmt: skip


class Requests:
    """Makes up requests, the same for the same seed."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.people = self._people()
        self.patterns = sorted(set(_patterns()) - {"admin/logout/"})
        self.random.shuffle(self.patterns)
        self.rows = _rows_with_streams()
        self.forms: dict[str, dict] = {}

    def _people(self) -> list:
        """Return cookies of a superuser, of somebody of each group, and none at all; the first stands for half."""
        from django.contrib.auth.models import Group
        from django.test import Client

        from core.models import User

        chosen = [User.objects.create_superuser("root", "root@example.org", "only-for-measuring-0")]
        chosen += [group.user_set.first() for group in Group.objects.order_by("name") if group.user_set.exists()]
        cookies = []
        for user in chosen:
            client = Client()
            client.force_login(user)
            cookies.append(SimpleCookie(client.cookies.output(header="", sep=";")))
        return [*cookies, SimpleCookie()]

    def person(self) -> SimpleCookie:
        return self.people[0] if self.random.random() < 0.5 else self.random.choice(self.people)

    def address(self, pattern: str) -> str:
        """Fill the places of a pattern with what may be there, and now and then with what cannot."""

        def fill(place) -> str:
            name, kind = place[1] or place[3] or "pk", place[2]
            odd = self.random.random()
            if odd < 0.08:
                return quote(self.random.choice([HUGE, "0", "x", "%00", "ن"]))
            if name in WORDS:
                return quote(self.random.choice(WORDS[name]))
            if kind == "uuid" or name in {"uuid", "key"}:
                return self.random.choice(self.rows.keys) if self.rows.keys else "0" * 32
            if kind in {"slug", "str", "path"} and "id" not in name and name != "pk":
                return "x"
            return str(self.random.randint(1, 40))

        return "/" + PLACES.sub(fill, pattern).replace("\\.", ".").replace("\\", "").replace(".*", "x")

    def form_of(self, address: str) -> dict[str, list[str]]:
        """Return what the screen at an address would send; the first visit decides."""
        if address not in self.forms:
            self.forms[address] = _sent_by(address, self.people[0], self.rows)
        return {name: list(values) for name, values in self.forms[address].items()}

    def value(self) -> str:
        if self.random.random() < 0.2:
            kind, data = self.random.choice(ENTITIES)
            return json.dumps(BROKEN_LINK | {"entityMap": {"0": {"type": kind, "mutability": "MUTABLE", "data": data}}})
        return self.random.choice(VALUES)

    def spoilt(self, fields: dict[str, list[str]]) -> dict[str, list[str]]:
        """Return the fields with one to three of them missing, doubled, or of another kind."""
        if self.random.random() < 0.3:
            fields[self.random.choice(ACTIONS)] = ["x"]
        names = list(fields)
        for name in self.random.sample(names, min(len(names), self.random.randint(1, 3))):
            how = self.random.random()
            if how < 0.2:
                fields.pop(name, None)
            elif how < 0.3:
                fields[name] = [*fields[name], self.value()]
            else:
                fields[name] = [self.value()]
        return fields

    def body(self) -> tuple[bytes, str]:
        """Return a body that no screen sends, with its type."""
        anything = self.random.choice(
            [None, 5, "x", [], {}, [[]], {"a": {"b": 1}}, {"destination_page_id": self.value()}, {"title": 5, "slug": [], "destination_page_id": "x"},
             {"recursive": "x", "keep_live": []}, {"id": HUGE}, {self.value(): self.value()}]
        )  # fmt: skip
        return self.random.choice(
            [
                (json.dumps(anything).encode(), "application/json"),
                (b"{", "application/json"),
                (DEEP.encode(), "application/json"),
                (b"\xff\xfe\x00", "application/json"),
                (b"", "application/json"),
                (b"", "multipart/form-data"),
                (b"--b\r\nContent-Disposition: form-data; name=", "multipart/form-data; boundary=b"),
                (
                    b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nx\r\n--b--',
                    "multipart/form-data; boundary=b",
                ),
                (b"title=%ff%fe&body-count=%ff&a=%00", "application/x-www-form-urlencoded"),
                (b"title=%ff&a=1", "application/x-www-form-urlencoded; charset=utf-7"),
                (b"a&" * 11_000, "application/x-www-form-urlencoded"),
                (b"", "application/x-www-form-urlencoded"),
                (b"x", "text/plain; charset=nothing"),
            ]
        )

    def query(self) -> str:
        names = self.random.sample(NAMES, self.random.randint(1, 3))
        return urlencode([(name, self.value()[:2000]) for name in names])

    def one(self, number: int) -> tuple[SimpleCookie, str, str, dict]:
        """Return who sends request `number`, its method, its address with query, and what `Client.generic` is given."""
        address = self.address(self.patterns[number % len(self.patterns)])
        how, headers = self.random.random(), {}
        if self.random.random() < 0.2:
            headers = self.random.choice([{"accept": "application/json"}, {"x-requested-with": "XMLHttpRequest"}])
        who = self.person()
        if how < 0.25:
            return (
                who,
                self.random.choice(["GET", "GET", "GET", "HEAD"]),
                f"{address}?{self.query()}",
                {"headers": headers},
            )
        if how < 0.75:
            body = urlencode(self.spoilt(self.form_of(address)), doseq=True).encode()
            kind = "application/x-www-form-urlencoded"
        else:
            body, kind = self.body()
        method = "POST" if how < 0.95 else self.random.choice(["PUT", "PATCH", "DELETE", "OPTIONS"])
        asked = f"{address}?{self.query()}" if self.random.random() < 0.2 else address
        return who, method, asked, {"data": body, "content_type": kind, "headers": headers}


class _Rows:
    """Pages and snippets that have streams, by the addresses at which they are changed or made."""

    def __init__(self):
        self.by_id, self.by_type, self.keys = {}, {}, []

    def sent_for(self, address: str) -> dict[str, list[str]]:
        page = re.match(r"/admin/pages/(\d+)/", address)
        if page and page[1] in self.by_id:
            return _stream_fields(self.by_id[page[1]])
        for kind, row in self.by_type.items():
            if kind in address:
                return _stream_fields(row)
        return {}


def _rows_with_streams() -> _Rows:
    from django.apps import apps
    from wagtail.models import Page

    from core.streams import stream_fields
    from forms_app.models import SignupForm

    rows = _Rows()
    rows.keys = [str(key) for key in SignupForm.objects.values_list("translation_key", flat=True)]
    for model in apps.get_models():
        if not stream_fields(model) or model._meta.abstract:
            continue
        found = list(model.objects.order_by("pk")[:40])
        if found:
            rows.by_type[f"/{model._meta.app_label}/{model._meta.model_name}/"] = max(
                found, key=lambda row: sum(len(getattr(row, field.name)) for field in stream_fields(row))
            )
        if issubclass(model, Page):
            rows.by_id |= {str(row.pk): row for row in found}
    return rows


def _stream_fields(row) -> dict[str, list[str]]:
    from core.streams import stream_fields

    sent = {}
    for field in stream_fields(row):
        sent |= dict(_block_fields(field.stream_block, getattr(row, field.name), field.name))
    return {name: [value] for name, value in sent.items()}


def _block_fields(block, value, prefix: str):
    """Yield name and value of every field that the editor of a block sends."""
    from wagtail import blocks

    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _block_fields(child, value.get(name), f"{prefix}-{name}")
    elif isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        children = list(value if isinstance(block, blocks.StreamBlock) else value.bound_blocks) if value else []
        yield f"{prefix}-count", str(len(children))
        for number, child in enumerate(children):
            before = f"{prefix}-{number}"
            yield from {f"{before}-deleted": "", f"{before}-order": str(number), f"{before}-id": child.id or ""}.items()
            if isinstance(block, blocks.StreamBlock):
                yield f"{before}-type", child.block_type
            yield from _block_fields(child.block, child.value, f"{before}-value")
    elif isinstance(block, blocks.RichTextBlock):
        yield (
            prefix,
            json.dumps(
                BROKEN_LINK | {"entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"id": 3}}}}
            ),
        )
    else:
        yield prefix, str(getattr(value, "pk", value) if value is not None else "")


def _sent_by(address: str, cookies: SimpleCookie, rows: _Rows) -> dict[str, list[str]]:
    """Return the fields of all forms at an address, and of the streams edited there."""
    from bs4 import BeautifulSoup

    status, content = send(cookies, "GET", address, {})[:2]
    fields: dict[str, list[str]] = defaultdict(list)
    if status == 200:
        if content.startswith(b"{"):
            content = str(json.loads(content).get("html", "")).encode()
        for field in BeautifulSoup(content, "html.parser").select("form [name]"):
            chosen = field.select_one("option[selected], option") if field.name == "select" else None
            fields[field["name"]].append(chosen.get("value", "") if chosen else field.get("value") or field.text)
    if not fields:
        fields = defaultdict(
            list,
            {
                name: ["1"]
                for name in ("title", "name", "id", "value", "action", "page", "text", "body-count", "form-TOTAL_FORMS")
            },
        )
    return dict(fields) | rows.sent_for(address)


def _patterns():
    """Yield every pattern of an address."""
    from django.urls import URLPattern, get_resolver

    def walk(entries, before):
        for entry in entries:
            pattern = before + str(entry.pattern).removeprefix("^")
            if isinstance(entry, URLPattern):
                yield pattern.removesuffix("$")
            else:
                yield from walk(entry.url_patterns, pattern)

    return walk(get_resolver().url_patterns, "")


def send(cookies: SimpleCookie, method: str, address: str, given: dict, kept: bool = False) -> tuple[int, bytes, str]:
    """Send a request and take back what it wrote, unless it is kept. Returns status, content, and what was raised."""
    from django.core.signals import got_request_exception
    from django.db import transaction
    from django.test import Client

    raised = []

    def note(**_about):
        raised.append(traceback.format_exc())

    client = Client(raise_request_exception=False, SERVER_NAME="localhost")
    client.cookies = SimpleCookie(cookies.output(header="", sep=";"))
    got_request_exception.connect(note)
    try:
        if kept:
            response = client.generic(method, address, **given)
        else:
            block = transaction.atomic()
            block._from_testcase = True  # what must be the outermost block takes this one for none
            with block:
                response = client.generic(method, address, **given)
                content = b"".join(response.streaming_content) if response.streaming else response.content
                transaction.set_rollback(True)
                return response.status_code, content, "".join(raised[-1:])
        return response.status_code, b"" if response.streaming else response.content, "".join(raised[-1:])
    except Exception:  # noqa: BLE001  a server would answer 500
        return 599, b"", traceback.format_exc()
    finally:
        got_request_exception.disconnect(note)


@contextmanager
def undrawn():
    """Leave out what templates make of a screen."""
    from django.template.response import SimpleTemplateResponse

    drawn = SimpleTemplateResponse.rendered_content
    SimpleTemplateResponse.rendered_content = ""
    try:
        yield
    finally:
        SimpleTemplateResponse.rendered_content = drawn


def place_of(raised: str) -> str:
    """Return the last lines of a traceback, which tell one cause of a 5xx from another."""
    return "\n".join(raised.strip().splitlines()[-5:])[-700:]


def run(count: int, seed: int) -> int:
    """Send the requests, print what was found, and return how many answered 5xx."""
    requests, statuses, found = Requests(seed), Counter(), {}
    began = time.monotonic()
    for number in range(count):
        who, method, address, given = requests.one(number)
        with nullcontext() if number % DRAWN == 0 else undrawn():
            status, _content, raised = send(who, method, address, given)
        if status >= 500:  # again without the transaction round it, which no server has
            status, _content, raised = send(who, method, address, given, kept=True)
        statuses[status] += 1
        if (number + 1) % 500 == 0:
            print(f"{number + 1} requests, {sum(found.values())} answered 5xx", flush=True)
        if status >= 500:
            cause = place_of(raised)
            if cause not in found:
                print(
                    f"{status} {method} {address[:200]} {str(given.get('data', ''))[:600]}\n{raised[-3000:]}",
                    flush=True,
                )
            found[cause] = found.get(cause, 0) + 1
    print(
        f"{count} requests, {len(requests.forms)} forms, to {len(requests.patterns)} addresses in {time.monotonic() - began:.0f} s, seed {seed}"
    )
    print(", ".join(f"{status}: {times}" for status, times in sorted(statuses.items())))
    for cause, times in sorted(found.items(), key=lambda pair: -pair[1]):
        print(f"{times} x\n{cause}")
    return sum(times for status, times in statuses.items() if status >= 500)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=20261129)
    options = parser.parse_args()
    os.environ["SECOND_FACTOR"] = "0"
    configure()
    prepare()
    from django.core.management import call_command

    call_command("build_demonstration", verbosity=0)
    sys.exit(1 if run(options.requests, options.seed) else 0)


if __name__ == "__main__":
    main()
