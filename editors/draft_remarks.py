"""The mail that tells whoever made a link that somebody wrote about the draft. It repeats nothing of what they wrote."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from core.models import DraftRemark, OutboxLetter
from core.operations.outbox import Words, writes
from core.publishing.draft_links import REMARK


@writes(REMARK)
def words_of_a_remark(letter: OutboxLetter) -> Words | None:
    """Return the mail; None where the remark is gone or resolved by now."""
    remark = DraftRemark.objects.filter(pk=letter.about, resolved_at=None).select_related("link", "page").first()
    if remark is None:
        return None
    link = remark.link
    name, key = ("draft_links", link.page_id) if link.page_id else ("bundle_draft_links", link.bundle_id)
    context = {
        "title": remark.page.get_admin_display_title(),
        "is_agreed": remark.is_agreed,
        "link": settings.SITE_URL + reverse(f"editors:{name}", args=[key]),
    }
    return Words(
        letter.recipient, _("Somebody looked at your draft"), render_to_string("mail/draft_remark.txt", context)
    )
