"""Wagtail asks for two names; when it no longer does, the patch can go."""

from wagtail.admin.forms.account import NameEmailForm


def test_wagtail_asks_for_two_names():
    assert NameEmailForm.base_fields["last_name"].required
