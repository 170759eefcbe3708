"""Which draft a link opens, what somebody sees by it, and what becomes of what they write.

The address is signed, so that a guess is refused without asking the database. A link opens nothing once it has run out,
was revoked, its page is in the bin or, if so wished, published as it is.
"""

import hashlib
import json

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from core.models import BasePage, BundleItem, DraftLink, DraftRemark
from core.operations.outbox import post
from core.publishing.trash import without_binned

SALT = "core.draft_link"
REMARK = "core.draft_remark"
MOST_REMARKS = 100  # by one link; more is no conversation


def address_of(link: DraftLink) -> str:
    """Return the full address of a link."""
    return settings.SITE_URL + reverse("draft", args=[signing.dumps(link.pk, salt=SALT)])


def link_at(token: str) -> DraftLink | None:
    """Return the link with this token, if it still opens something."""
    try:
        key = signing.loads(token, salt=SALT)
    except (signing.BadSignature, UnicodeError):
        return None
    return DraftLink.objects.open().filter(pk=key).select_related("made_by").first()


def pages_of(link: DraftLink) -> list[Page]:
    """Return the pages that a link opens now, each as a row of the tree."""
    items = BundleItem.objects.filter(bundle_id=link.bundle_id).order_by("sort_order", "pk")
    keys = list(items.values_list("page_id", flat=True)) if link.bundle_id else [link.page_id]
    pages = without_binned(Page.objects.filter(pk__in=keys)).select_related("locale")
    if link.ends_with_publication:
        pages = pages.exclude(live=True, has_unpublished_changes=False)
    return sorted(pages, key=lambda page: keys.index(page.pk))


def draft_of(page: Page) -> BasePage:
    """Return a page as its newest draft has it."""
    return page.specific.get_latest_revision_as_object()


def digest_of(draft: BasePage) -> str:
    """Return what tells one state of a draft from another: a digest of all that an editor wrote."""
    content = draft.serializable_data()
    left_out = {"latest_revision", "live_revision", "latest_revision_created_at", "last_published_at", "live"}
    said = {name: value for name, value in content.items() if name not in left_out}
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()


def render_draft(draft: BasePage, link: DraftLink, form, request: HttpRequest):
    """Return the draft as readers will see it, with the form for remarks, as Wagtail previews pages."""
    more = {"draft_link": link, "draft_form": form}
    return draft.make_preview_request(request, draft.default_preview_mode, more)


def keep_remark(link: DraftLink, draft: BasePage, remark: DraftRemark) -> bool:
    """Keep what somebody wrote, and have whoever made the link told; false where one link has brought too much."""
    if link.remarks.count() >= MOST_REMARKS:
        return False
    remark.link, remark.page_id, remark.seen = link, draft.pk, digest_of(draft)
    remark.save()
    if link.made_by and link.made_by.is_active and link.made_by.email:
        post(REMARK, about=remark.pk, recipient=link.made_by.email, locale=link.made_by.language_code)
    return True


def revoke(link: DraftLink) -> None:
    DraftLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now())
