"""Strings that Wagtail translates while it is imported, and which therefore stay English: made lazy here.

`tests/core/i18n/test_import_time_strings.py` fails when Wagtail gains one or makes one of these lazy itself.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy, override

CHOOSER_LABELS = ("choose_one_text", "choose_another_text", "edit_item_text", "search_tab_label", "create_action_label")


class SnippetLabel:
    """A label of a snippet chooser: widgets are made once, so their words are looked up whenever they are read."""

    def __init__(self, words: str):
        self.words = words

    def __get__(self, widget: Any, owner: Any) -> Any:
        return self if widget is None else gettext(self.words) % {"object": widget.model._meta.verbose_name}

    def __set__(self, widget: Any, value: Any) -> None:
        """Leave out what Wagtail made of it in the language of that moment."""


class PageLabel:
    """The label of a page chooser, with the type of page if it offers only one."""

    def __get__(self, widget: Any, owner: Any) -> Any:
        words = gettext("Choose a page")
        models: Any = widget.__dict__.get("target_models", ()) if widget is not None else ()
        if len(models) == 1 and models[0]._meta.label != "wagtailcore.Page":
            return f"{words} ({capfirst(str(models[0]._meta.verbose_name))})"
        return words

    def __set__(self, widget: Any, value: Any) -> None:
        """As above."""


def install() -> None:
    from wagtail.admin.forms.collections import GroupCollectionManagementPermissionFormSet
    from wagtail.admin.viewsets.chooser import ChooserViewSet
    from wagtail.admin.widgets import AdminPageChooser
    from wagtail.contrib.redirects.filters import RedirectsReportFilterSet
    from wagtail.contrib.redirects.views import IndexView
    from wagtail.documents.forms import GroupDocumentPermissionFormSet
    from wagtail.forms import TaskStateCommentForm
    from wagtail.images.forms import GroupImagePermissionFormSet, ImageInsertionForm, URLGeneratorForm
    from wagtail.models import Site
    from wagtail.sites.views import IndexView as SiteIndexView
    from wagtail.snippets.views.snippets import SnippetViewSet
    from wagtail.snippets.widgets import AdminSnippetChooser
    from wagtail.users.forms import PagePermissionsForm

    for name in CHOOSER_LABELS:
        setattr(ChooserViewSet, name, gettext_lazy(getattr(ChooserViewSet, name)))
    for name, words in (
        ("choose_one_text", "Choose %(object)s"),
        ("choose_another_text", "Choose another %(object)s"),
        ("link_to_chosen_text", "Edit this %(object)s"),
    ):
        setattr(AdminSnippetChooser, name, SnippetLabel(words))
    AdminPageChooser.choose_one_text = PageLabel()
    SnippetViewSet.breadcrumbs_items = _with_lazy_labels(SnippetViewSet.breadcrumbs_items)
    for column in SiteIndexView.columns:
        if column.name in ("port", "site_name", "root_page"):  # which have the name of the field for a label
            column.label = capfirst(Site._meta.get_field(column.name).verbose_name)
    for form in (TaskStateCommentForm, ImageInsertionForm, URLGeneratorForm):
        _relabel(form.base_fields.values())
    _relabel_filters(RedirectsReportFilterSet)
    headings = IndexView.export_headings
    headings.update({name: gettext_lazy(label) for name, label in headings.items()})
    PagePermissionsForm.base_fields["page"].label = gettext_lazy("Page")
    _relabel(GroupDocumentPermissionFormSet.form.base_fields.values())
    for formset in (GroupCollectionManagementPermissionFormSet, GroupImagePermissionFormSet):
        # The form's own labels come from the same list.
        types = formset.permission_types
        types[:] = [(code, gettext_lazy(short), gettext_lazy(long)) for code, short, long in types]
        _relabel(formset.form.base_fields.values())


def _with_lazy_labels(items: Any) -> property:
    """Wrap the breadcrumbs of a viewset, which are made once when the site starts."""
    make: Any = items.fget if isinstance(items, property) else items.func

    def lazy_items(viewset: Any) -> list[dict]:
        with override("en"):
            return [{**item, "label": gettext_lazy(str(item["label"]))} for item in make(viewset)]

    return property(lazy_items)


def _relabel_filters(filter_set: Any) -> None:
    for filtered in filter_set.base_filters.values():
        if filtered.label:
            filtered.label = gettext_lazy(filtered.label)
        if choices := filtered.extra.get("choices"):
            filtered.extra["choices"] = [(value, gettext_lazy(label)) for value, label in choices]
        if empty := filtered.extra.get("empty_label"):
            filtered.extra["empty_label"] = gettext_lazy(empty)


def _relabel(fields: Iterable[Any]) -> None:
    for field in fields:
        if field.label:
            field.label = gettext_lazy(str(field.label))
        if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
            choices: Any = field.choices
            field.choices = [(value, gettext_lazy(str(label))) for value, label in choices]
