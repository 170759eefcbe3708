"""Unregister wagtail-localize's buttons and its report.

Wagtail has no way to take a hook back, so the package's are taken off the list. Their module is imported first, which
registers them; a second import by Wagtail then does nothing.
"""

from wagtail import hooks
from wagtail_localize import wagtail_hooks as package

REPLACED = {
    "register_page_header_buttons": package.page_listing_more_buttons,
    "register_page_listing_more_buttons": package.page_listing_more_buttons,
    "register_snippet_listing_buttons": package.register_snippet_listing_buttons,
    "register_reports_menu_item": package.register_wagtail_localize2_report_menu_item,
    "register_page_action_menu_item": package.register_convert_back_to_alias_page_action_menu_item,
}


def unregister_hooks() -> None:
    for name, function in REPLACED.items():
        hooks._hooks[name] = [entry for entry in hooks._hooks[name] if entry[0] is not function]
