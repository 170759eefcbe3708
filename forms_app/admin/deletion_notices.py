"""What the screens that delete forms, pages and people say about answers, before anything is deleted."""

from collections.abc import Iterable

from django.contrib import messages
from django.db.models import Q
from django.utils.translation import ngettext
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.models import Page

from forms_app.models import SignupForm, Submission


class PagesDeleteAction(DeleteBulkAction):
    """The screen that deletes the pages ticked in a list, which names the answers as the screen of a single page does."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        _name_answers_of_pages(self.request, [item["item"] for item in context["items"]])
        return context


def name_answers_sent_from(request, page: Page) -> None:
    """Say how many answers were sent from a page and those below it. A receiver of `before_delete_page`."""
    _name_answers_of_pages(request, [page])


def name_answers_to_forms(request, snippets: Iterable) -> None:
    """Say how many answers forms have, and what becomes of them. A receiver of `before_delete_snippet`."""
    forms = [snippet for snippet in snippets if isinstance(snippet, SignupForm)]
    for form in {form.translation_key: form for form in reversed(forms)}.values():
        mine = Submission.objects.of_form(form.translation_key)
        unconfirmed = mine.never_confirmed().count()
        others = SignupForm.objects.family(form.translation_key).exclude(pk__in=[one.pk for one in forms])
        names = [str(other.language.name) for other in others]
        if names:
            number = mine.count()
            words = ngettext(
                "“%(form)s”: %(number)d answer was sent. Nothing happens to it: the form stays in %(languages)s.",
                "“%(form)s”: %(number)d answers were sent. Nothing happens to them: the form stays in %(languages)s.",
                number,
            )
            _warn(request, number, words, form=form.title, languages=" · ".join(names))
            continue
        number = mine.count() - unconfirmed
        words = ngettext(
            "“%(form)s”: %(number)d answer was sent. It stays under Answers until its last day, its secret link "
            "goes on working, and so does what was published by consent.",
            "“%(form)s”: %(number)d answers were sent. They stay under Answers until their last day, their secret "
            "links go on working, and so does what was published by consent.",
            number,
        )
        _warn(request, number, words, form=form.title)
        words = ngettext(
            "“%(form)s”: %(number)d answer that its sender has not confirmed is erased with the form.",
            "“%(form)s”: %(number)d answers that their senders have not confirmed are erased with the form.",
            unconfirmed,
        )
        _warn(request, unconfirmed, words, form=form.title)


def name_answers_of_owner(request, user) -> None:
    """Say how many answers somebody takes care of. A receiver of `before_delete_user`."""
    number = Submission.objects.filter(owner=user).count()
    words = ngettext(
        "This person takes care of %(number)d answer. It is not deleted, and nobody takes care of it then.",
        "This person takes care of %(number)d answers. They are not deleted, and nobody takes care of them then.",
        number,
    )
    _warn(request, number, words)


def _name_answers_of_pages(request, pages: Iterable[Page]) -> None:
    below = Q(pk__in=[])
    for page in pages:
        below |= Q(path__startswith=page.path)
    sent_from = Page.objects.filter(below).order_by().values("pk")
    number = Submission.objects.filter(source_page__in=sent_from).count()
    words = ngettext(
        "%(number)d answer to a form was sent from what is deleted here. It is not deleted: it stays under "
        "Answers until its last day.",
        "%(number)d answers to forms were sent from what is deleted here. They are not deleted: they stay "
        "under Answers until their last day.",
        number,
    )
    _warn(request, number, words)


def _warn(request, number: int, words: str, **more: str) -> None:
    if number and request.method == "GET":
        messages.warning(request, words % {"number": number, **more})
