"""What the screens of the admin send: their addresses, the fields of their forms, and the streams edited there."""

import json
import re
import traceback
from collections import defaultdict
from http.cookies import SimpleCookie

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


class Rows:
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


def rows_with_streams() -> Rows:
    from django.apps import apps
    from wagtail.models import Page

    from core.streams import stream_fields
    from forms_app.models import SignupForm

    rows = Rows()
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


def sent_by(address: str, cookies: SimpleCookie, rows: Rows) -> dict[str, list[str]]:
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


def patterns():
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
