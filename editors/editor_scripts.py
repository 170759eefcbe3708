"""The scripts beside a form in which pages and snippets are written."""

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _


def editor_js() -> str:
    """Return the scripts of screens on which something is written, with the words they say."""
    return format_html(
        '<script type="module" src="{}"></script><script type="module" src="{}"></script>'
        '<script type="module" src="{}"></script>'
        '<script type="module" src="{}" data-paste-question="{}" data-paste-take="{}" data-paste-leave="{}" '
        'data-paste-long="{}" data-paste-cut="{}" data-paste-understood="{}"></script>'
        '<script type="module" src="{}" data-most-bytes="{}" data-too-large="{}" data-understood="{}"></script>',
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
        static("editors/form_limits.js"),
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
        _(
            "This is too long to be saved, and stays here. Cut a part out and paste it into a page of its own, then save again."
        ),
        _("Understood"),
    )
