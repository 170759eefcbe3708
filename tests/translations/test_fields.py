"""Everything that can be translated is reached by it, and what the documentation names is there."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, TranslatableMixin

OURS = {"home", "news", "campaigns", "forms_app", "core"}
TRANSLATABLE = [
    model for model in apps.get_models() if issubclass(model, TranslatableMixin) and model._meta.app_label in OURS
]


@pytest.mark.parametrize("model", TRANSLATABLE, ids=lambda model: model.__name__)
def test_nothing_translatable_is_left_out(model):
    """wagtail-localize passes over many-to-many fields, and shares rows that are not translatable themselves."""
    rows = [row for row in get_all_child_relations(model) if row.get_accessor_name() != COMMENTS_RELATION_NAME]
    assert model._meta.local_many_to_many == []
    assert [row for row in rows if not issubclass(row.related_model, TranslatableMixin)] == []


def test_every_test_the_documentation_names_is_there():
    named = set(re.findall(r"`(test_\w+)`", (settings.BASE_DIR / "docs/translation.md").read_text()))
    there = {
        name
        for path in (settings.BASE_DIR / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(), re.M)
    }
    assert named
    assert named <= there
