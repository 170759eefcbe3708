"""Publish a page that was just made, in the transaction that made it: nothing of it is read from the database again.

It passes the gate as every publication does, and Wagtail's signals are sent. What Wagtail does besides is about what a
page that existed before may have: comments, workflows, aliases, an earlier title, other revisions.
"""

from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision
from wagtail.signals import page_published, published

from core.checks.just_made import just_made

FIELDS = (
    "live",
    "has_unpublished_changes",
    "expired",
    "first_published_at",
    "last_published_at",
    "live_revision",
)


class FirstPublication(PublishPageRevisionAction):
    """Publishes the only revision of a new page, which stands at hand as it was saved."""

    def __init__(self, page: Page, revision: Revision, user: Any, at: datetime | None):
        self.revision, self.object, self.user, self.at = revision, page, user, at
        self.changed, self.log_action, self.previous_revision = True, False, None
        self._made = revision

    def execute(self, *args: Any, **kwargs: Any) -> None:
        with just_made(self.object):
            super().execute(*args, **kwargs)

    def _publish_revision(self, revision: Revision, page: Any, *args: Any, **kwargs: Any) -> None:
        if revision is not self._made:  # the gate put another in its place
            super()._publish_revision(revision, page, *args, **kwargs)
            return
        page.live, page.has_unpublished_changes, page.expired = True, False, False
        page.first_published_at = page.last_published_at = self.at or timezone.now()
        page.live_revision = revision
        page.save(update_fields=FIELDS, clean=False)
        page_published.send(sender=type(page), instance=page, revision=revision)
        published.send(sender=type(page), instance=page, revision=revision)
