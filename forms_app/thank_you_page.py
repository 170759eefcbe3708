"""Thanks: the same page for everybody, or one with the secret link for those no mail takes it to."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.i18n.languages import active_language
from core.routing import open_home
from core.routing import public_page as page_with_number
from forms_app.http_policy import cached
from forms_app.lookup import LocalisedForm, find_form
from forms_app.models import FormVersion, Submission
from forms_app.notifications import is_written_to
from forms_app.secret_links import link_for, token_for
from forms_app.self_service import secret_link_view


@require_safe
def thanks(request: HttpRequest, key) -> HttpResponse:
    """Say thanks and what comes next; the same page for everybody, so that it can be cached."""
    open_home(request)
    shown = find_form(key, active_language())
    if shown is None and not FormVersion.objects.filter(form_key=key).exists():
        raise Http404
    return cached(_thank_you_response(request, key, shown, public_page(request.GET.get("page"))))


@secret_link_view
def thanks_with_link(request, submission, token) -> HttpResponse:
    """Say thanks, and show the secret link to the one person it belongs to."""
    shown = find_form(submission.form_key, active_language())
    page = public_page(submission.source_page_id)
    no_mail_today = bool(submission.email and shown and shown.source.writes_to_people)
    link = link_for(submission)
    more = {"link": link, "no_mail_today": no_mail_today, "is_pending": submission.pending}
    return _thank_you_response(request, submission.form_key, shown, page, **more)


def thank_you_address(submission: Submission | None, shown: LocalisedForm | None, page: Page | None, key) -> str:
    """Return where a person is led whose answers were taken.

    Only who sent a submission, by the token of the post, may be given it; everybody else gets the general thanks.
    """
    if submission and not is_written_to(submission):
        return reverse("forms_app:thanks_with_link", args=[token_for(submission)])
    address = reverse("forms_app:thanks", args=[key])
    return f"{address}?page={page.pk}" if page else address


def public_page(number) -> Page | None:
    """Return the public page a form stood on, if there is one."""
    if not str(number or "").isdecimal() or len(str(number)) > 12:
        return None
    return page_with_number(int(number))


def _thank_you_response(request, key, shown: LocalisedForm | None, page: Page | None, **more) -> HttpResponse:
    language = shown.language if shown else active_language()
    context = {"shown": shown, "key": key, "page": page, "language": language, **more}
    return render(request, "forms_app/thank_you_page.html", context)
