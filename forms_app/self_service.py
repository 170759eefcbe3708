"""What a person can do with the secret link: see, confirm, correct or withdraw what they sent.

A GET changes nothing, since mail programs open links by themselves.
"""

# Messages: for readers

from functools import wraps

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.accounts.guess_limits import SECRET_LINK, Guess, wait_in_words
from forms_app import notifications
from forms_app.confirmation_links import submission_to_confirm
from forms_app.http_policy import anonymous_post, never_stored, require_readable_post
from forms_app.lifecycle import Change, Kind, apply
from forms_app.models import State
from forms_app.public_form import form_for, words_of
from forms_app.secret_links import link_for, submission_by
from forms_app.signals import has_published_results


def link_view(find):
    """Give a view the submission that `find` has for its token, or say that there is none; nothing of it is cached.

    A network from which many wrong tokens came is told to wait.
    """

    def decorate(view):
        @wraps(view)
        def answer(request, token):
            guess = Guess(SECRET_LINK, request)
            if guess.minutes_to_wait():
                return never_stored(_wait(request))
            submission = find(token)
            if submission is None:
                guess.count()
                raise Http404
            return never_stored(view(request, submission, token))

        return anonymous_post(require_readable_post(answer))

    return decorate


secret_link_view = link_view(submission_by)


def _wait(request) -> HttpResponse:
    """Say how long to wait, with the status 200: any other would put a link that may be right into the log."""
    return render(request, "forms_app/wait.html", {"words": wait_in_words(request)})


@secret_link_view
def mine(request, submission, token) -> HttpResponse:
    """Show what was sent, and what can be done with it."""
    return _overview(request, submission, token)


def _overview(request, submission, token, **more) -> HttpResponse:
    context = {
        **words_of(submission.version),
        "submission": submission,
        "token": token,
        "is_public": has_published_results(submission),
        **more,
    }
    return render(request, "forms_app/self_service.html", context)


@secret_link_view
def send_confirmation_again(request, submission, token) -> HttpResponse:
    """Send the mail that confirms an address once more, if not too many went to it today."""
    if request.method == "POST" and submission.pending:
        is_sent = notifications.ask_to_confirm(submission)
        return _overview(request, submission, token, is_sent=is_sent, is_refused=not is_sent)
    return HttpResponseRedirect(reverse("forms_app:mine", args=[token]))


@link_view(submission_to_confirm)
def confirm_by_mail(request, submission, token) -> HttpResponse:
    """Count answers once their sender presses the button behind the link in the mail, and say so."""
    if request.method == "POST":
        apply(Change(Kind.CONFIRM), [submission.pk])
        submission.refresh_from_db()
    context = {**words_of(submission.version), "submission": submission, "link": link_for(submission)}
    return render(request, "forms_app/confirmation.html", context)


@secret_link_view
def correct_answers(request, submission, token) -> HttpResponse:
    """Show the form with what was sent, or put in its place what is written now.

    Even with errors the status is 200: anything else would put the secret link into the log.
    """
    if submission.reduced_at:
        return HttpResponseRedirect(reverse("forms_app:mine", args=[token]))
    schema = submission.version.schema
    is_post = request.method == "POST"
    filled = form_for(schema, request.POST if is_post else None, initial=submission.answers)
    if is_post and filled.is_valid():
        apply(Change(Kind.CORRECT, answers=filled.answers()), [submission.pk])
        return HttpResponseRedirect(reverse("forms_app:mine", args=[token]))
    with override(submission.locale):
        schema = schema | {"button": _("Save my answers")}
    context = {
        **words_of(submission.version),
        "schema": schema,
        "state": State.OPEN,
        "form": filled,
        "action": reverse("forms_app:correct", args=[token]),
    }
    return render(request, "forms_app/page.html", context)


@secret_link_view
def withdraw(request, submission, token) -> HttpResponse:
    """Erase what was sent once its sender pressed the button."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("forms_app:mine", args=[token]))
    apply(Change(Kind.WITHDRAW), [submission.pk])
    return render(request, "forms_app/withdrawn.html", words_of(submission.version))
