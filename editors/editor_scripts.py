"""The scripts beside a form in which pages and snippets are written."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _


def editor_js() -> str:
    """Return the scripts of screens on which something is written, with the words they say."""
    return format_html(
        '<script type="module" src="{}"></script><script type="module" src="{}"></script>'
        '<script type="module" src="{}"></script>'
        '<script type="module" src="{}" data-paste-question="{}" data-paste-take="{}" data-paste-leave="{}" '
        'data-paste-long="{}" data-paste-cut="{}" data-paste-understood="{}"></script>',
        static("editors/advice.js"),
        static("editors/alt_texts.js"),
        static("editors/refusals.js"),
        static("editors/paste.js"),
        _("These seem to be messages of a messenger. What may name people, or say when they wrote, is ticked."),
        _("Take out what is ticked"),
        _("Paste everything as it is"),
        _(
            "Nothing was pasted: a paragraph takes 200,000 letters at once. Paste the text in parts, or upload it as a document."
        ),
        _(
            "The field takes NUMBER letters. The end of what you pasted is not in it; you still have it where you copied it."
        ),
        _("Understood"),
    )
