"""What is imported from inside Wagtail and wagtail-localize is known: docs/architecture.md names each such module.

A module is documented if Wagtail's or wagtail-localize's own reference tells people to import from it.
"""

import ast
from pathlib import Path

from django.conf import settings

DOCUMENTED = {
    "wagtail",
    "wagtail.admin",
    "wagtail.admin.forms",
    "wagtail.admin.forms.models",
    "wagtail.admin.menu",
    "wagtail.admin.panels",
    "wagtail.admin.ui.components",
    "wagtail.admin.ui.tables",
    "wagtail.admin.urls",
    "wagtail.admin.viewsets.model",
    "wagtail.admin.viewsets.pages",
    "wagtail.admin.widgets",
    "wagtail.admin.widgets.button",
    "wagtail.blocks",
    "wagtail.contrib.frontend_cache.backends",
    "wagtail.contrib.frontend_cache.utils",
    "wagtail.contrib.redirects.models",
    "wagtail.contrib.settings.models",
    "wagtail.contrib.typed_table_block.blocks",
    "wagtail.coreutils",
    "wagtail.documents",
    "wagtail.documents.blocks",
    "wagtail.documents.forms",
    "wagtail.documents.models",
    "wagtail.fields",
    "wagtail.images",
    "wagtail.images.blocks",
    "wagtail.images.forms",
    "wagtail.images.models",
    "wagtail.log_actions",
    "wagtail.models",
    "wagtail.permissions",
    "wagtail.rich_text",
    "wagtail.search",
    "wagtail.search.query",
    "wagtail.signals",
    "wagtail.snippets.blocks",
    "wagtail.snippets.models",
    "wagtail.snippets.views.snippets",
    "wagtail.url_routing",
    "wagtail.urls",
    "wagtail.users.apps",
    "wagtail.users.forms",
    "wagtail.users.models",
    "wagtail.users.views.users",
    "wagtail.utils.decorators",
    "wagtail_localize.fields",
    "wagtail_localize.machine_translators",
    "wagtail_localize.models",
    "wagtail_localize.segments",
    "wagtail_localize.segments.extract",
    "wagtail_localize.segments.ingest",
    "wagtail_localize.segments.types",
}
APPS = ("icssi_cms", "demonstration", "editors", "home", "news", "campaigns", "translations", "forms_app", "core")


def reached_into():
    """Return the undocumented modules of upstream that the product imports, `patches` modules left out."""
    found = set()
    for app in APPS:
        for path in Path(settings.BASE_DIR, app).rglob("*.py"):
            if "migrations" in path.parts or "patches" in path.parts or path.stem == "patches":
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module)
    return {name for name in found - DOCUMENTED if name.partition(".")[0] in {"wagtail", "wagtail_localize"}}


def test_each_module_reached_into_is_named_in_the_documents():
    page = Path(settings.BASE_DIR, "docs", "architecture.md").read_text(encoding="utf-8")
    named = {word for word in page.split("`") if word.startswith(("wagtail.", "wagtail_localize."))}

    assert reached_into() == named
