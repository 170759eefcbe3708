"""Dates in blocks."""

from django.utils.functional import cached_property
from wagtail import blocks

from core.i18n.date_fields import DateInput, TypedDateField


class TypedDateBlock(blocks.DateBlock):
    """A date, written as people write dates."""

    @cached_property
    def field(self):
        return TypedDateField(widget=DateInput(format=self.format), **self.field_options)
