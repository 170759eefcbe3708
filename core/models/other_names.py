"""Snippets that choosers find by whatever people call them: in other languages, in short, in other spellings."""

from typing import Any

from django.db import models
from wagtail.search import index


class OtherNamesMixin:
    """A translatable snippet with a name; its search fields hold `other_names_fields`."""

    name_field = "name"
    other_name_fields: list[str] = []  # in which further names stand

    other_names_fields = [index.SearchField("other_names"), index.AutocompleteField("other_names")]

    def other_languages(self: Any) -> models.QuerySet:
        """Return this in every other language."""
        return type(self)._default_manager.filter(translation_key=self.translation_key).exclude(pk=self.pk)

    def other_names(self: Any) -> str:
        """Return the further names of this, and all of it in other languages, one a line."""
        fields = [self.name_field, *self.other_name_fields]
        rows = self.other_languages().values_list(*fields)
        own = [getattr(self, name) for name in self.other_name_fields]
        return "\n".join(filter(None, [*own, *(word for row in rows for word in row)]))
