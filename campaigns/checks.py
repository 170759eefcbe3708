"""Checks of calls, reports and appeals."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from campaigns.models import AppealPage, CallPage, FestivalReportPage
from core.checks.registry import Advice, register_check
from forms_app.checks import edit_address
from forms_app.models import SignupForm
from forms_app.question_types.base import NAMES_OF_SIGNATORIES
from forms_app.schema import every_question


@register_check
def call_that_is_over_has_a_report(page: Page) -> Iterator[Advice]:
    if not isinstance(page, CallPage) or not page.ends_on or page.ends_on >= timezone.localdate():
        return
    if not FestivalReportPage.objects.filter(call__translation_key=page.translation_key).exists():
        yield Advice(
            _("The call is over and there is no report about it. “Write the report” begins one from the call.")
        )


@register_check
def forms_of_a_call_are_published(page: Page) -> Iterator[Advice]:
    if isinstance(page, CallPage):
        for slot in page.slots.all():
            if slot.form and not slot.form.live:
                yield _form_is_a_draft(slot.form)


def _form_is_a_draft(form: SignupForm) -> Advice:
    words = _("The form “%(form)s” is a draft: readers do not see it. Publish the form first.")
    return Advice(words % {"form": form}, is_blocking=True, url=edit_address(form))


@register_check
def appeal_can_be_signed(page: Page) -> Iterator[Advice]:
    if not isinstance(page, AppealPage):
        return
    form = page.form
    if form and not form.live:
        yield _form_is_a_draft(form)
    elif form and not _asks_for_names(form):
        yield Advice(
            _(
                "The form “%(form)s” does not ask how people or organisations are named, so they are only counted. "
                "“Sign the appeal” among the starting forms asks for it."
            )
            % {"form": form},
            url=edit_address(form),
        )
    if not page.addressees.all():
        yield Advice(_("The appeal does not say to whom it goes."))


def _asks_for_names(form: SignupForm) -> bool:
    questions = every_question(form.version.schema["questions"]) if form.version else ()
    return any(question.get("meaning") in NAMES_OF_SIGNATORIES for question in questions)


@register_check
def call_leads_to_a_way_of_taking_part(page: Page) -> Iterator[Advice]:
    if isinstance(page, CallPage) and page.ends_on and page.ends_on >= timezone.localdate() and not page.slots.all():
        yield Advice(_("The call has no sign-up: people who want to take part do not know how."))
