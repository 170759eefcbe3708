"""The gate to "live": every publication passes here first, whichever way it was asked for.

Wagtail publishes in one place, `PublishRevisionAction.execute`: the editor, bulk actions, the admin API, workflows, the
clock and code all end there. A row can also become live by being saved: copies, aliases, the bin. Both send a signal
before anything is written. A receiver may raise NotPublishable; before a revision is published it may also return
another revision, which is published instead. What lacks something that readers need is refused here. `tests/core/test_gate.py` lists the ways that Wagtail has and fails when
there is another; the patch can go once Wagtail sends a signal before it publishes.
"""

from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.db import transaction
from django.db.models.signals import pre_save
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import DraftStateMixin, Page, Revision

from core.checks.completeness import problems_before_publishing
from core.models.drafts import PublishingRules

# All send `instance`, what is to be live. The first two also send `revision` and `user`.
revision_publishing = Signal()  # a receiver may return another revision
revision_published = Signal()  # also sends `is_scheduled`: it is not live yet, but will be at instance.go_live_at
row_going_live = Signal()
checking = Signal()  # also sends `revision` or None; a receiver returns a list of problems in words

_is_publishing: ContextVar[bool] = ContextVar("is_publishing", default=False)
_execute = PublishRevisionAction.execute


class NotPublishable(Exception):  # noqa: N818  it is an answer, not a fault
    """Something must not become live as it is; the problems say in words what is wrong."""

    def __init__(self, instance: Any, problems: list[str]):
        self.instance, self.problems = instance, problems
        super().__init__(problems)

    def __str__(self):
        title = {"title": title_of(self.instance)}
        return " ".join([_("“%(title)s” is not published.") % title, *self.problems])


def title_of(instance: Any) -> str:
    return instance.get_admin_display_title() if isinstance(instance, Page) else str(instance)


def problems_with(instance: Any, revision: Revision | None = None) -> list[str]:
    """Return in words what the gate would refuse, as it stands now or in one of its revisions."""
    answers = checking.send(type(instance), instance=instance, revision=revision)
    return [words for _receiver, found in answers for words in found or []]


def install() -> None:
    """Put the gate before Wagtail's one way to publish, and before every save that makes a row live."""
    PublishRevisionAction.execute = execute  # type: ignore[method-assign]
    pre_save.connect(check_row, dispatch_uid="core.publishing.gate")


@wraps(_execute)
@transaction.atomic  # the clock, a shell and a script have none around them: a publication and what is noted of it are one
def execute(action: PublishRevisionAction, skip_permission_checks: bool = False):
    action.check(skip_permission_checks=skip_permission_checks)
    known = {"instance": action.object, "user": action.user}
    for _receiver, other in revision_publishing.send(type(action.object), revision=action.revision, **known):
        if other is not None:
            action.revision, action.object = other, other.as_object()  # type: ignore[attr-defined]
    require_complete(action.object)
    is_scheduled = bool(action.object.go_live_at and action.object.go_live_at > timezone.now())
    token = _is_publishing.set(True)
    try:
        result = _execute(action, skip_permission_checks=True)
    finally:
        _is_publishing.reset(token)
    known["instance"] = action.object
    revision_published.send(type(action.object), revision=action.revision, is_scheduled=is_scheduled, **known)
    return result


def require_complete(instance: Any) -> None:
    """Refuse what lacks something that a draft may lack."""
    has_rules = isinstance(instance, (Page, PublishingRules))
    if has_rules and (found := list(problems_before_publishing(instance))):
        raise NotPublishable(instance, [problem.words for problem in found])


def check_row(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    """Ask about a row that a save makes live. A page that is live already costs one query, others none."""
    if raw or not isinstance(instance, DraftStateMixin) or not instance.live:
        return
    if update_fields is not None and "live" not in update_fields:
        return
    is_alias = isinstance(instance, Page) and instance.alias_of_id
    if _is_publishing.get() and not is_alias:
        return
    if instance.pk and sender._base_manager.filter(pk=instance.pk, live=True).exists():
        return
    row_going_live.send(sender, instance=instance)
