"""What the screens that delete pages and people say about answers, before anything is deleted."""

from django.contrib import messages
from django.utils.translation import ngettext

from forms_app.models import Submission


def name_answers_sent_from(request, page) -> None:
    """Say how many answers were sent from a page and those below it. A receiver of `before_delete_page`."""
    below = page.get_descendants(inclusive=True).order_by().values("pk")
    _say(
        request,
        Submission.objects.filter(source_page__in=below).count(),
        lambda number: ngettext(
            "%(number)d answer to a form was sent from this page or one below it. It is not deleted: it stays under "
            "Answers until its last day.",
            "%(number)d answers to forms were sent from this page or those below it. They are not deleted: they stay "
            "under Answers until their last day.",
            number,
        ),
    )


def name_answers_of_owner(request, user) -> None:
    """Say how many answers somebody takes care of. A receiver of `before_delete_user`."""
    _say(
        request,
        Submission.objects.filter(owner=user).count(),
        lambda number: ngettext(
            "This person takes care of %(number)d answer. It is not deleted, and nobody takes care of it then.",
            "This person takes care of %(number)d answers. They are not deleted, and nobody takes care of them then.",
            number,
        ),
    )


def _say(request, number: int, words) -> None:
    if number and request.method == "GET":
        messages.warning(request, words(number) % {"number": number})
