"""Scheduled events: pages, bundles and notices that appear or end, calls and forms that open or close."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from campaigns.models import CallPage, SignupSlot
from core.i18n.languages import active_language
from core.models import Bundle, Notice
from core.publishing.trash import without_binned
from forms_app.models import SignupForm


@dataclass(frozen=True)
class Event:
    """Something that happens on a day, perhaps at a moment of it."""

    day: date
    moment: datetime | None
    what: str
    title: str
    url: str
    language: str = ""
    key: str = ""  # what is the same in all languages of it
    others: tuple["Event", ...] = ()  # the same in other languages

    @property
    def order(self):
        return self.day, self.moment is None, self.moment.timestamp() if self.moment else 0, self.title


def events_between(first: date, last: date) -> list[Event]:
    """Return everything planned from one day to another, both included, each once with its languages: seven queries."""
    begin = timezone.make_aware(datetime.combine(first, time.min))
    end = timezone.make_aware(datetime.combine(last, time.max))
    sources: Iterable[Iterator[Event]] = (
        _publications(begin, end),
        _endings(begin, end),
        _bundles(begin, end),
        _notices(begin, end),
        _calls(first, last),
        _slots(first, last),
        _forms(begin, end),
    )
    return sorted(_joined(event for source in sources for event in source), key=lambda event: event.order)


def _joined(events: Iterable[Event]) -> Iterator[Event]:
    """Yield what happens to a page in several languages at the same time as one event, named as the admin's language has it."""
    same: dict[tuple, list[Event]] = {}
    for event in events:
        same.setdefault((event.key or event, event.what, event.day, event.moment), []).append(event)
    first = [active_language().code, *dict(settings.LANGUAGES)]
    for found in same.values():
        found.sort(key=lambda event: first.index(event.language) if event.language in first else len(first))
        yield replace(found[0], others=tuple(found[1:]))


def _at(moment: datetime, what: str, title: str, url: str, language: str = "", key: object = "") -> Event:
    return Event(timezone.localdate(moment), timezone.localtime(moment), what, title, url, language, str(key))


def _edit(page_pk) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page_pk])


def _publications(begin, end):
    revisions = Revision.page_revisions.filter(approved_go_live_at__range=(begin, end)).defer("content")
    moments = {int(revision.object_id): revision for revision in revisions}
    for page in without_binned(Page.objects.filter(pk__in=moments)).select_related("locale"):
        moment = moments[page.pk].approved_go_live_at
        code = page.locale.language_code
        yield _at(moment, _("Published"), page.draft_title, _edit(page.pk), code, page.translation_key)


def _endings(begin, end):
    for page in Page.objects.live().filter(expire_at__range=(begin, end)).select_related("locale"):
        code = page.locale.language_code
        yield _at(page.expire_at, _("Taken down"), page.title, _edit(page.pk), code, page.translation_key)


def _bundles(begin, end):
    for bundle in Bundle.objects.planned().filter(goes_at__range=(begin, end)):
        yield _at(bundle.goes_at, _("Bundle published"), bundle.title, reverse("editors:bundle", args=[bundle.pk]))


def _notices(begin, end):
    for notice in Notice.objects.select_related("locale"):
        url = reverse("wagtailsnippets_core_notice:edit", args=[notice.pk])
        for moment, what in ((notice.opens_at, _("Notice appears")), (notice.closes_at, _("Notice goes"))):
            if moment and begin <= moment <= end:
                yield _at(moment, what, notice.words, url, notice.locale.language_code)


def _calls(first, last):
    calls = CallPage.objects.live().filter(starts_on__lte=last, ends_on__gte=first).select_related("locale")
    for call in calls.defer_streamfields():
        for day, what in ((call.starts_on, _("Call begins")), (call.ends_on, _("Call ends"))):
            if first <= day <= last:
                code = call.locale.language_code
                yield Event(day, None, what, call.title, _edit(call.pk), code, str(call.translation_key))


def _slots(first, last):
    slots = SignupSlot.objects.filter(call__live=True, closes_on__range=(first, last))
    for slot in slots.select_related("call__locale"):
        title = f"{slot.label} · {slot.call.title}"
        code = slot.call.locale.language_code
        yield Event(
            slot.closes_on, None, _("Sign-up closes"), title, _edit(slot.call_id), code, str(slot.translation_key)
        )


def _forms(begin, end):
    for form in SignupForm.objects.filter(live=True).sources().select_related("locale").defer("questions"):
        url = reverse("wagtailsnippets_forms_app_signupform:edit", args=[form.pk])
        for moment, what in ((form.opens_at, _("Form opens")), (form.closes_at, _("Form closes"))):
            if moment and begin <= moment <= end:
                yield _at(moment, what, form.title, url, form.locale.language_code)
