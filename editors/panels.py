"""Panels of the dashboard. Each is shown only to the people it concerns, and only when it has rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from campaigns.models import SignupSlot
from core.i18n.dates import long_date
from core.models import Bundle, HeldBack, OutsideLink
from core.operations.health_checks import BAD, look
from core.operations.health_mails import RUNS_THE_SITE
from core.operations.health_words import words_for
from core.publishing.trash import without_binned
from editors.checklist import STEPS
from editors.planning import events_between
from forms_app.admin.overview import rows_for
from forms_app.permissions import reads_something
from home.models import StandardPage

SHOWN = 8
SOON = timedelta(days=14)
AHEAD = timedelta(days=45)
OLD = timedelta(days=365)


@dataclass(frozen=True)
class Row:
    """A line of a panel."""

    title: str
    url: str
    note: str = ""
    language: str = ""


class ListPanel(Component):
    """A heading over a few lines that lead somewhere."""

    template_name = "editors/panel.html"
    name: str
    order: int
    heading: str | Promise
    more: str = ""  # the name of the address where everything is
    about: str | Promise = ""

    def __init__(self, user):
        self.user = user

    def is_for(self) -> bool:
        """Tell whether the panel concerns the user."""
        return page_permission_policy.user_has_any_permission(self.user, {"change", "publish"})

    def rows(self) -> Iterable[Row]:
        raise NotImplementedError

    def get_context_data(self, parent_context):
        rows = list(self.rows()) if self.is_for() else []
        return {"panel": self, "rows": rows, "more": reverse(self.more) if rows and self.more else ""}


class DemonstrationPanel(Component):
    """A warning for everybody, where no second factor is required."""

    template_name = "editors/demonstration_panel.html"
    name = "demonstration"
    order = 10

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        return {"is_without_factor": not settings.SECOND_FACTOR_REQUIRED}


class ChecklistPanel(Component):
    """The first steps of a new site, until all are done."""

    template_name = "editors/checklist.html"
    name = "checklist"
    order = 50

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        may = self.user.has_perm("core.change_sitefacts")
        steps = [(step, step.is_done(), step.url_for(self.user)) for step in STEPS] if may else []
        done = sum(is_done for _step, is_done, _url in steps)
        return {"steps": [] if done == len(steps) else steps, "done": done}


class HealthPanel(Component):
    """What is wrong with the site and what to do about it, for those who run it; and all that is watched."""

    template_name = "editors/health.html"
    name = "health"
    order = 40

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        findings = look() if self.user.has_perm(RUNS_THE_SITE) else []
        described = [(finding.state == BAD, words_for(finding)) for finding in findings]
        return {"bad": [words for is_bad, words in described if is_bad], "described": described}


class DraftsPanel(ListPanel):
    name, order, heading = "my-drafts", 60, gettext_lazy("My drafts")

    def is_for(self) -> bool:
        return page_permission_policy.user_has_any_permission(self.user, {"add", "change"})

    def rows(self):
        mine = Q(owner=self.user) | Q(latest_revision__user=self.user)
        drafts = Page.objects.filter(mine, has_unpublished_changes=True, depth__gt=1).select_related("locale")
        for page in without_binned(drafts).order_by(F("latest_revision_created_at").desc(nulls_last=True), "-pk")[
            :SHOWN
        ]:
            note = _("Published, with changes that are not") if page.live else _("Not published")
            yield Row(
                page.draft_title, reverse("wagtailadmin_pages:edit", args=[page.pk]), note, page.locale.language_code
            )


class BlockedPublicationsPanel(ListPanel):
    name, order, heading = "held-back", 55, gettext_lazy("Not published: mend these first")

    def is_for(self) -> bool:
        return page_permission_policy.user_has_any_permission(self.user, {"add", "change"})

    def rows(self):
        mine = page_permission_policy.instances_user_has_any_permission_for(self.user, {"add", "change"})
        held = HeldBack.objects.filter(page__in=without_binned(mine)).select_related("page__locale")
        for row in held[:SHOWN]:
            page, url = row.page, reverse("wagtailadmin_pages:edit", args=[row.page_id])
            yield Row(
                page.get_admin_display_title(),
                url,
                long_date(timezone.localdate(row.held_at)),
                page.locale.language_code,
            )
        for bundle in Bundle.objects.filter(made_by=self.user).exclude(problem="")[:SHOWN]:
            yield Row(bundle.title, reverse("editors:bundle", args=[bundle.pk]), _("Bundle"))


class PlannedPanel(ListPanel):
    name, order, heading = "planned", 70, gettext_lazy("What is planned")
    more = "editors:planning"

    def rows(self):
        today = timezone.localdate()
        for event in events_between(today, today + AHEAD)[:SHOWN]:
            clock = f" {event.moment:%H:%M}" if event.moment else ""
            yield Row(event.title, event.url, f"{long_date(event.day)}{clock} · {event.what}", event.language)


class ClosingPanel(ListPanel):
    name, order, heading = "closing-soon", 80, gettext_lazy("Calls that close soon")

    def is_for(self) -> bool:
        return super().is_for() or reads_something(self.user)

    def rows(self):
        today = timezone.localdate()
        closing = Q(closes_on__range=(today, today + SOON)) | Q(
            closes_on=None, call__ends_on__range=(today, today + SOON)
        )
        slots = SignupSlot.objects.filter(closing, call__live=True).select_related("call__locale")
        for slot in sorted(slots, key=lambda slot: slot.closes_on or slot.call.ends_on)[:SHOWN]:
            day = slot.closes_on or slot.call.ends_on
            left = (day - today).days
            note = ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left} if left else _("Last day")
            url = reverse("wagtailadmin_pages:edit", args=[slot.call_id]) if super().is_for() else slot.call.url
            yield Row(f"{slot.call.title}: {slot.label}", url, note, slot.call.locale.language_code)


class AnswersPanel(ListPanel):
    name, order, heading = "new-answers", 90, gettext_lazy("Forms with new answers")
    more = "signups:forms"

    def is_for(self) -> bool:
        return reads_something(self.user)

    def rows(self):
        for form in [row for row in rows_for(self.user) if row.new][:SHOWN]:
            note = ngettext("%(count)d new answer", "%(count)d new answers", form.new) % {"count": form.new}
            yield Row(form.title, form.url, note)


class LinksPanel(ListPanel):
    name, order, heading = "broken-links", 400, gettext_lazy("Links at which nobody answers")
    about = gettext_lazy(
        "Once a week this site asks other sites whether the pages linked to still answer. They learn the address of this "
        "server and the link, but nothing about readers or editors. An operator can switch this off."
    )

    def is_for(self) -> bool:
        return settings.LINK_CHECK and super().is_for()

    def rows(self):
        links = OutsideLink.objects.broken().filter(page__live=True).select_related("page__locale")
        for link in links.order_by("-checked_at")[:SHOWN]:
            url = reverse("wagtailadmin_pages:edit", args=[link.page_id])
            if self.user.has_perm("wagtailredirects.add_redirect"):
                url = f"{reverse('editors:mend_link')}?{urlencode({'old': link.address})}"
            yield Row(link.page.title, url, f"{link.address[:80]} ({link.problem})", link.page.locale.language_code)


class OldPagesPanel(ListPanel):
    name, order, heading = "old-pages", 410, gettext_lazy("Standing pages nobody has touched for a year")

    def rows(self):
        pages = StandardPage.objects.live().filter(last_published_at__lt=timezone.now() - OLD).select_related("locale")
        for page in pages.order_by("last_published_at").defer_streamfields()[:SHOWN]:
            note = _("last published %(date)s") % {"date": long_date(timezone.localdate(page.last_published_at))}
            yield Row(page.title, reverse("wagtailadmin_pages:edit", args=[page.pk]), note, page.locale.language_code)


PANELS = [
    DemonstrationPanel,
    HealthPanel,
    ChecklistPanel,
    BlockedPublicationsPanel,
    DraftsPanel,
    PlannedPanel,
    ClosingPanel,
    AnswersPanel,
    LinksPanel,
    OldPagesPanel,
]
