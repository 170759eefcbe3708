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
from collections import Counter
from contextlib import contextmanager, nullcontext
from http.cookies import SimpleCookie
from urllib.parse import quote, urlencode

from bench.admin_forms import BROKEN_LINK, patterns, rows_with_streams, send, sent_by
from bench.empty_site import configure, prepare

DRAWN = 4  # one request in so many has its screen drawn
HUGE = "9" * 30
DEEP = "[" * 20_000
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
        self.patterns = sorted(set(patterns()) - {"admin/logout/"})
        self.random.shuffle(self.patterns)
        self.rows = rows_with_streams()
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
            self.forms[address] = sent_by(address, self.people[0], self.rows)
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
            fields["workflow-action-name"] = [self.random.choice(["approve", "reject", "x"])]
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
