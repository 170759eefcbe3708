"""The address at which something is copied only shows the form; it saves nothing.

Wagtail's copy view hands the original itself to its form. The form is sent to the address that adds, but a post to the
copy address changes the original, past the hooks and rights of changing. This can go when
`test_wagtails_copy_view_would_change_the_original` fails.
"""

from wagtail.admin.views.generic.models import CopyViewMixin


def install() -> None:
    """Have every copy address answer a post with 405."""
    CopyViewMixin.http_method_names = ["get", "head", "options"]
