"""Wagtail's strings that are made while it is imported are Arabic for who reads Arabic."""

import ast
from pathlib import Path

import pytest
import wagtail
from django.utils import translation
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.contrib.redirects.filters import RedirectsReportFilterSet
from wagtail.contrib.redirects.views import IndexView
from wagtail.forms import TaskStateCommentForm
from wagtail.images.forms import GroupImagePermissionFormSet, URLGeneratorForm
from wagtail.snippets.widgets import AdminSnippetChooser

from core.models import Topic

# The modules of Wagtail that do so; what core/i18n/import_time_strings.py makes lazy.
KNOWN = {
    "admin/forms/collections.py": 6,
    "admin/viewsets/chooser.py": 5,
    "contrib/redirects/filters.py": 4,
    "contrib/redirects/views.py": 4,
    "contrib/styleguide/views.py": 1,  # not installed
    "forms.py": 1,
    "images/forms.py": 19,
}


def made_at_import(path):
    """Count the strings of a module that are translated when it is imported."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
        if name.name in ("gettext", "ngettext", "pgettext")
    }
    return sum(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
        for node in run_at_import(tree)
    )


def run_at_import(node):
    """Yield what is run when a module is imported: everything that is not inside a function."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            yield child
            yield from run_at_import(child)


def test_all_of_them_are_known():
    root = Path(wagtail.__file__).parent
    counts = {
        str(path.relative_to(root)): made_at_import(path)
        for path in root.rglob("*.py")
        if "gettext" in path.read_text(encoding="utf-8")
    }
    assert {name: count for name, count in counts.items() if count} == KNOWN


@pytest.mark.parametrize(
    "words",
    [
        lambda: ChooserViewSet.choose_another_text,
        lambda: AdminSnippetChooser(Topic).choose_one_text,
        lambda: AdminSnippetChooser(Topic).link_to_chosen_text,
        lambda: TaskStateCommentForm().fields["comment"].label,
        lambda: URLGeneratorForm().fields["filter_method"].choices[0][1],
        lambda: IndexView.export_headings["old_path"],
        lambda: GroupImagePermissionFormSet.permission_types[0][2],
        lambda: RedirectsReportFilterSet.base_filters["is_permanent"].label,
        lambda: RedirectsReportFilterSet.base_filters["is_permanent"].extra["choices"][0][1],
    ],
    ids=range(9),
)
def test_they_are_looked_up_when_they_are_shown(words):
    english = str(words())
    with translation.override("ar"):
        assert str(words()) != english


def test_a_widget_made_in_english_speaks_arabic_later():
    widget = AdminSnippetChooser(Topic)
    with translation.override("ar"):
        assert widget.choose_one_text.startswith("اختر")
