"""What Wagtail starts with inline scripts, which the policy of the admin forbids, is started by static/editors/calls.js.

The script calls what <template data-call="name" data-arguments="[…]"> names. Besides the choosers here, five templates
below templates/wagtailadmin/widgets/ and templates/wagtailadmin/panels/ write such elements in place of Wagtail's scripts.
All this can go when Wagtail's admin works without inline scripts; tests/editors/patches/test_inline_scripts.py tells.
"""

import json

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets import BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser

wagtails_render = BaseChooser.render


def call(name: str, *arguments) -> SafeString:
    """Return the element that has the script call a function, or make an object, with these values."""
    given = json.dumps(arguments)
    return format_html('<template data-call="{}" data-arguments="{}"></template>', name, given)


def render(self, name, value, attrs=None, renderer=None):
    """Return a chooser's HTML, with the call that starts it."""
    if not attrs or "id" not in attrs:
        raise TypeError("A chooser needs an id.")
    value_data = self.get_value_data(value)
    html = self.render_html(name, value_data, attrs)
    if isinstance(self, AdminTaskChooser):
        return format_html("{}{}", html, call("createTaskChooser", attrs["id"]))
    options = self.get_js_init_options(attrs["id"], name, value_data)
    return format_html("{}{}", html, call(self.js_constructor, attrs["id"], options))


def install() -> None:
    BaseChooser.render = render
